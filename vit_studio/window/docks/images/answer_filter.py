"""Controls over the gallery that only the model's answers can fulfil: right or wrong, how sure, and in which order."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from vit_studio.data.images import ImageSet
from vit_studio.session.prediction_table import PredictionTable
from vit_studio.window.docks.images.answers_under_way import AnswersUnderWay
from vit_studio.window.docks.images.captioned import captioned
from vit_studio.window.docks.images.confidence_range import ConfidenceRange
from vit_studio.window.docks.images.gallery_choices import ANSWER, CONFIDENCE, ORDER, written_range
from vit_studio.window.docks.images.image_filter import filter_menu
from vit_studio.window.docks.images.image_query import Answer, ImageQuery, Order
from vit_studio.window.theme import SPACE_S


class AnswerFilter(QWidget):
    """Two menus and a range; while the model is being asked, the range gives its place to the progress."""

    chosen = Signal(str, str)
    """By a person: a name of `gallery_choices`, and its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = filter_menu(self.tr("Model’s answer"))
        self.orders = filter_menu(self.tr("Order"))
        self.confidence = ConfidenceRange()
        self.under_way = AnswersUnderWay()
        self._place = QStackedWidget()
        self._lay_out()
        self._fill_orders()
        self._fill_answers(None)
        self.answers.setWhatsThis(
            self.tr(
                "Right or wrong under the model that is loaded. The model is asked about all test images when this is "
                "first used, in the background; images for training are not asked about. Paper, equation 4: the class "
                "of the greatest logit is the answer."
            )
        )
        self.orders.setWhatsThis(
            self.tr(
                "What comes first: by number, or by the confidence of the model’s answer. Where it is least sure, "
                "looking pays most."
            )
        )
        self.answers.currentIndexChanged.connect(self._on_answer_chosen)
        self.orders.currentIndexChanged.connect(self._on_order_chosen)
        self.confidence.range_changed.connect(self._on_range_changed)

    def show_query(self, query: ImageQuery, images: ImageSet, table: PredictionTable | None) -> None:
        """Show what is chosen, with counts and the histogram once there are answers; without telling."""
        self._fill_answers(query.answer_counts(images, table) if table is not None else None)
        with QSignalBlocker(self.answers), QSignalBlocker(self.orders):
            self.answers.setCurrentIndex(self.answers.findData(query.answer.value))
            self.orders.setCurrentIndex(self.orders.findData(query.order.value))
        self.confidence.set_range(*query.confidence)
        self.confidence.set_confidences(query.confidences(images, table) if table is not None else None)

    def show_under_way(self, is_under_way: bool) -> None:
        """Let the progress stand in the place of the range, or give it back."""
        self._place.setCurrentWidget(self.under_way if is_under_way else self.confidence)

    def _fill_answers(self, counts: dict[Answer, int] | None) -> None:
        names = {
            Answer.ANY: self.tr("Any answer"),
            Answer.RIGHT: self.tr("Right"),
            Answer.WRONG: self.tr("Wrong"),
        }
        with QSignalBlocker(self.answers):
            chosen = self.answers.currentData() or Answer.ANY.value
            self.answers.clear()
            for answer, name in names.items():
                # any answer stands for images without one as well: no count of answers then
                counted = counts is not None and answer is not Answer.ANY
                text = self.tr("{0} ({1})").format(name, f"{counts[answer]:,}") if counted and counts else name
                self.answers.addItem(text, answer.value)
            self.answers.setCurrentIndex(self.answers.findData(chosen))

    def _fill_orders(self) -> None:
        for order, name in {
            Order.NUMBER: self.tr("By number"),
            Order.LEAST_SURE: self.tr("Least sure"),
            Order.MOST_SURE: self.tr("Most sure"),
        }.items():
            self.orders.addItem(name, order.value)

    def _lay_out(self) -> None:
        for menu in (self.answers, self.orders):
            menu.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in (self.confidence, self.under_way):
            self._place.addWidget(widget)
        self._place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for menu in (self.answers, self.orders):
            row.addWidget(captioned(menu.accessibleName(), menu), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(row)
        column.addWidget(self._place)

    @Slot()
    def _on_answer_chosen(self) -> None:
        self.chosen.emit(ANSWER, self.answers.currentData())

    @Slot()
    def _on_order_chosen(self) -> None:
        self.chosen.emit(ORDER, self.orders.currentData())

    @Slot(int, int)
    def _on_range_changed(self, low: int, high: int) -> None:
        self.chosen.emit(CONFIDENCE, written_range(low, high))
