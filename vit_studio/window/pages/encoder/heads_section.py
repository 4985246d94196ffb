"""How far and how widely each head looks, by depth: figure 7 (right), and the entropy of attention."""

import dataclasses
import functools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.distance import patch_distances
from vit_studio.analysis.entropy import entropy
from vit_studio.analysis.head_survey import HeadSurvey, Measured, survey_one
from vit_studio.analysis.subtracted import alike, subtract
from vit_studio.session.head_survey import survey_difference
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.compared import magnitudes, natural, range_words
from vit_studio.window.pages.encoder.attention_pictures import FIRST_PATCH, ComparedWeights
from vit_studio.window.pages.encoder.choices import count_of
from vit_studio.window.pages.encoder.derived_section import DerivedSection
from vit_studio.window.pages.encoder.head_scatter_view import HeadScatterView
from vit_studio.window.pages.encoder.patch_map_panel import PatchMapPanel
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.pages.encoder.survey_bar import SurveyBar
from vit_studio.window.text import number_text, signed_text, token_text
from vit_studio.window.views.charts.curves_layout import Range
from vit_studio.window.views.charts.ranking_view import Ranked, RankingView
from vit_studio.window.views.colours.colour_maps import colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.layer_head_chooser import Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

LEAST_NAMED: Final = 3
MOST_NAMED: Final = 40
"""Queries that are listed, the widest first: at least, and with room to spare."""
DISTANCE_CODE: Final = "attention_distance(attn_weights, grid).T"
ENTROPY_CODE: Final = "entropy(attn_weights).mean(-1).T"


@dataclasses.dataclass(frozen=True, eq=False)
class HeadBits:
    """What one image tells of the heads: the entropy of each query, and its means."""

    bits: np.ndarray
    """(depth, H, T)."""
    survey: HeadSurvey
    beside: "HeadBits | None" = None
    """The same of the model that is compared, so that ranges can hold both."""

    @classmethod
    def of(cls, attn_weights: np.ndarray, grid: PatchGrid) -> "HeadBits":
        """Of the weights (depth, H, T, T)."""
        bits = entropy(attn_weights)
        return cls(bits, survey_one(attn_weights, grid, bits=bits))

    @classmethod
    def compared(cls, weights: ComparedWeights, grid: PatchGrid) -> "HeadBits":
        """Of one model, beside another where there is one, or what the first has more."""
        first, *others = (cls.of(each, grid) for each in weights.arrays)
        if not others:
            return first
        if weights.is_difference:
            return cls(subtract(first.bits, others[0].bits), survey_difference(first.survey, others[0].survey))
        return dataclasses.replace(first, beside=others[0])

    @property
    def both(self) -> "tuple[HeadBits, ...]":
        """This one first."""
        return (self,) if self.beside is None else (self, self.beside)

    def of_head(self, layer: int, head: int | None) -> np.ndarray:
        """(T,): of a head's queries, or the mean of the heads."""
        return alike(_mean_of_heads, self.bits[layer]) if head is None else self.bits[layer, head]


def _mean_of_heads(bits: np.ndarray) -> np.ndarray:
    mean: np.ndarray = bits.mean(axis=0)
    return mean


