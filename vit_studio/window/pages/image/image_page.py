"""The Image page: the picture as the file holds it, and the numbers that the model reads."""

from typing import TYPE_CHECKING, ClassVar, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.window.image_names import image_set_text, split_text
from vit_studio.window.pages.compared import levels_over, same_for_both, same_input
from vit_studio.window.pages.facts import Facts
from vit_studio.window.pages.image import image_help
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import class_name_text, number_text, percent_text, pixel_text
from vit_studio.window.views.cells.channels import channel_at, side_by_side
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.charts.histogram_view import BINS, HistogramView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.data.images import ImageSet
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

PIXELS: Final = Levels(0, 255)
COUNTED: Final = Levels(0, 256)
"""For the histogram: each column then counts as many whole values as the others."""


class ImagePage(Page):
    """Two pictures of the same pixels; the one under the mouse is read in both.

    There is no choice of scales: 0 is black and 255 is white for each image, and the inputs follow.
    """

    stage = Stage.IMAGE
    needs_model: ClassVar[bool] = False

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.pixels, self.input = PlaceView(), PlaceView()
        self.pixels_bar, self.input_bar = ColourBar(), ColourBar()
        self.facts = Facts((self.tr("Label"), self.tr("Where from"), self.tr("Prediction"), self.tr("Mean ± std")))
        self.reading = Facts((self.tr("Formula"), self.tr("Pixel"), self.tr("Input"), self.tr("Mean ± std")))
        self.histogram = HistogramView()
        self._read: tuple[int, int] = (0, 0)
        self._dress()
        self._lay_out()
        for view in (self.pixels, self.input):
            view.cell_hovered.connect(self._on_pixel_chosen)
            view.cell_clicked.connect(self._on_pixel_chosen)

    def show_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        self._show_file(pixels)
        if self.studio.images is not None:
            self._show_facts(self.studio.images, self.studio.selection.image, self.tr("The model is on its way…"))
        self._show_reading(None)

    def show_scene(self, scene: "Scene") -> None:
        self._show_file(scene.pixels)
        is_same = scene.is_difference and same_input(scene)
        shown = scene.plain if is_same else scene
        self.input_panel.set_no_difference(same_for_both() if is_same else "")
        self.reading_panel.set_no_difference(
            same_for_both() if is_same else self.tr("Each model scales the pixels in its own way: this is A.")
        )
        self.input.set_array(side_by_side(shown.trace.image))
        self._show_range(shown)
        self.input_panel.set_tensor("image", scene.trace.image.shape)
        self.input_panel.set_sentence(self.tr("What the model reads: the pixels, moved and scaled."))
        self._show_facts(scene.images, scene.index, _predictions(scene))
        self._show_histogram(scene.pixels, scene.info.pixel_mean)
        self._show_reading(scene.plain)

    # building

    def _lay_out(self) -> None:
        self.set_introduction(self.tr("What the file holds, and the numbers that the model reads."))
        self.pixels_panel = _panel(self.tr("Image"), self.pixels, image_help.pixels(), self.pixels_bar)
        self.pixels_panel.set_sentence(self.tr("The file's grey values: 0 is black, 255 is white."))
        self.input_panel = _panel(self.tr("Input of the model"), self.input, image_help.model_input(), self.input_bar)
        self.histogram_panel = _panel(self.tr("Histogram"), self.histogram, image_help.histogram())
        self.add_row(self.pixels_panel, self.input_panel)
        self.reading_panel = _panel(self.tr("From pixel to input"), self.reading, image_help.reading())
        facts_panel = _panel(self.tr("This image"), self.facts, image_help.facts())
        facts_panel.set_marked(False)  # what both models predict stands in it
        for panel in (self.pixels_panel, self.histogram_panel):
            panel.set_no_difference(same_for_both())
        self.add_row(
            facts_panel,
            self.reading_panel,
            self.histogram_panel,
            stretches=(9, 13, 11),
            stretch=0,
        )

    def _dress(self) -> None:
        self.pixels.set_colour_map(ColourMap.GREY)
        self.pixels.set_levels(PIXELS)
        self.pixels.set_value_text(pixel_text)
        self.pixels.setAccessibleName(self.tr("Pixels of the image"))
        self.input.setAccessibleName(self.tr("Input of the model"))
        self.pixels_bar.set_colour_map(ColourMap.GREY)
        self.pixels_bar.set_levels(PIXELS)
        self.input.set_colour_map(ColourMap.DIVERGING)
        self.input.set_describe(self._describe_input)
        self.input_bar.set_colour_map(ColourMap.DIVERGING)
        for bar in (self.pixels_bar, self.input_bar):
            bar.set_caption(self.tr("holds any image"))
        self.input_bar.hide()
        self.histogram.set_words(self._grey_text, self._pixels_text)

    # showing

    def _show_file(self, pixels: npt.NDArray[np.uint8]) -> None:
        size = len(pixels)
        if self.pixels.array.shape != pixels.shape:
            self._read = (size // 2, size // 2)
        self.pixels.set_array(pixels.astype(np.float32))
        self._show_histogram(pixels, None)
        self.pixels_panel.set_tensor("pixels", pixels.shape)

    def _show_range(self, scene: "Scene") -> None:
        """What the darkest and the lightest pixel would be: it holds any image, as 0 to 255 does for the file."""
        any_image = (np.array([0.0, 1.0]) - scene.info.pixel_mean) / scene.info.pixel_std
        levels = levels_over(scene, lambda each: each.trace.image)
        if not scene.is_difference:
            levels = levels.union(Levels.symmetric(any_image))
        self.input.set_levels(levels)
        self.input_bar.set_levels(levels)
        self.input_bar.show()

    def _show_facts(self, images: "ImageSet", index: int, prediction: str) -> None:
        image_id = images.image_id(index)
        place = self.tr("{0} #{1}, {2}").format(split_text(image_id.split), image_id.number, image_set_text(images))
        pixels = np.asarray(images.images[index])
        spread = f"{number_text(pixels.mean())} ± {number_text(pixels.std())}"
        self.facts.set_values(class_name_text(images.class_names[images.labels[index]]), place, prediction, spread)

    def _show_histogram(self, pixels: npt.NDArray[np.uint8], mean: float | None) -> None:
        """How often each grey value occurs, and if there is a model, the mean of the images that it learned from."""
        lines = [(self.tr("mean"), float(pixels.mean()))]
        if mean is not None:
            lines.append((self.tr("training mean"), mean * 255))
        self.histogram.set_values(pixels, COUNTED, lines)
        self.histogram_panel.set_tensor("pixels", pixels.shape)
        shown = self.histogram.histogram
        self.histogram_panel.set_sentence(
            self.tr("Pixels of each grey, on a logarithmic scale.")
            if shown is not None and shown.is_steep
            else self.tr("Pixels of each grey.")
        )
        self.histogram_panel.set_expression(f"np.histogram(pixels, {BINS}, ({COUNTED.low}, {COUNTED.high}))[0]")

    def _show_reading(self, scene: "Scene | None") -> None:
        """The pixel under the mouse, or the last one that was: what the file holds and what the model reads."""
        row, column = self._read
        pixel = pixel_text(self.pixels.array[row, column])
        where = self.tr("{0} at row {1}, column {2}").format(pixel, row + 1, column + 1)
        if scene is None:
            self.reading.set_values("x = (pixel / 255 − mean) / std", where, "", "")
            return
        mean, std = number_text(scene.info.pixel_mean), number_text(scene.info.pixel_std)
        read = ", ".join(map(number_text, scene.trace.image[:, row, column]))
        if scene.config.in_channels == 1:
            read = f"({pixel} / 255 − {mean}) / {std} = {read}"
        spread = f"{number_text(scene.trace.image.mean())} ± {number_text(scene.trace.image.std())}"
        self.reading.set_values(f"x = (pixel / 255 − {mean}) / {std}", where, read, spread)

    def _describe_input(self, row: int, column: int) -> str:
        place = channel_at(column, len(self.input.array))
        if place is None:
            return self.tr("between two channels")
        text = self.tr("row {0} · column {1}").format(row + 1, place[1] + 1)
        several = self.input.array.shape[1] > len(self.input.array)
        return self.tr("channel {0} · {1}").format(place[0] + 1, text) if several else text

    def _grey_text(self, values: str) -> str:
        return self.tr("grey {0}").format(values)

    def _pixels_text(self, count: int) -> str:
        return self.tr("1 pixel") if count == 1 else self.tr("{0} pixels").format(f"{count:,}")

    @Slot(int, int)
    def _on_pixel_chosen(self, row: int, column: int) -> None:
        place = channel_at(column, len(self.pixels.array))
        if place is None:
            return
        within = place[1]
        self._read = (row, within)
        self.pixels.set_echo(self._read)
        self.input.set_echo((row, column if self.sender() is self.input else within))
        self._show_reading(self.scene.plain if self.scene is not None else None)


def _predictions(scene: "Scene") -> str:
    """What the model predicts, or both of those that are subtracted."""
    if scene.difference is None:
        return _prediction(scene)
    a, b = map(_prediction, scene.difference)
    return f"A {a} · B {b}"


def _prediction(scene: "Scene") -> str:
    probs = scene.trace.probs
    best = int(np.argmax(probs))
    mark = "✓" if best == scene.label else "✗"
    return f"{class_name_text(scene.class_names[best])} {percent_text(float(probs[best]))} {mark}"


def _panel(title: str, body: QWidget, explanation: str, bar: ColourBar | None = None) -> Panel:
    panel = Panel(title)
    panel.set_body(body)
    panel.set_help(explanation)
    if bar is not None:
        panel.set_colour_bar(bar)
    return panel
