"""The Patches page: the image cut into squares, and each square laid out as one row of a matrix."""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vit_studio.vit.config import divisors
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.compared import same_for_both, same_input
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.patches import patches_help
from vit_studio.window.pages.patches.cut import Cut, cut_image, same_place
from vit_studio.window.pages.patches.patch_pictures import PIXELS, PatchPictures
from vit_studio.window.pages.patches.patch_size_bar import PatchSizeBar
from vit_studio.window.pages.patches.raster_view import RasterView
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import SPACE_M, SPACE_S
from vit_studio.window.training_choices import OPEN, PATCH_SIZE
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.controls.player import Player
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.panel_body import PanelBody

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

SIZE: Final = "patches.size"
"""In `studio.viewing`: the patch size that is tried; empty, or one that does not divide, for the model's own."""
TOKEN: Final = "patches.token"
"""The token chosen in the grid of that size; it counts as long as it lies on the selected token of the model."""
ORDER: Final = "patches.order"
"""Whether the order of the tokens is written on the patches: "yes"."""


class PatchesPage(Page):
    """Image, patch, row and matrix follow the selected patch, or the walk through all of them."""

    stage = Stage.PATCHES
    shows_scale: ClassVar[bool] = True

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.size_bar = PatchSizeBar()
        self.image = RasterView()
        self.pictures = PatchPictures(self)
        self.order = QCheckBox(self.tr("Order"))
        self.player = Player(self.tr("Walk through the patches in the order in which they become tokens"))
        self._cut: Cut | None = None
        self._cut_from: Scene | None = None
        self._token = CLASS_TOKEN
        self._lay_out()
        self._connect()

    @property
    def cut(self) -> Cut | None:
        """How the image is cut now; None before the first scene."""
        return self._cut

    @property
    def token(self) -> int:
        """The selected token in the grid that is shown."""
        return self._token

    def show_scene(self, scene: "Scene") -> None:
        self.pictures.matrix_panel.set_no_difference(same_for_both() if _cuts_alike(scene) else "")
        self.pictures.row_panel.set_marked(not _cuts_alike(scene))  # too low for words
        self.image.set_pixels(scene.pixels)
        self.image_panel.set_tensor("pixels", scene.pixels.shape)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        scene = scene.plain if _cuts_alike(scene) else scene
        cut = self._cut_of(scene)
        if cut is not self._cut:
            self._cut, self._cut_from = cut, scene
            self._show_cut(scene, cut)
        token = self._token_in(cut, scene.grid, selection.token)
        if token != self._token and cut.grid.is_patch(token):
            self.player.walk.move_to(cut.grid.patch_of(token))
        self._token = token
        self.image.set_token(token)
        self.pictures.matrix.set_row(cut.grid.patch_of(token) if cut.grid.is_patch(token) else None)
        self.order.setChecked(self.studio.viewing.get(ORDER) == "yes")
        self.image.set_order(self.order.isChecked())
        self._show_patch()

    def _cut_of(self, scene: "Scene") -> Cut:
        size = _size_in(self.studio.viewing.get(SIZE), scene)
        if self._cut is not None and self._cut_from is scene and self._cut.config.patch_size == size:
            return self._cut
        return cut_image(scene, size)

    def _token_in(self, cut: Cut, grid: PatchGrid, selected: int) -> int:
        """The token of the grid on show that stands for the selected one: where a person clicked, nothing jumps."""
        if cut.is_models:
            return selected
        chosen = self.studio.viewing.get(TOKEN)
        token = int(chosen) if chosen.isdecimal() else CLASS_TOKEN
        if cut.grid.is_patch(token) and same_place(token, cut.grid, grid) == selected:
            return token
        return same_place(selected, grid, cut.grid)

    def _show_cut(self, scene: "Scene", cut: Cut) -> None:
        own, size = scene.config.patch_size, cut.config.patch_size
        self.size_bar.set_configs(scene.config, cut.config)
        self.size_panel.set_title(self.tr("Patch size {0}").format(size))
        if cut.is_models:
            self.size_panel.set_sentence(
                self.tr("The one that the loaded model was made for."), self.tr("Slide to try another.")
            )
        else:
            text = self.tr("No trained weights exist for size {0}. It is only tried here; other pages stay with {1}.")
            self.size_panel.set_sentence(text.format(size, own))
        self.image.set_grid(cut.grid)
        self.pictures.show_cut(cut)
        self.player.walk.set_count(cut.config.num_patches)

    def _show_patch(self) -> None:
        """The patch where the walk is, else the selected one."""
        if self._cut is not None and self._cut_from is not None:
            walked = self.player.walk.place
            token = self._token if walked is None else self._cut.grid.token_of(walked)
            self.pictures.show_token(self._cut_from, self._cut, token)
            self.pictures.set_scale(self.studio.viewing.scale)

    # building

    def _lay_out(self) -> None:
        self.set_introduction(
            self.tr("The image is cut into squares, and each square laid out as one row of a matrix.")
        )
        self.size_panel = Panel(self.tr("Patch size"))
        self.size_panel.set_body(self.size_bar)
        self.size_panel.set_help(patches_help.size())
        self.image_panel = Panel(self.tr("Image"))
        self.image_panel.set_body(self._image_and_order())
        self.image_panel.set_help(patches_help.image())
        self.size_panel.set_marked(False)  # sizes are tried apart from any model
        for panel in (self.image_panel, self.pictures.patch_panel):
            panel.set_no_difference(same_for_both())
        self.add_row(self.size_panel, stretch=0)
        beside = QWidget()
        right, above = QVBoxLayout(beside), QHBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        for layout in (right, above):
            layout.setSpacing(SPACE_M)
        above.addWidget(self.pictures.patch_panel, 11)
        above.addWidget(self.pictures.matrix_panel, 9)
        right.addLayout(above, 1)
        right.addWidget(self.pictures.row_panel)
        self.add_row(self.image_panel, beside, stretches=(1, 2))

    def _image_and_order(self) -> QWidget:
        self.image.set_class_token_chip(True)
        bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        bar.set_colour_map(ColourMap.GREY)
        bar.set_levels(PIXELS)
        bar.set_caption(self.tr("all pixels, 0 to 255"))
        self.order.setToolTip(self.tr("Write on each patch which token it becomes"))
        self.order.setWhatsThis(patches_help.order())
        both, row = QWidget(), QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.order)
        row.addWidget(self.player)
        row.addStretch(1)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(PanelBody(self.image, bar), 1)
        column.addLayout(row)
        return both

    def _connect(self) -> None:
        self.size_bar.size_chosen.connect(self._on_size_chosen)
        self.size_bar.train_asked.connect(self._on_train_asked)
        self.order.clicked.connect(self._on_order_clicked)
        self.player.moved.connect(self._on_walked)
        self.image.token_clicked.connect(self._on_token_clicked)
        self.pictures.row_clicked.connect(self._on_row_clicked)

    # what a person does

    @Slot(int)
    def _on_size_chosen(self, size: int) -> None:
        is_own = self._cut_from is not None and size == self._cut_from.config.patch_size
        self.studio.viewing.set(SIZE, "" if is_own else str(size))

    @Slot()
    def _on_train_asked(self) -> None:
        if self._cut is not None:
            self.studio.viewing.set(PATCH_SIZE, str(self._cut.config.patch_size))
            self.studio.viewing.set(OPEN, "yes")

    @Slot(bool)
    def _on_order_clicked(self, show: bool) -> None:
        self.studio.viewing.set(ORDER, "yes" if show else "")

    @Slot(object)
    def _on_walked(self, place: int | None) -> None:
        self.image.set_walk(place)
        self.pictures.matrix.set_walk(place)
        self._show_patch()

    @Slot(int)
    def _on_token_clicked(self, token: int) -> None:
        if self._cut is None or self._cut_from is None:
            return
        with self.studio.selection.hold():
            if not self._cut.is_models:
                self.studio.viewing.set(TOKEN, str(token))
            self.studio.selection.set_token(same_place(token, self._cut.grid, self._cut_from.grid))

    @Slot(int)
    def _on_row_clicked(self, row: int) -> None:
        if self._cut is not None:
            self._on_token_clicked(self._cut.grid.token_of(row))


def _cuts_alike(scene: "Scene") -> bool:
    """Whether of two models that are subtracted both read the same patches, so that nothing would be left."""
    return scene.is_difference and same_input(scene)


def _size_in(choice: str, scene: "Scene") -> int:
    size = int(choice) if choice.isdecimal() else 0
    return size if size in divisors(scene.config.image_size) else scene.config.patch_size
