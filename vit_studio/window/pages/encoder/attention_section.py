"""Who looks at whom: one head's matrix and image, linked both ways, and all heads at a glance."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.heads import Fuse
from vit_studio.window.pages.compared import magnitudes, range_words
from vit_studio.window.pages.encoder.attention_panels import MapPanel, MatrixPanel, SmallPanel
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures, attention_of
from vit_studio.window.pages.encoder.attention_scale import AttentionScale, PeaksBox
from vit_studio.window.pages.encoder.attention_words import (
    map_code,
    matrix_code,
    overview_code,
    patch_text,
    picture_text,
    weight_text,
)
from vit_studio.window.pages.encoder.choices import KEY, SMALL, Small, fuse_of, key_of, peaks_of, pin, small_of
from vit_studio.window.pages.encoder.derived_section import DerivedSection
from vit_studio.window.pages.encoder.linked_panels import LinkedPanels, Picked
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.text import token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.controls.layer_head_chooser import Offer

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

MOST_NAMED: Final = 8
"""Columns of small pictures that all have room for a name."""


class AttentionSection(DerivedSection[AttentionPictures]):
    """All pictures are on one scale, which the colour bar tells."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.peaks = PeaksBox(studio.viewing)
        self.small = ChoiceButtons((self.tr("Matrices"), self.tr("Maps of the query")))
        self.bar = SectionBar(studio, Offer.ALL, self.peaks, self.small)
        self.matrix_panel = MatrixPanel(self.tr("Attention"))
        self.map_panel = MapPanel(self.tr("Where it looks"))
        self.overview_panel = SmallPanel(self.tr("All heads"), beside_matrix=True)
        self.linked = LinkedPanels(self.matrix_panel, self.map_panel, weight_text, self)
        self.multiples = self.overview_panel.multiples
        self._scale = AttentionScale(self.tr("shared by all heads"), self.tr("shared by all heads, cut below peak {0}"))
        self._small_shown: tuple[object, ...] = ()
        self.add_row(self.bar, stretch=0)
        self.add_row(self.matrix_panel, self.map_panel, self.overview_panel, stretches=(14, 14, 17))
        self._explain()
        self.linked.query_chosen.connect(studio.selection.set_token)
        self.linked.key_chosen.connect(self._on_key_chosen)
        self.linked.pair_chosen.connect(self._on_pair_chosen)
        self.multiples.picture_clicked.connect(self._on_picture_clicked)
        self.small.chosen.connect(self._on_small_chosen)

    # what is shown

    def derivation(self, scene: "Scene") -> tuple[str, Callable[[], AttentionPictures]]:
        return attention_of(scene, fuse_of(self.studio.viewing))

    def take(self, scene: "Scene", made: AttentionPictures) -> None:
        self.bar.show_scene(scene)
        self.linked.show_scene(scene)
        self.linked.show_colours(made)
        self.overview_panel.set_colour_map(magnitudes(scene))
        self.multiples.set_row_names([str(layer + 1) for layer in range(scene.config.depth)])

    def release(self) -> None:
        self._small_shown = ()
        self.multiples.set_arrays(None)
        self.multiples.set_describe(None)

    def show_taken(self, scene: "Scene", selection: "Selection", made: AttentionPictures) -> None:
        if not self.bar.is_new(scene):
            return
        viewing, layer, head = self.studio.viewing, selection.layer, selection.head
        self.bar.show_selection()
        self.peaks.show_choice()
        self._scale.choose(made, viewing.scale, peaks_of(viewing), layer=layer, head=head)
        strongest = made.lead.strongest_key(layer, head, selection.token)
        picked = Picked(
            pictures=made,
            layer=layer,
            head=head,
            query=selection.token,
            key=key_of(viewing, strongest=strongest, num_tokens=scene.config.num_tokens),
            levels=self._scale.levels,
            caption=range_words(scene, self._scale.caption),
            elsewhere=range_words(scene, self._scale.elsewhere),
        )
        self.linked.show(picked, scene.grid)
        self._describe(scene, picked)
        self._show_multiples(scene, picked)

    def _describe(self, scene: "Scene", picked: Picked) -> None:
        grid, fuse, num_tokens = scene.grid, picked.pictures.fuse, scene.config.num_tokens
        self.matrix_panel.set_tensor(matrix_code(picked.layer, picked.head, fuse), (num_tokens, num_tokens))
        is_max = picked.head is None and fuse is Fuse.MAX
        if is_max:
            sums = self.tr("Row: query, column: key. Maxima: rows sum to more than 1.")
        else:
            sums = self.tr("Row: query, column: key. Each row sums to 1.")
        if scene.is_difference:
            sums = self.tr("Row: query, column: key. Where A looks more, and where B.")
        self.matrix_panel.set_sentence(sums)
        code = map_code(picked.layer, picked.head, fuse, query=picked.query, side=grid.side)
        self.map_panel.set_tensor(code, (grid.side, grid.side))
        self.map_panel.set_sentence(self.tr("The row of {0}.").format(token_text(grid, picked.query)))

    def _show_multiples(self, scene: "Scene", picked: Picked) -> None:
        pictures, small = picked.pictures, small_of(self.studio.viewing)
        self.small.set_choice(list(Small).index(small))
        self.overview_panel.set_levels(picked.levels, picked.elsewhere)
        self.multiples.set_selected((picked.layer, pictures.column_of(picked.head)))
        query = picked.query if small is Small.QUERY_MAPS else None
        if (pictures, query) == self._small_shown:
            return
        self._small_shown = (pictures, query)
        self.multiples.set_column_names(_column_names(pictures))
        self.multiples.set_describe(functools.partial(picture_text, pictures))
        cell_text = weight_text if query is None else patch_text
        self.multiples.set_describe_cell(functools.partial(cell_text, scene.grid))
        self.multiples.set_arrays(pictures.matrices if query is None else pictures.query_maps(query))
        self._name_multiples(scene, query)
        self.overview_panel.set_expression(overview_code(pictures, query, scene.grid.side))
        self.overview_panel.place()

    def _name_multiples(self, scene: "Scene", query: int | None) -> None:
        weights = scene.trace.attn_weights
        if query is None:
            self.overview_panel.set_tensor("attn_weights", weights.shape)
            self.overview_panel.set_subject("")
        else:
            self.overview_panel.set_tensor(f"attn_weights[:, :, {query}, 1:]", weights[:, :, query, 1:].shape)
            self.overview_panel.set_subject(self.tr("maps of {0}").format(token_text(scene.grid, query)))

    # what a person does

    @Slot(int)
    def _on_key_chosen(self, key: int) -> None:
        pin(self.studio.viewing, KEY, key)

    @Slot(int, int)
    def _on_pair_chosen(self, query: int, key: int) -> None:
        self.studio.viewing.set(KEY, str(key))
        self.studio.selection.set_token(query)

    @Slot(int, int)
    def _on_picture_clicked(self, layer: int, column: int) -> None:
        if self._made is None:
            return
        with self.studio.selection.hold():
            self.studio.selection.set_layer(layer)
            self.studio.selection.set_head(self._made.head_of(column))

    @Slot(int)
    def _on_small_chosen(self, index: int) -> None:
        self.studio.viewing.set(SMALL, list(Small)[index].value)

    # words

    def _explain(self) -> None:
        self.bar.sentence.set_sentence(
            self.tr("Each token, as a query, weighs all tokens, as keys, and takes in their values by these weights.")
        )
        self.multiples.set_axes(Axis(self.tr("layer")), Axis(self.tr("head")))
        self.overview_panel.set_sentence(self.tr("Rows: layers, columns: heads."), self.tr("A click brings one up."))
        tips = (
            self.tr("The whole matrix of each head: all queries, all keys."),
            self.tr("For each head, how much the selected query takes from each patch."),
        )
        for index, tip in enumerate(tips):
            self.small.button(index).setToolTip(tip)
        self.small.setWhatsThis(" ".join(tips))
        self.matrix_panel.set_help(
            self.tr(
                "A = softmax(q·kᵀ / √D<sub>h</sub>), equation 6 of the paper. Row: the token that asks (query), "
                "column: the token that it looks at (key). Why a softmax: it makes each row shares of 1, so that what "
                "a token takes in stays as large as one value vector, however many tokens there are. A click chooses "
                "query and key; the bars show the query's row."
            )
        )
        self.map_panel.set_help(
            self.tr(
                "The query's row of the matrix, laid over the image: how much of its new value comes from each patch. "
                "The class token has no place in the image; its share is named first in the list. A click chooses the "
                "query, Shift and a click (or Shift and an arrow) the key that the arrow points to; choosing it again "
                "goes back to the key of the greatest weight."
            )
        )
        self.overview_panel.set_help(
            self.tr(
                "MSA runs several heads side by side, each with its own q, k and v of D<sub>h</sub> = D / heads "
                "numbers (equation 8 of the paper). Here each layer's heads stand in a row and at its end their mean "
                "or maximum; all pictures have the same colours."
            )
        )


def _column_names(pictures: AttentionPictures) -> list[str]:
    roomy = pictures.columns <= MOST_NAMED
    heads = [str(head + 1) if roomy or head == 0 or head % 4 == 3 else "" for head in range(pictures.num_heads)]
    return [*heads, _merged_name(pictures.fuse, roomy=roomy)] if pictures.columns > pictures.num_heads else heads


def _merged_name(fuse: Fuse, *, roomy: bool) -> str:
    translate = QCoreApplication.translate
    if fuse is Fuse.MAX:
        return translate("EncoderPage", "Max")
    return translate("EncoderPage", "Mean") if roomy else translate("EncoderPage", "μ", "mean, as short as can be")
