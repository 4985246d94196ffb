"""The study of positions: plan it, see what it costs, start it, watch its table fill, and take it along."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from vit_studio.data import places
from vit_studio.errors import VitStudioError
from vit_studio.runs.snapshots import GREATEST_COUNT, snapshot_bytes
from vit_studio.session.taken_error import TakenError
from vit_studio.studies.study_info import MEMBER_BUDGET
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.studies.study_table import StudyTable
from vit_studio.vit.config import ViTConfig
from vit_studio.window.docks.training.amounts import bytes_text, duration_text
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.pages.tokens.kinds_study_form import KindsStudyForm
from vit_studio.window.pages.tokens.kinds_study_parts import KindsStudyParts
from vit_studio.window.pages.tokens.kinds_study_progress import (
    expected,
    member_fraction,
    seconds_left,
    study_fraction,
)
from vit_studio.window.pages.tokens.kinds_study_saver import KindsStudySaver
from vit_studio.window.pages.tokens.kinds_study_words import about_text, status_text, why_text
from vit_studio.window.text import error_text

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.memory.preferences import Preferences

SIZE: Final = QSize(1160, 700)
"""Three seeds fit, the default, also where they have four digits and one was left on its way."""


class KindsStudyDialog(QDialog):
    """Shows `studio.position_study`, which goes on when this is closed; it does not hold up the window."""

    def __init__(
        self, studio: "Studio", choice: RecipeChoice, preferences: "Preferences", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kinds_study")
        self.setWindowTitle(self.tr("Kinds of positions, compared by training"))
        self.setModal(False)
        self._studio = studio
        self._study = studio.position_study
        self._choice = choice
        self._is_taken = False
        self._was_opening = False
        self.form = KindsStudyForm(choice)
        self.parts = KindsStudyParts(self, self.form)
        self.saver = KindsStudySaver(studio.jobs, preferences, self)
        self.resize(SIZE)
        self._connect()
        self.show_all()

    @property
    def plan(self) -> StudyPlan | None:
        """What Start or Go on would train; None where that is impossible."""
        images = self._studio.images
        try:
            return None if images is None else self.form.plan(images)
        except VitStudioError:
            return None

    @property
    def table(self) -> StudyTable | None:
        """What is shown: what was found, or, before there is a study, what is to be filled."""
        if self._study.table is not None:
            return self._study.table
        plan, images = self.plan, self._studio.images
        return None if plan is None or images is None else StudyTable(plan=plan, images=images.name)

    @Slot()
    def show_all(self) -> None:
        """Show the study, and what can be done with it now."""
        known = self._study.table
        self.form.show_study(None if known is None else known.plan)
        self.form.setEnabled(not self._study.running)
        table = self.table
        if table is not None:
            self.parts.table.show_table(table)
            self.parts.view.show_table(table)
            self.parts.notes.setText(f"{about_text(table)}\n\n{why_text(table)}")
        self._show_costs()
        self._show_state()
        self._show_progress()
        self._on_member_chosen()

    # what a person does

    @Slot()
    def _on_main_clicked(self) -> None:
        images, plan = self._studio.images, self.plan
        self.parts.say_trouble("")
        if self._study.running:
            self._study.stop()
        elif images is not None and self._study.folder is not None:
            self._study.go_on(images, plan)
        elif images is not None and plan is not None:
            self._study.start(plan, images, device=self._choice.recipe.device)

    @Slot()
    def _on_new_clicked(self) -> None:
        self.parts.say_trouble("")
        self._study.close()

    @Slot()
    def _on_open_clicked(self) -> None:
        start = places.runs_dir()
        path = QFileDialog.getExistingDirectory(
            self, self.tr("Open the folder of a study"), str(start if start.is_dir() else Path.home())
        )
        if path:
            self.parts.say_trouble("")
            self._study.open(Path(path))

    @Slot()
    def _on_run_clicked(self) -> None:
        member, folder = self.parts.table.chosen, self._study.folder
        if member is not None and folder is not None:
            self._studio.open_run(folder.member_path(member))

    @Slot()
    def _on_table_wanted(self) -> None:
        if self._study.table is not None:
            self.saver.save_table(self._study.table)

    @Slot()
    def _on_figure_wanted(self) -> None:
        if self._study.table is not None:
            self.saver.save_figure(self._study.table)

    # what happens

    @Slot()
    def _on_member_chosen(self) -> None:
        member, table = self.parts.table.chosen, self._study.table
        self.parts.view.set_chosen(member)
        self.parts.run.setEnabled(member is not None and table is not None and member in table.results)

    @Slot()
    def _on_form_changed(self) -> None:
        self.parts.say_trouble("")
        self.show_all()

    @Slot(object)
    def _on_failed(self, error: VitStudioError) -> None:
        self._is_taken = isinstance(error, TakenError)
        self.parts.say_trouble(" ".join(error_text(error)))

    @Slot(bool)
    def _on_training_changed(self, running: bool) -> None:
        if not running and self._is_taken:  # it was in the way, and is no more
            self._is_taken = False
            self.parts.say_trouble("")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.parts.folder.setText(self.tr("Saved {0}").format(path))

    @Slot()
    def _show_progress(self) -> None:
        """How far the training is that is under way; ten times a second, so nothing else is touched."""
        study = self._study
        self.parts.progress.setVisible(study.running)
        self.parts.progress.setValue(round(1000 * study_fraction(study)))
        if study.member is not None:
            self.parts.table.show_progress(study.member, member_fraction(study))
        self.parts.status.setText(status_text(study, seconds_left(self._studio)))

    def _show_state(self) -> None:
        study, plan, known = self._study, self.plan, self._study.table
        is_here = known is not None and not study.running
        has_more = known is None or plan is None or any(member not in known.results for member in plan.members)
        if study.running:
            self.parts.main.setText(self.tr("Stop and keep"))
        else:
            self.parts.main.setText(self.tr("Go on") if is_here else self.tr("Start"))
        may_begin = plan is not None and has_more and not study.is_opening
        self.parts.main.setEnabled(not study.is_stopping if study.running else may_begin)
        if self._was_opening and not study.is_opening and self.parts.main.isEnabled():
            self.parts.main.setFocus()  # it was opened to go on with it
        self._was_opening = study.is_opening
        self.parts.retry.setVisible(study.trouble is not None)
        self.parts.new.setVisible(is_here)
        self.parts.open.setVisible(not study.running)
        for button in (self.parts.save_table, self.parts.save_figure):
            button.setEnabled(known is not None and known.done > 0)
        self.parts.folder.setText(self.tr("Kept in {0}").format(study.folder.path) if study.folder is not None else "")
        if study.trouble is not None:
            self._on_failed(study.trouble)

    @Slot()
    def _show_costs(self) -> None:
        """Of what Start or Go on would train."""
        plan, images = self.plan, self._studio.images
        if images is None or plan is None:
            self.parts.costs.setText(self._problem())
            return
        known = self._study.table
        left = [member for member in plan.members if known is None or member not in known.results]
        if not left:
            self.parts.costs.setText(self.tr("Nothing is left to train; add a kind or a seed to go on."))
            return
        size = sum(_most_bytes(plan.config_for(member.kind)) for member in left)
        self.parts.costs.setText(
            self.tr("{0} trainings: {1}; snapshots take at most {2}.").format(
                len(left), self._time_words(plan), bytes_text(size)
            )
        )

    def _time_words(self, plan: StudyPlan) -> str:
        table = StudyTable(plan=plan, images="", results={} if self._study.table is None else self._study.table.results)
        folder = self._study.folder
        device = folder.info.device if folder is not None else self._choice.recipe.device
        seconds = table.seconds_left(expected(self._studio, plan, device))
        if seconds is not None:
            return self.tr("about {0}").format(duration_text(seconds))
        if self._studio.machine.is_looking:
            return self.tr("this computer is just being measured")
        return self.tr("how long is not known yet")

    def _problem(self) -> str:
        images = self._studio.images
        if images is None:
            return self.tr("There are no images to train on yet.")
        try:
            self.form.plan(images)
        except VitStudioError as error:
            return " ".join(error_text(error))
        return ""

    def _connect(self) -> None:
        parts, study, studio = self.parts, self._study, self._studio
        for button, act in (
            (parts.main, self._on_main_clicked),
            (parts.retry, study.retry),
            (parts.new, self._on_new_clicked),
            (parts.open, self._on_open_clicked),
            (parts.run, self._on_run_clicked),
            (parts.save_table, self._on_table_wanted),
            (parts.save_figure, self._on_figure_wanted),
        ):
            button.clicked.connect(act)
        parts.table.member_chosen.connect(self._on_member_chosen)
        parts.table.itemActivated.connect(self._on_run_clicked)
        self.form.changed.connect(self._on_form_changed)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self._on_failed)
        study.changed.connect(self.show_all)
        study.progressed.connect(self._show_progress)
        study.failed.connect(self._on_failed)
        studio.trainer.running_changed.connect(self._on_training_changed)
        studio.images_changed.connect(self.show_all)
        studio.machine.changed.connect(self._show_costs)
        if not study.running:
            studio.machine.look(self._choice.recipe.device)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "parts"):
            self.parts.say_trouble(self.parts.trouble.text())


def _most_bytes(config: ViTConfig) -> int:
    """That the snapshots of one training take."""
    return min(MEMBER_BUDGET, GREATEST_COUNT * snapshot_bytes(config))
