"""The kinds of positions side by side (paper, appendix D.4): what each is, does and costs."""

import dataclasses
import functools
import weakref
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Slot

from vit_studio.errors import ConfigError
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.vit.position_costs import position_parameters
from vit_studio.window.pages.compared import levels_over
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.cosine_scale import shared_cosines
from vit_studio.window.pages.tokens.offset_text import offset_text
from vit_studio.window.pages.tokens.pair_words import name_pairs
from vit_studio.window.pages.tokens.position_card import KindOnShow, PositionCard
from vit_studio.window.pages.tokens.position_pictures import PositionPictures, bias_range
from vit_studio.window.pages.tokens.two_tables import tables_scene, why_no_tables
from vit_studio.window.text import token_text
from vit_studio.window.training_choices import OPEN, POSITIONS
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class PositionKindsSection(Section):
    """A card for each kind: the model's own and the sines are shown, the others would have to be trained first."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.cards = {kind: PositionCard(kind) for kind in PosEmbed}
        self._grid = PatchGrid(1, 1)
        self._shown: tuple[object, ...] = ()
        self._bias_range = Levels(-1, 1)
        self.add_row(*self.cards.values())
        self._explain()
        for card in self.cards.values():
            card.training_asked.connect(self._on_training_asked)
            card.place_clicked.connect(self._on_place_clicked)
            card.token_clicked.connect(studio.selection.set_token)

    def show_scene(self, scene: "Scene") -> None:
        no_tables, own = why_no_tables(scene), scene.config.pos_embed
        for kind, card in self.cards.items():
            card.set_no_difference(no_tables)
            card.set_marked(kind is own)  # the others are no model's, or the same for all
        scene = tables_scene(scene)
        self._grid = scene.grid
        self._bias_range = bias_range(scene)
        for kind, card in self.cards.items():
            if kind is not PosEmbed.RELATIVE:
                card.show_kind(self._on_show(scene, kind))
            describe = functools.partial(_describe_row, scene.grid, kind is PosEmbed.RELATIVE)
            card.table.set_describe(describe)
            name_pairs(card.tiles, scene.grid)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        scene = tables_scene(scene)
        self._show_relative(scene, selection.layer, selection.head)
        shown = [card.on_show.pictures for card in self.cards.values() if card.on_show is not None]
        cosines = shared_cosines(pictures for pictures in shown if pictures is not None)
        token = selection.token
        place = scene.grid.place(token) if scene.grid.is_patch(token) else None
        for kind, card in self.cards.items():
            row = None if kind is PosEmbed.RELATIVE else token
            card.show_selection(self.studio.viewing.scale, place=place, row=row, cosines=cosines)

    def _show_relative(self, scene: "Scene", layer: int, head: int | None) -> None:
        shown = weakref.ref(scene), layer, head  # out of sight this must not keep a scene that is gone
        if shown == self._shown:
            return
        self._shown = shown
        on_show = self._on_show(scene, PosEmbed.RELATIVE)
        keys = scene.positions.rel_pos
        if keys is not None:
            on_show = dataclasses.replace(
                on_show,
                table=keys[layer],
                table_name=f"rel_pos[{layer}]",
                table_levels=levels_over(scene, functools.partial(_keys, layer)),
                pictures=PositionPictures.of_bias(scene, layer=layer, head=head, shared=self._bias_range),
                table_words="",
                pictures_words="",
            )
        self.cards[PosEmbed.RELATIVE].show_kind(on_show)

    def _on_show(self, scene: "Scene", kind: PosEmbed) -> KindOnShow:
        """What can be said of a kind, and for those that add a table, shown."""
        is_own = kind is scene.config.pos_embed
        table, name = (scene.trace.pos_embed, "pos_embed") if is_own else (None, "")
        if kind is PosEmbed.SINCOS_2D and scene.plain.positions.sincos is not None:
            table, name = scene.plain.positions.sincos, "sincos"
        if kind in (PosEmbed.NONE, PosEmbed.RELATIVE):
            table = None
        return KindOnShow(
            is_models_own=is_own,
            status=self._status(is_own, is_computed=table is not None),
            parameters=_parameters(scene.config, kind),
            table=table,
            table_name=name,
            table_levels=levels_over(scene, lambda each: each.trace.pos_embed) if name == "pos_embed" else None,
            pictures=None if table is None else _pictures(scene, table, name),
            table_words="" if table is not None else self._table_words(kind),
            pictures_words="" if table is not None else self._pictures_words(kind),
        )

    # words

    def _status(self, is_own: bool, *, is_computed: bool) -> str:
        if is_own:
            return self.tr("✓ This model’s kind.")
        return self.tr("Computed; not trained with.") if is_computed else self.tr("Not trained with these.")

    def _table_words(self, kind: PosEmbed) -> str:
        if kind is PosEmbed.NONE:
            return self.tr("No table")
        if kind is PosEmbed.SINCOS_2D:
            return self.tr("The width of this model’s tokens has no quarters: it cannot have these.")
        return self.tr("This model was not trained with these positions: only a training makes their table.")

    def _pictures_words(self, kind: PosEmbed) -> str:
        if kind is PosEmbed.NONE:
            return self.tr("All places are alike")
        if kind is PosEmbed.RELATIVE:
            return self.tr("What an offset adds to a score shows once a model is trained.")
        return self.tr("How alike its places are shows once a model is trained.")

    def _explain(self) -> None:
        for kind, text in {
            PosEmbed.NONE: self.tr(
                "z₀ = [x_class; x_p E]. The logits do not change when the patches are shuffled. It loses 2.8 points in "
                "the paper; that the other kinds hardly differ is what appendix D.4 finds."
            ),
            PosEmbed.LEARNED_1D: self.tr(
                "z₀ = [x_class; x_p E] + E_pos, equation 1: E_pos has a learned row for each token. The lower picture "
                "is figure 7 (centre): cosines of each row with all rows."
            ),
            PosEmbed.LEARNED_2D: self.tr(
                "A row of E_pos is [X of the patch’s column; Y of its row], each learned and D/2 long; the class token "
                "has a row of its own. Far fewer parameters: 2 × grid size rows of D/2."
            ),
            PosEmbed.SINCOS_2D: self.tr(
                "A row of E_pos is [sin ωy; cos ωy; sin ωx; cos ωx] with D/4 frequencies ω from 1 to 1/10000, as in "
                "MoCo v3 (arXiv 2104.02057); zeros for the class token. It is not in the paper."
            ),
            PosEmbed.RELATIVE: self.tr(
                "q·k/√D_h + q·r/√D_h before the softmax, in each layer: r is a learned key for the offset from query "
                "to key. The paper counts offsets along the sequence; here they are rows and columns of the grid."
            ),
        }.items():
            self.cards[kind].set_help(text)

    # what a person does

    @Slot(object)
    def _on_training_asked(self, kind: PosEmbed) -> None:
        self.studio.viewing.set(POSITIONS, kind.value)
        self.studio.viewing.set(OPEN, "yes")

    @Slot(int, int)
    def _on_place_clicked(self, row: int, column: int) -> None:
        self.studio.selection.set_token(self._grid.token_at(row, column))


def _keys(layer: int, scene: "Scene") -> npt.NDArray[np.float32]:
    """(R, D): the keys of a layer, of a model with relative positions."""
    assert scene.positions.rel_pos is not None
    return scene.positions.rel_pos[layer]


def _pictures(scene: "Scene", table: npt.NDArray[np.float32], name: str) -> PositionPictures:
    """Of what the model adds, of the difference where there is one; of sines, which are the same for all."""
    if name == "pos_embed":
        return PositionPictures.of_scene_cosines(scene)
    return PositionPictures.of_cosines(table, name, scene.grid)


def _parameters(config: ViTConfig, kind: PosEmbed) -> int | None:
    """What a model of this shape would learn for its positions; None where it cannot have them."""
    rows = config.max_tokens if kind is PosEmbed.LEARNED_1D else 0
    try:
        return position_parameters(dataclasses.replace(config, pos_embed=kind, max_tokens=rows))
    except ConfigError:
        return None


# a function, not a method of the section: a view that held one would keep the page, and the page the view, for ever


def _describe_row(grid: PatchGrid, is_relative: bool, row: int, dim: int) -> str:
    text = QCoreApplication.translate("PositionKindsSection", "{0}, dimension {1}")
    return text.format(offset_text(grid, row) if is_relative else token_text(grid, row), dim + 1)
