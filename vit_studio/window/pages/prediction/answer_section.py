"""The model's answer: verdict, softmax step by step, and the way from the class token to it."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vit_studio.window.image_names import image_text
from vit_studio.window.pages.compared import same_for_both
from vit_studio.window.pages.prediction import prediction_help
from vit_studio.window.pages.prediction.class_choice import choose_class, chosen_class
from vit_studio.window.pages.prediction.softmax_painting import fraction_text, logit_text
from vit_studio.window.pages.prediction.softmax_steps import SoftmaxSteps
from vit_studio.window.pages.prediction.softmax_view import SoftmaxView
from vit_studio.window.pages.prediction.verdict import Verdict
from vit_studio.window.pages.prediction.verdict_view import VerdictView
from vit_studio.window.pages.section import Section
from vit_studio.window.text import class_name_text, percent_text, points_text, shape_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role
from vit_studio.window.views.charts.bars_layout import spanning
from vit_studio.window.views.charts.step_chain import Link, StepChain
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

SOFTMAX_CODE: Final = "np.stack([logits, logits - logits.max(), np.exp(logits - logits.max()), probs], axis=1)"
"""The numbers of the table, (num_classes, 4)."""
_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class AnswerSection(Section):
    """The image, the answer in words, every number of the softmax, and the one of the chosen class written out."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.verdict = VerdictView()
        self.image = PatchGridView()
        self.softmax = SoftmaxView()
        self.written = QLabel()
        self.chain = StepChain()
        self.image_panel = Panel(self.tr("Image"))
        self.softmax_panel = Panel(self.tr("Softmax, step by step"))
        self.chain_panel = Panel(self.tr("How it comes about"))
        self._verdict: Verdict
        self._lay_out()
        self.softmax.class_clicked.connect(self._on_class_clicked)

    def show_scene(self, scene: "Scene") -> None:
        verdict = self._verdict = Verdict.of(scene.plain)
        names = [class_name_text(name) for name in verdict.class_names]
        if scene.difference is None:
            self.verdict.set_verdict(verdict)
        else:
            self.verdict.set_verdicts(*map(Verdict.of, scene.difference))
        self.image.set_pixels(scene.pixels)
        self.image_panel.set_sentence(image_text(scene.images, scene.index))
        self.image_panel.set_tensor("pixels", scene.pixels.shape)
        self.softmax.set_steps(
            names,
            _steps(scene),
            true_index=verdict.true,
            best_index=None if scene.is_difference else verdict.best,
            logit_limits=_logit_limits(scene),
        )
        self.softmax_panel.set_sentence(self._softmax_sentence(scene))
        self.softmax_panel.set_tensor("probs", scene.trace.probs.shape)
        self.softmax_panel.set_expression(SOFTMAX_CODE)
        self._show_chain(scene)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        steps = self.softmax.steps
        assert steps is not None
        best = int(scene.lead.trace.logits.argmax())
        chosen = chosen_class(self.studio.viewing, num_classes=len(steps), default=best)
        self.softmax.set_selected(chosen)
        name = self.softmax.names[chosen]
        if scene.difference is None:
            self.written.setText(_written_out(name, steps, chosen))
            return
        a, b = (float(each.trace.probs[chosen]) for each in scene.difference)
        text = self.tr("{0}:  A {1}, B {2}, A − B {3}. The written-out softmax is each model's own.")
        self.written.setText(text.format(name, percent_text(a), percent_text(b), points_text(a - b)))

    def _softmax_sentence(self, scene: "Scene") -> str:
        if scene.is_difference:
            return self.tr("Each step of A less the same step of B; to the right A has more, to the left B.")
        return self.tr("The greatest logit wins; exponentials over their sum are the probabilities.")

    def _show_chain(self, scene: "Scene") -> None:
        config = scene.config
        width, classes = (config.embed_dim,), (config.num_classes,)
        stream = f"z{str(config.depth).translate(_SUBSCRIPTS)}"
        self.chain.set_chain(
            (
                Link(self.tr("{0}, class token").format(stream), shape_text(width)),
                Link(self.tr("normalised"), shape_text(width)),
                Link(self.tr("logits"), shape_text(classes)),
                Link(self.tr("probabilities"), shape_text(classes)),
            ),
            (
                Link("norm"),
                Link("head", shape_text((config.embed_dim, config.num_classes))),
                Link("softmax"),
            ),
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self.verdict)
        bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        bar.set_colour_map(ColourMap.GREY)
        bar.set_levels(Levels(0, 255))
        bar.set_caption(self.tr("all pixels, 0 to 255"))
        self.image_panel.set_body(self.image)
        self.image_panel.set_colour_bar(bar)
        self.image_panel.set_help(prediction_help.image())
        self.softmax_panel.set_body(self._table_with_line())
        self.softmax_panel.set_main_view(self.softmax)
        self.softmax_panel.set_help(prediction_help.softmax())
        self.chain_panel.set_body(self.chain)
        for panel in (self.image_panel, self.chain_panel):
            panel.set_no_difference(same_for_both())
        self.chain_panel.set_help(prediction_help.chain())
        self.add_row(self.image_panel, self.softmax_panel, stretches=(4, 11))
        self.add_row(self.chain_panel, stretch=0)

    def _table_with_line(self) -> QWidget:
        set_text_role(self.written, TextRole.BODY)
        self.written.setWordWrap(True)
        self.written.setToolTip(self.tr("The outlined row of the table, written out"))
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.softmax, 1)
        column.addWidget(self.written)
        return both

    @Slot(int)
    def _on_class_clicked(self, index: int) -> None:
        choose_class(self.studio.viewing, index)


def _steps(scene: "Scene") -> SoftmaxSteps:
    if scene.difference is None:
        return SoftmaxSteps.of(scene.trace.logits)
    a, b = (SoftmaxSteps.of(each.trace.logits) for each in scene.difference)
    return a.minus(b)


def _logit_limits(scene: "Scene") -> tuple[float, float] | None:
    """Those of both models where two are compared; of a difference the same to both sides."""
    if scene.is_difference:
        levels = Levels.symmetric(scene.trace.logits)
        return None if levels.is_flat else (levels.low, levels.high)
    return spanning(np.concatenate([each.trace.logits for each in scene.compared]).tolist())


def _written_out(name: str, steps: SoftmaxSteps, index: int) -> str:
    """exp(z - max) / Σ = p, in the numbers of one class."""
    logit, greatest = logit_text(steps.logits[index]), logit_text(steps.logits.max())
    exponential, total = fraction_text(steps.exponentials[index]), fraction_text(steps.total)
    prob = steps.probs[index]
    percent = percent_text(prob).replace(" ", "\N{NO-BREAK SPACE}")  # a line must not end before the sign
    return (
        f"{name}:  exp({logit} − {_in_brackets(greatest)}) ÷ {total}  =  {exponential} ÷ {total}"
        f"  =  {fraction_text(prob)}  =  {percent}"
    )


def _in_brackets(number: str) -> str:
    return number if number[0].isdigit() else f"({number})"
