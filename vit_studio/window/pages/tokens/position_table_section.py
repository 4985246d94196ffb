"""The tables in which positions are kept: all their rows, those that no pass ever reads too."""

from typing import TYPE_CHECKING

from vit_studio.vit.config import PosEmbed
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.choices import KINDS, SECTION
from vit_studio.window.pages.tokens.no_positions import NoPositions
from vit_studio.window.pages.tokens.table_of_columns_and_rows import ColumnsAndRowsTable
from vit_studio.window.pages.tokens.table_of_offsets import OffsetsTable
from vit_studio.window.pages.tokens.table_of_tokens import TokensTable
from vit_studio.window.pages.tokens.two_tables import tables_scene, why_no_tables
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class PositionTableSection(Section):
    """Brings up the part that knows the tables of the model's kind; each is built when it is first needed."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.nothing = NoPositions(self.tr("This model keeps no positions: there is no table."))
        self.nothing.hide()
        self.nothing.kinds_asked.connect(self._on_kinds_asked)
        self.body.addWidget(self.nothing, 1)
        self._parts: dict[type[Section], Section] = {}
        self.part: Section | None = None
        """What is shown; None for a model without a table."""

    def show_scene(self, scene: "Scene") -> None:
        no_tables, scene = why_no_tables(scene), tables_scene(scene)
        wanted = _PARTS.get(scene.config.pos_embed)
        self.part = None if wanted is None else self._built(wanted)
        self.nothing.setVisible(self.part is None)
        for part in self._parts.values():
            part.setVisible(part is self.part)
        if self.part is not None:
            self.part.show_scene(scene)
            for panel in self.part.findChildren(Panel):
                panel.set_no_difference(no_tables)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        if self.part is not None:
            self.part.show_selection(tables_scene(scene), selection)

    def _built(self, wanted: type[Section]) -> Section:
        if wanted not in self._parts:
            self._parts[wanted] = wanted(self.studio)
            self.body.addWidget(self._parts[wanted], 1)
        return self._parts[wanted]

    def _on_kinds_asked(self) -> None:
        self.studio.viewing.set(SECTION, KINDS)


_PARTS: dict[PosEmbed, type[Section]] = {
    PosEmbed.LEARNED_1D: TokensTable,
    PosEmbed.SINCOS_2D: TokensTable,
    PosEmbed.LEARNED_2D: ColumnsAndRowsTable,
    PosEmbed.RELATIVE: OffsetsTable,
}
