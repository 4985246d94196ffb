"""One query in numbers: q·k → / √D_h → softmax → weighted sum, for all keys and for one of them written out."""

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.window.pages.compared import levels_over, natural, range_words
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures, attention_of
from vit_studio.window.pages.encoder.attention_scale import AttentionScale, PeaksBox, signed_levels
from vit_studio.window.pages.encoder.choices import KEY, Peaks, fuse_of, key_of, peaks_of
from vit_studio.window.pages.encoder.derived_section import DerivedSection
from vit_studio.window.pages.encoder.fresh import Fresh
from vit_studio.window.pages.encoder.query_numbers import QueryNumbers
from vit_studio.window.pages.encoder.query_steps_view import EXPONENTIALS, QueryStepsView
from vit_studio.window.pages.encoder.query_words import chain_of, explain_query, rows_of
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.text import shape_text, token_text
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.number_rows_view import NumberRowsView
from vit_studio.window.views.charts.step_chain import StepChain
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.layer_head_chooser import Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class QuerySection(DerivedSection[AttentionPictures]):
    """A merged head has no q, k and v: where the selection has none, the first head is shown."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.peaks = PeaksBox(studio.viewing)
        self.bar = SectionBar(studio, Offer.HEADS, self.peaks)
        self.steps = QueryStepsView()
        self.steps_panel = Panel(self.tr("Every key of the query"))
        self.steps_panel.set_body(self.steps)
        self.steps_panel.set_main_view(self.steps.k)
        self.rows, self.chain = NumberRowsView(), StepChain(of_numbers=True)
        self.key_panel = Panel(self.tr("The selected key, number by number"))
        self.rows_bar = ColourBar()
        self.rows_bar.set_colour_map(ColourMap.DIVERGING)
        self.rows_bar.follow(self.rows)
        self.key_panel.set_body(_stacked(_side_by_side(self.rows, self.rows_bar), self.chain))
        self._scales = {name: Scale() for name in ("qk", "v", "dots", "scores")}
        self._weight_scale = AttentionScale("", "")
        self._fresh, self._fresh_head, self._fresh_scores = Fresh(), Fresh(), Fresh()
        self._shared: dict[str, Levels]
        self.add_row(self.bar, stretch=0)
        self.add_row(self.steps_panel, stretch=7)
        self.add_row(self.key_panel, stretch=4)
        explain_query(self)
        self.steps.query_clicked.connect(studio.selection.set_token)
        self.steps.key_clicked.connect(self._on_key_clicked)

    # what is shown

    def derivation(self, scene: "Scene") -> tuple[str, Callable[[], AttentionPictures]]:
        return attention_of(scene, fuse_of(self.studio.viewing))

    def take(self, scene: "Scene", made: AttentionPictures) -> None:
        self.bar.show_scene(scene)
        self.steps.show_tokens(scene.grid)
        self.steps.show_signed(scene.is_difference)
        self.chain.setVisible(not scene.is_difference)
        queries, keys, values = (levels_over(scene, operator.attrgetter(f"trace.{name}")) for name in "qkv")
        self._shared = {"qk": queries.union(keys), "v": values}

    def show_taken(self, scene: "Scene", selection: "Selection", made: AttentionPictures) -> None:
        if not self.bar.is_new(scene):
            return
        viewing, layer, head, query = self.studio.viewing, selection.layer, selection.head or 0, selection.token
        numbers, *others = (QueryNumbers.of_scene(each, layer=layer, head=head, query=query) for each in scene.compared)
        strongest = int(scene.lead.trace.attn_weights[layer, head, query].argmax())
        key = key_of(viewing, strongest=strongest, num_tokens=scene.config.num_tokens)
        self.bar.show_selection()
        self.peaks.show_choice()
        if self._fresh.is_new(scene, layer, head, query, viewing.scale, peaks_of(viewing)):
            self._show_steps(scene, (numbers, *others), made, layer=layer, head=head)
        self.steps.set_selected(query, key)
        self._show_key(scene, (numbers, *others), query=query, key=key)
        if selection.head is None and scene.config.num_heads > 1:
            self.bar.sentence.set_sentence(self.tr("Heads merged have no q, k and v of their own: this is head 1."))
        else:
            self.bar.sentence.set_sentence(self.tr("softmax(q·kᵀ / √D_h)·v for one query, step by step."))

    def _show_steps(
        self,
        scene: "Scene",
        both: tuple[QueryNumbers, ...],
        pictures: AttentionPictures,
        *,
        layer: int,
        head: int,
    ) -> None:
        """The first of the numbers; ranges hold those of the other model as well."""
        viewing, queries, numbers = self.studio.viewing, scene.trace.q[layer, head], both[0]
        self._weight_scale.choose(pictures, viewing.scale, peaks_of(viewing), layer=layer, head=head)
        is_cut = peaks_of(viewing) is Peaks.CUT
        if self._fresh_scores.is_new(scene, layer, head, is_cut):
            self._shared |= _score_levels(scene, layer, head, cut=is_cut)
        own = {
            "qk": levels_over(scene, lambda each: (each.trace.q[layer, head], each.trace.k[layer, head]), _of_both),
            "v": levels_over(scene, lambda each: each.trace.v[layer, head]),
            "dots": signed_levels(*(each.dots for each in both), cut=is_cut),
            "scores": signed_levels(*(part for each in both for part in (each.scaled, each.bias)), cut=is_cut),
        }
        levels = {
            name: scale.levels(viewing.scale, shared=self._shared[name], own=own[name])
            for name, scale in self._scales.items()
        }
        if self._fresh_head.is_new(scene, layer, head, levels["qk"], levels["v"]):
            self.steps.show_head(queries, numbers.k, numbers.v, levels)
        exps = natural(scene, EXPONENTIALS)
        self.steps.show_query(numbers, levels | {"weights": self._weight_scale.levels, "exps": exps})
        shape = shape_text(queries.shape)
        q, k, v = (f"{name}[{layer}, {head}]  {shape}" for name in "qkv")
        self.steps.set_captions(q, k, v, root=f"√{scene.config.head_dim}")
        self.steps_panel.set_tensor(f"k[{layer}, {head}]", queries.shape)
        self.steps_panel.set_subject(token_text(scene.grid, self.studio.selection.token))
        shared = self.tr("shared by all heads, q·k by this head's queries")
        ranges = Scale.caption(viewing.scale, range_words(scene, shared))
        if scene.is_difference:
            text = self.tr("A row is a key; in each step, A's number less B's. Range: {0}.")
            self.steps_panel.set_sentence(text.format(ranges))
            return
        self.steps_panel.set_sentence(
            self.tr(
                "A row is a key. Range: {0}. Why exp: it makes every weight positive, and their sum makes them shares "
                "of 1."
            ).format(ranges)
        )

    def _show_key(self, scene: "Scene", both: tuple[QueryNumbers, ...], *, query: int, key: int) -> None:
        rows = rows_of(both[0], key)
        shown = [row.values for numbers in both for row in rows_of(numbers, key)]
        self.rows.set_rows(rows, Levels.symmetric(np.stack(shown)))
        self.rows_bar.set_levels(self.rows.levels)
        if not scene.is_difference:
            self.chain.set_chain(*chain_of(both[0], key))
        text = self.tr("query {0} → key {1}")
        if scene.is_difference:
            text = self.tr("query {0} → key {1}: A's numbers less B's. The way to the weight is each model's own.")
        self.key_panel.set_sentence(text.format(token_text(scene.grid, query), token_text(scene.grid, key)))
        place = f"{self.studio.selection.layer}, {self.studio.selection.head or 0}"
        q, k, v = f"q[{place}, {query}]", f"k[{place}, {key}]", f"v[{place}, {key}]"
        weight = f"attn_weights[{place}, {query}, {key}]"
        self.key_panel.set_expression(f"np.stack([{q}, {k}, {q} * {k}, {v}, {weight} * {v}])")

    # what a person does

    @Slot(int)
    def _on_key_clicked(self, key: int) -> None:
        self.studio.viewing.set(KEY, str(key))


def _score_levels(scene: "Scene", layer: int, head: int, *, cut: bool) -> dict[str, Levels]:
    """Scores of two heads have little in common: their bars are shared by the queries of one."""
    biases = [each.trace.attn_bias[layer, head] for each in scene.compared]
    scaled = [each.trace.attn_scores[layer, head] - bias for each, bias in zip(scene.compared, biases, strict=True)]
    return {
        "dots": signed_levels(*(part * scene.config.head_dim**0.5 for part in scaled), cut=cut),
        "scores": signed_levels(*scaled, *biases, cut=cut),
    }


def _of_both(queries_and_keys: tuple[np.ndarray, np.ndarray]) -> Levels:
    queries, keys = queries_and_keys
    return Levels.symmetric(queries).union(Levels.symmetric(keys))


def _side_by_side(view: QWidget, bar: ColourBar) -> QWidget:
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    row.addWidget(view, 1)
    row.addWidget(bar)
    bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)  # as high as the rows, and no higher
    return body


def _stacked(*widgets: QWidget) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    for index, widget in enumerate(widgets):
        column.addWidget(widget, 1 - index)
    return body
