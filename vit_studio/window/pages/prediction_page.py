"""The Prediction page: from the class token to logits, probabilities, and the label."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from vit_studio.window.image_names import image_text
from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.pages.verdict import Verdict
from vit_studio.window.pages.verdict_view import VerdictView
from vit_studio.window.text import MINUS, class_name_text, percent_text, shape_text
from vit_studio.window.theme import SPACE_L, SPACE_XS
from vit_studio.window.views.bars_view import BarsView
from vit_studio.window.views.panel import Heading, Panel
from vit_studio.window.views.patch_grid_view import PatchGridView
from vit_studio.window.views.step_chain import Link, StepChain

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

_SUBSCRIPTS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class PredictionPage(Page):
    """The image, its logits and its probabilities by class, the answer in words, and how it comes about."""

    stage = Stage.PREDICTION

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.verdict = VerdictView()
        self.image = PatchGridView()
        self.logits, self.probs = BarsView(), BarsView()
        self.chain = StepChain()
        self.image_panel = Panel(self.tr("Image"))
        self.bars_panel = Panel(self.tr("Classes"))
        self.logits_heading, self.probs_heading = Heading(self.tr("Logits")), Heading(self.tr("Probabilities"))
        self.chain_panel = Panel(self.tr("How it comes about"))
        self.set_introduction(
            self.tr(
                "The head reads one token only: the class token, which has gathered from all patches in each layer."
            )
        )
        self._lay_out()

    def show_scene(self, scene: "Scene") -> None:
        verdict, trace = Verdict.of(scene), scene.trace
        names = [class_name_text(name) for name in verdict.class_names]
        self.verdict.set_verdict(verdict)
        self.image.set_pixels(scene.pixels)
        self.image_panel.set_sentence(image_text(scene.images, scene.index))
        self.logits.set_bars(
            names, trace.logits.tolist(), true_index=verdict.true, best_index=verdict.best, value_text=_logit_text
        )
        self.probs.set_bars(
            names,
            trace.probs.tolist(),
            true_index=verdict.true,
            best_index=verdict.best,
            limits=(0.0, 1.0),
            value_text=percent_text,
        )
        self.image_panel.set_tensor("image", trace.image.shape)
        self.logits_heading.set_tensor("logits", shape_text(trace.logits.shape))
        self.probs_heading.set_tensor("probs", shape_text(trace.probs.shape))
        self._show_chain(scene)

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
        self.chain_panel.set_tensor(f"logits = head(norm(tokens[{config.depth}, 0]))", classes)

    def _lay_out(self) -> None:
        self.body.addWidget(self.verdict)
        self.probs.set_show_names(False)
        self.image_panel.set_body(self.image)
        self.bars_panel.set_body(self._bars())
        self.bars_panel.set_sentence(
            self.tr("The greatest logit wins; their softmax gives probabilities, which sum to 1.")
        )
        self.chain_panel.set_body(self.chain)
        self.add_row(self.image_panel, self.bars_panel, stretches=(4, 10))
        self.add_row(self.chain_panel, stretch=0)

    def _bars(self) -> QWidget:
        """Logits and probabilities in the same rows: one grid, so that nothing can push them apart."""
        both = QWidget()
        grid = QGridLayout(both)
        grid.setContentsMargins(0, SPACE_XS, 0, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(0)
        parts = ((self.logits_heading, self.logits), (self.probs_heading, self.probs))
        for column, (heading, view) in enumerate(parts):
            grid.addWidget(heading, 0, column)
            grid.addWidget(view, 1, column)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 4)
        return both


def _logit_text(logit: float) -> str:
    """Two decimals, so that the numbers stand one below the other."""
    return f"{logit:.2f}".replace("-", MINUS)
