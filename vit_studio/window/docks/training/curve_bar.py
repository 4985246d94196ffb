"""The row above the curves: which chart, over what, how smooth, on which axis; what finds no room is in the menu."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QWhatsThis,
    QWidget,
)

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.window.docks.training.curve_choices import LINES, USUAL_WEIGHT, WEIGHTS, Chart, CurveChoices
from vit_studio.window.docks.training.curve_lines import LOGARITHMIC
from vit_studio.window.docks.training.training_record import Clock
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.sign_button import SignButton, draw_dots, draw_question

SLIDER_WIDTH: Final = 72

_CLOCKS: Final = {
    Clock.EPOCHS: QT_TRANSLATE_NOOP("Clock", "by epochs"),
    Clock.STEPS: QT_TRANSLATE_NOOP("Clock", "by steps"),
    Clock.SECONDS: QT_TRANSLATE_NOOP("Clock", "by seconds"),
}


class CurveBar(QWidget):
    """Shows and changes `choices`; the narrower it is, the fewer of its controls are out, the menu always has all."""

    runs_toggled = Signal(bool)
    add_run_asked = Signal()
    save_asked = Signal(object)
    """A Chart."""

    def __init__(self, choices: CurveChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.chart = QComboBox()
        self.clock = QComboBox()
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.log = QCheckBox(self.tr("log axis"))
        self.runs = QPushButton()
        self.help_sign = SignButton(self.tr("What the curves of a training show"), draw_question)
        self.menu_sign = SignButton(self.tr("All that can be chosen of the curves, and save"), draw_dots)
        self._label = QLabel(self.tr("smooth"))
        self._weight = QLabel()
        self._can_save = False
        self._fill()
        self._lay_out()
        self._explain()
        self._connect()
        self.show_choices()
        self.set_num_runs(0)

    @Slot()
    def show_choices(self) -> None:
        """As they are now."""
        choices = self._choices
        self.chart.setCurrentIndex(self.chart.findData(choices.chart.value))
        self.clock.setCurrentIndex(self.clock.findData(choices.clock.value))
        with QSignalBlocker(self.smoothing):
            self.smoothing.setValue(WEIGHTS.index(choices.smoothing))
        self._weight.setText(_weight_text(choices.smoothing))
        self.smoothing.setAccessibleDescription(self._weight.text())
        self.log.setChecked(choices.log)
        self._show_what_fits()

    def set_in_sight(self, charts: Sequence[Chart]) -> None:
        """Which charts there is room for: where they are not all, the box tells them in place of "all curves"."""
        is_cut = self._choices.chart is Chart.ALL and 0 < len(charts) < len(LINES)
        words = ", ".join(chart.label for chart in charts) + " …"
        self.chart.setItemText(self.chart.findData(Chart.ALL.value), words if is_cut else Chart.ALL.label)
        self._show_what_fits()

    def set_num_runs(self, count: int) -> None:
        """How many runs there are to show."""
        self.runs.setText(self.tr("Runs ({0})").format(count) if count else self.tr("Runs"))

    def set_runs_open(self, are_open: bool) -> None:
        """Whether the list of runs is out."""
        with QSignalBlocker(self.runs):
            self.runs.setChecked(are_open)

    def set_can_save(self, can_save: bool) -> None:
        """Whether there is anything to save."""
        self._can_save = can_save

    def menu(self) -> QMenu:
        """All of it, and what can be saved; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_save(menu)
        menu.addSeparator()
        choices = self._choices
        _add_group(menu, self.tr("Chart"), [(chart.label, chart) for chart in Chart], choices.chart, choices.set_chart)
        clocks = [(_clock_label(clock), clock) for clock in Clock]
        _add_group(menu, self.tr("X axis"), clocks, choices.clock, choices.set_clock)
        weights = [(_weight_text(weight), weight) for weight in WEIGHTS]
        _add_group(menu, self.tr("Smoothing"), weights, choices.smoothing, choices.set_smoothing)
        log = menu.addAction(self.tr("Logarithmic axis"))
        log.setCheckable(True)
        log.setChecked(choices.log)
        log.toggled.connect(choices.set_log)
        menu.addSeparator()
        menu.addAction(self.tr("Add run…"), self.add_run_asked.emit)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_what_fits()

    def _add_save(self, menu: QMenu) -> None:
        now = self._choices.chart
        wanted = [now] if now in LINES else []
        for chart in dict.fromkeys((*wanted, Chart.ALL, *LINES, Chart.CLASSES)):
            text = self.tr("Save {0} as figure or numbers…").format(chart.label)
            if chart in (now, Chart.ALL):
                menu.addAction(text, _asking(self.save_asked, chart)).setEnabled(self._can_save)
        others = menu.addMenu(self.tr("Save another one"))
        for chart in Chart:
            if chart not in (now, Chart.ALL):
                others.addAction(f"{chart.label}…", _asking(self.save_asked, chart)).setEnabled(self._can_save)

    @Slot()
    def _on_menu_clicked(self) -> None:
        self.menu().popup(self.menu_sign.mapToGlobal(QPoint(0, self.menu_sign.height())))

    @Slot()
    def explain(self) -> None:
        """Show the help below the sign."""
        around = self.parentWidget() or self
        place = self.help_sign.mapToGlobal(QPoint(0, self.help_sign.height()))
        QWhatsThis.showText(place, around.whatsThis() or self.whatsThis(), self)

    @Slot(int)
    def _on_chart_chosen(self, index: int) -> None:
        self._choices.set_chart(Chart(self.chart.itemData(index)))

    @Slot(int)
    def _on_clock_chosen(self, index: int) -> None:
        self._choices.set_clock(Clock(self.clock.itemData(index)))

    @Slot(int)
    def _on_smoothing_moved(self, place: int) -> None:
        self._choices.set_smoothing(WEIGHTS[place])

    def _show_what_fits(self) -> None:
        """What is not as usual is seen first, then the others in their order; none that means nothing to the chart."""
        choices, chart = self._choices, self._choices.chart
        has_lines, has_log = chart is not Chart.CLASSES, chart is Chart.ALL or chart in LOGARITHMIC
        groups: list[tuple[bool, bool, tuple[QWidget, ...]]] = [
            (choices.smoothing != USUAL_WEIGHT, has_lines, (self.smoothing, self._weight)),
            (choices.log, has_log, (self.log,)),
            (choices.clock is not Clock.EPOCHS, has_lines, (self.clock,)),
        ]
        groups.sort(key=lambda group: not group[0])
        groups.append((False, has_lines, (self._label,)))
        always = (self.chart, self.runs, self.help_sign, self.menu_sign)
        left = self.width() - sum(widget.sizeHint().width() + SPACE_S for widget in always)
        for _, wanted, widgets in groups:
            needed = sum(self._room_of(widget) + SPACE_S for widget in widgets)
            fits = wanted and needed <= left
            left -= needed if fits else 0
            for widget in widgets:
                widget.setVisible(fits)

    def _room_of(self, widget: QWidget) -> int:
        return SLIDER_WIDTH if widget is self.smoothing else widget.sizeHint().width()

    def _fill(self) -> None:
        for chart in Chart:
            self.chart.addItem(chart.label, chart.value)
        for clock in Clock:
            self.clock.addItem(_clock_label(clock), clock.value)
        self.chart.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.smoothing.setRange(0, len(WEIGHTS) - 1)
        self.smoothing.setPageStep(1)
        self.smoothing.setFixedWidth(SLIDER_WIDTH)
        self.runs.setCheckable(True)

    def _lay_out(self) -> None:
        set_text_role(self._label, TextRole.CAPTION, muted=True)
        set_text_role(self._weight, TextRole.NUMBER)
        self._weight.setFixedWidth(
            max(self._weight.fontMetrics().horizontalAdvance(_weight_text(w)) for w in WEIGHTS) + 2
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for widget in (self.chart, self._label, self.smoothing, self._weight, self.log, self.clock):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.runs)
        row.addSpacing(-SPACE_XS)
        row.addWidget(self.help_sign)
        row.addSpacing(-SPACE_S)
        row.addWidget(self.menu_sign)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for control in (self.chart, self.clock, self.smoothing, self.log, self.runs):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _explain(self) -> None:
        self.chart.setAccessibleName(self.tr("Chart"))
        self.chart.setToolTip(
            self.tr("What to see of the training; “all curves” shows as many charts as there is room")
        )
        self.clock.setAccessibleName(self.tr("X axis"))
        self.clock.setToolTip(self.tr("What the x axis counts: epochs, steps, or seconds of training"))
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self.smoothing.setToolTip(
            self.tr("Weight of the running mean over the batches, 0 to 0.99; what was measured stays faint behind it")
        )
        self.log.setToolTip(
            self.tr("Loss, learning rate and gradient norm by powers of ten; values at or below zero are not drawn")
        )
        self.runs.setToolTip(self.tr("The list of runs whose curves are laid over each other"))

    def _connect(self) -> None:
        self.chart.activated.connect(self._on_chart_chosen)
        self.clock.activated.connect(self._on_clock_chosen)
        self.smoothing.valueChanged.connect(self._on_smoothing_moved)
        self.log.clicked.connect(self._choices.set_log)
        self.runs.toggled.connect(self.runs_toggled)
        self.help_sign.clicked.connect(self.explain)
        self.menu_sign.clicked.connect(self._on_menu_clicked)
        self._choices.changed.connect(self.show_choices)


def _add_group(
    menu: QMenu, title: str, options: Sequence[tuple[str, object]], now: object, choose: Callable[..., None]
) -> None:
    """A menu of its own in which one thing is ticked."""
    inner = menu.addMenu(title)
    group = QActionGroup(inner)
    for text, value in options:
        action = QAction(text, inner)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda *_, value=value: choose(value))
        group.addAction(action)
        inner.addAction(action)


def _asking(signal: object, chart: Chart) -> Callable[[], None]:
    return lambda: signal.emit(chart)  # type: ignore[attr-defined]


def _clock_label(clock: Clock) -> str:
    return QCoreApplication.translate("Clock", _CLOCKS[clock])


def _weight_text(weight: float) -> str:
    return f"{weight:g}" if weight else QCoreApplication.translate("CurveBar", "off")