class HeadsSection(DerivedSection[HeadBits]):
    """Two charts of all heads, of this image or of many, and the entropy of one head's queries over the image."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.survey_bar = SurveyBar(studio)
        self.bar = SectionBar(studio, Offer.MEAN_AND_HEADS, self.survey_bar)
        self.distances, self.entropies = HeadScatterView(), HeadScatterView()
        self.distance_panel = Panel(self.tr("How far heads look"))
        self.entropy_panel = Panel(self.tr("How widely heads look"))
        self.ranking = RankingView(LEAST_NAMED)
        self.image_panel = PatchMapPanel(
            self.tr("Entropy by patch"), self.tr("Image and the entropy of each patch"), self.ranking
        )
        self._scale = Scale()
        self._shown: tuple[object, ...] = ()
        self._ranked: list[int] = []
        self.distance_panel.set_body(self.distances)
        self.entropy_panel.set_body(self.entropies)
        self.add_row(self.bar, stretch=0)
        self.add_row(self.distance_panel, self.entropy_panel, self.image_panel, stretches=(14, 14, 12))
        self._explain()
        for chart in (self.distances, self.entropies):
            chart.head_clicked.connect(self._on_head_clicked)
        self.image_panel.image.token_clicked.connect(studio.selection.set_token)
        self.ranking.line_clicked.connect(self._on_line_clicked)
        studio.head_survey.changed.connect(self._on_surveyed)
        studio.head_survey.running_changed.connect(self._on_surveyed)

    # what is shown

    def derivation(self, scene: "Scene") -> tuple[str, Callable[[], HeadBits]]:
        return "heads", functools.partial(HeadBits.compared, ComparedWeights.of(scene), scene.grid)

    def take(self, scene: "Scene", made: HeadBits) -> None:
        self.bar.show_scene(scene)
        self.image_panel.show_scene(scene)
        config = scene.config
        even = float(patch_distances(scene.grid).mean())
        if scene.is_difference:
            self.distances.set_reference(0.0, self.tr("no difference"))
            self.entropies.set_reference(0.0, self.tr("no difference"))
        else:
            self.distances.set_reference(even, self.tr("even attention"))
            self.entropies.set_reference(math.log2(config.num_tokens), self.tr("even attention"))

    def show_taken(self, scene: "Scene", selection: "Selection", made: HeadBits) -> None:
        if not self.bar.is_new(scene):
            return
        self.bar.show_selection()
        self.survey_bar.show_choice()
        self._show_survey(scene, made)
        for chart in (self.distances, self.entropies):
            chart.set_selected(selection.layer, selection.head)
        self._show_image(scene, selection, made)

    def _show_survey(self, scene: "Scene", own: HeadBits) -> None:
        survey = self.survey_bar.survey
        if (own, survey) != self._shown:
            self._shown = (own, survey)
            made = survey or own.survey
            self._show_measured(self.distances, self.distance_panel, made.distance, DISTANCE_CODE if not survey else "")
            self._show_measured(self.entropies, self.entropy_panel, made.entropy, ENTROPY_CODE if not survey else "")
        side = scene.grid.side * scene.grid.patch_size
        others = [] if survey or own.beside is None else [own.beside.survey]
        distances, entropies = ([getattr(other, name).mean for other in others] for name in ("distance", "entropy"))
        self.distances.set_limits(self._limits(scene, self.distances, side * 2**0.5, distances))
        self.entropies.set_limits(self._limits(scene, self.entropies, math.log2(scene.config.num_tokens), entropies))
        self._show_words(scene, survey)

    def _limits(
        self, scene: "Scene", chart: HeadScatterView, greatest: float, others: list[np.ndarray]
    ) -> Range | None:
        """From 0, so that heights can be compared, with those of the other model too; around it for a difference.

        This view's own range is left to the chart.
        """
        mode = self.studio.viewing.scale
        if mode is ScaleMode.VIEW:
            return None
        low, high = chart.own_limits
        high = max([high, *(float(np.nanmax(other)) for other in others if np.isfinite(other).any())])
        if scene.is_difference:
            reach = greatest if mode is ScaleMode.FIXED else max(-low, high)
            return -reach, reach
        return 0.0, greatest if mode is ScaleMode.FIXED else high

    def _show_measured(self, chart: HeadScatterView, panel: Panel, measured: Measured, code: str) -> None:
        chart.set_values(measured.mean, measured.spread)
        panel.set_tensor(code, measured.mean.T.shape)

    def _show_words(self, scene: "Scene", survey: HeadSurvey | None) -> None:
        count, hint = count_of(self.studio.viewing), ""
        if survey is None and count > 1:
            words = self.tr("Of this image still: choose {0} images again to look at this model's.").format(count)
            if self.studio.head_survey.is_running:
                words = self.tr("Of this image, until {0} images have been looked at.").format(count)
        elif survey is None:
            words, hint = self.tr("This image."), self.tr("A click on a point chooses its head.")
        else:
            words = self.tr("Mean of {0} images, ± their standard deviation.").format(survey.count)
            if scene.is_difference:
                words = self.tr("Means of {0} images.").format(survey.count)
        for chart, panel in ((self.distances, self.distance_panel), (self.entropies, self.entropy_panel)):
            cut = self.tr("{0} The axis does not begin at 0.").format(words)
            panel.set_sentence(cut if chart.begins_above_zero else words, hint)
            panel.set_of_image(survey is None)

    def _show_image(self, scene: "Scene", selection: "Selection", made: HeadBits) -> None:
        layer, head, side = selection.layer, selection.head, scene.grid.side
        bits, *others = (each.of_head(layer, head) for each in made.both)
        shown = bits[FIRST_PATCH:].reshape(side, side)
        mode = self.studio.viewing.scale
        shared, own = (
            Levels.of([each.bits.max() for each in made.both] + [0.0]),
            Levels.of(np.stack([bits, *others])[:, FIRST_PATCH:]),
        )
        if scene.is_difference:
            shared, own = Levels.symmetric(made.bits), Levels.symmetric(shown)
        levels = self._scale.levels(
            mode, shared=shared, own=own, natural=natural(scene, Levels(0.0, math.log2(scene.config.num_tokens)))
        )
        caption = Scale.caption(mode, range_words(scene, self.tr("shared by all heads, bits")))
        self.image_panel.show_map(shown, levels, caption, token=selection.token, colour_map=magnitudes(scene))
        of_head = f"[{layer}].mean(0)" if head is None else f"[{layer}, {head}]"
        self.image_panel.set_tensor(f"entropy(attn_weights){of_head}[1:].reshape({side}, {side})", (side, side))
        query = float(bits[selection.token])
        text = self.tr("{0}: {1} bits, as wide as {2} keys evenly.")
        name = token_text(scene.grid, selection.token)
        sentence = text.format(name, number_text(query), number_text(2**query))
        if scene.is_difference:
            sentence = self.tr("{0}: {1} bits.").format(name, signed_text(query))
        many = self.survey_bar.survey is not None
        self.image_panel.set_sentence(self.tr("Of this image alone: {0}").format(sentence) if many else sentence)
        self._show_ranking(scene, bits, levels, selection.token)

    def _show_ranking(self, scene: "Scene", bits: np.ndarray, levels: Levels, token: int) -> None:
        """The widest queries by name; the class token, which has no place in the image, is one of them."""
        self._ranked = np.argsort(-np.abs(bits), kind="stable")[:MOST_NAMED].tolist()
        text, number = self.tr("{0} bits"), signed_text if scene.is_difference else number_text
        self.ranking.set_lines(
            [
                Ranked(
                    token_text(scene.grid, query),
                    text.format(number(bits[query])),
                    colour_at(magnitudes(scene), float(levels.unit(bits[query]))),
                )
                for query in self._ranked
            ]
        )
        self.ranking.set_selected(self._ranked.index(token) if token in self._ranked else None)

    # what a person does

    @Slot(int, int)
    def _on_head_clicked(self, layer: int, head: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_layer(layer)
            self.studio.selection.set_head(head)

    @Slot(int)
    def _on_line_clicked(self, line: int) -> None:
        self.studio.selection.set_token(self._ranked[line])

    @Slot()
    def _on_surveyed(self) -> None:
        scene = self.studio.scene
        if scene is not None and self.isVisible() and self._made is not None:
            self._show_survey(scene, self._made)
            self._show_image(scene, self.studio.selection, self._made)

    # words

    def _explain(self) -> None:
        self.bar.sentence.set_sentence(
            self.tr("What each head of each layer has become: local or global, sharp or wide.")
        )
        self.distances.set_titles(self.tr("mean attention distance by layer, pixels"), self.tr("px"))
        self.entropies.set_titles(self.tr("mean entropy of attention by layer, bits"), self.tr("bits"))
        self.distances.setAccessibleName(self.tr("Mean attention distance of each head by layer"))
        self.entropies.setAccessibleName(self.tr("Entropy of each head by layer"))
        self.distance_panel.set_help(
            self.tr(
                "Figure 7 (right) of the paper: the distance in pixels from a query's patch to the patches that it "
                "looks at, Σ<sub>k</sub> a<sub>qk</sub>·|x<sub>q</sub> − x<sub>k</sub>|, weighted by attention and "
                "averaged over all queries, like the size of a receptive field. The paper averages 128 images. The "
                "class token stands nowhere in the image and is left out. Dashed: what even attention would give."
            )
        )
        self.entropy_panel.set_help(
            self.tr(
                "−Σ<sub>k</sub> a<sub>qk</sub>·log₂ a<sub>qk</sub> of each query's weights, averaged over the queries. "
                "0 bits: each query looks at one token; log₂ T bits, dashed: at all tokens evenly. 2 to the power of "
                "the entropy is the number of tokens that an even attention as wide would look at."
            )
        )
        self.image_panel.set_help(
            self.tr(
                "The entropy of each patch's attention in the selected layer and head, in bits, over the image: dark "
                "patches look at few tokens, bright ones at many. For all heads together it is the mean of the heads' "
                "entropies. Below the image the widest queries by name. A click chooses one."
            )
        )
