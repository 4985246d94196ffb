"""The menu bar: every action of the window, with its keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from vit_studio.session.trainer_state import TrainerState
from vit_studio.window.docks.inspector.code_bar import BACK_KEY as LINE_BACK_KEY
from vit_studio.window.docks.inspector.code_bar import FORWARD_KEY
from vit_studio.window.docks.training.training_bar import NEW_SEED_KEY, RESET_KEY, STEP_KEY, STOP_KEY, TRAIN_KEY
from vit_studio.window.look.look_menus import ColourMenus, LanguageMenu
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.controls.player import BACK_KEY, PLAY_KEY
from vit_studio.window.views.controls.player import STEP_KEY as FRAME_KEY

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


class Menus(QObject):
    """Builds the menus of the window and keeps their actions in step with it."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._window = workplace.window
        self.actions: list[QAction] = []
        self.stages: dict[Stage, QAction] = {}
        self.themes: dict[ThemeChoice, QAction] = {}
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_selection()
        self._build_training()
        self._build_help()

    @Slot()
    def show_training(self) -> None:
        """Offer what can be told to the training as it stands."""
        trainer = self._workplace.studio.trainer
        state, running = trainer.state, trainer.running
        is_resting = state in (TrainerState.PAUSING, TrainerState.PAUSED)
        self.train.setText(
            self.tr("Go on") if running and is_resting else self.tr("Pause") if running else self.tr("Train")
        )
        for action in (self.train, self.single_step, self.reset, self.new_seed):
            action.setEnabled(not running or state is not TrainerState.STOPPING)
        self.stop.setEnabled(running and state is not TrainerState.STOPPING)
        self.resume.setEnabled(self._workplace.studio.training.resumable is not None)
        self.resume_run.setEnabled(not running)
        self.open_model.setEnabled(not running)
        self.open_run.setEnabled(not running)
        self.open_bundled.setEnabled(not running)

    @Slot()
    def show_history(self) -> None:
        """Offer to go back and forward where that leads somewhere."""
        history = self._workplace.studio.history
        self.undo.setEnabled(history.can_undo)
        self.redo.setEnabled(history.can_redo)

    @Slot()
    def show_look(self) -> None:
        """Mark the theme that is worn."""
        self.themes[self._window.themes.choice].setChecked(True)

    def show_stage(self, stage: Stage) -> None:
        """Mark the page that is shown."""
        self.stages[stage].setChecked(True)

    def _build_file(self) -> None:
        menu, files = self._menu(self.tr("&File")), self._workplace.files
        self.open_model = self._add(menu, self.tr("Open model…"), files.open_model, QKeySequence.StandardKey.Open)
        self.open_run = self._add(menu, self.tr("Open run…"), files.open_run, "Ctrl+Shift+U")
        self.open_bundled = self._add(menu, self.tr("Back to the bundled model"), files.open_bundled_model)
        self._add(menu, self.tr("Save model as…"), files.save_model_as, "Ctrl+Shift+S")
        menu.addSeparator()
        self._add(menu, self.tr("Open image set…"), files.open_images, "Ctrl+Shift+O")
        menu.addSeparator()
        take = self._workplace.take_along
        self._add(menu, self.tr("Open figure…"), self._workplace.restore.ask, "Ctrl+Alt+O")
        self._add(menu, self.tr("Save figure…"), take.save_figure, "Ctrl+S")
        self._add(menu, self.tr("Save numbers…"), take.save_numbers, "Ctrl+E")
        menu.addSeparator()
        # the standard key is empty on some desktops
        self._add(menu, self.tr("Quit"), self._window.close, "Ctrl+Q")

    def _build_edit(self) -> None:
        menu, take = self._menu(self.tr("&Edit")), self._workplace.take_along
        history = self._workplace.studio.history
        self.undo = self._add(menu, self.tr("Undo the selection"), history.undo, "Ctrl+Z")
        self.redo = self._add(menu, self.tr("Redo the selection"), history.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        history.changed.connect(self.show_history)
        self.show_history()
        menu.addSeparator()
        self._add(menu, self.tr("Copy picture"), take.copy_image, "Ctrl+C")
        self._add(menu, self.tr("Copy as code"), take.copy_code, "Ctrl+Shift+C")
        menu.addSeparator()
        self._add(menu, self.tr("Preferences…"), self._workplace.dialogs.show_preferences, "Ctrl+,")

    def _build_view(self) -> None:
        menu, group = self._menu(self.tr("&View")), QActionGroup(self)
        for number, stage in enumerate(Stage, start=1):
            action = self._add(menu, stage.label, self._on_stage_asked, f"Alt+{number}", f"Ctrl+{number}")
            action.setData(stage.value)
            action.setCheckable(True)
            group.addAction(action)
            self.stages[stage] = action
        self._build_animation(menu.addMenu(self.tr("Animation")))
        self._workplace.moments.fill(menu.addMenu(self.tr("Time")), self._add)
        menu.addSeparator()
        for dock in self._workplace.docks:
            menu.addAction(dock.toggleViewAction())
        self._build_code(menu)
        self.compare = menu.addMenu(self.tr("Compare models"))
        self._workplace.compare.fill(self.compare, self._add)
        menu.addSeparator()
        self._add(menu, self.tr("Next part of the window"), self._workplace.next_part, "F6")
        self._add(menu, self.tr("Previous part of the window"), self._workplace.previous_part, "Shift+F6")
        self._add(menu, self.tr("Back to the page"), self._workplace.way_back.go_back, "Esc")
        menu.addSeparator()
        self._build_themes(menu.addMenu(self.tr("Theme")))
        self.colours = ColourMenus(self._window, menu, self)
        self.languages = LanguageMenu(self._window, menu, self)

    def _build_animation(self, menu: QMenu) -> None:
        player = self._workplace.player
        self._add(menu, self.tr("Play or pause"), player.toggle, PLAY_KEY)
        self._add(menu, self.tr("One step on"), player.step, FRAME_KEY)
        self._add(menu, self.tr("One step back"), player.step_back, BACK_KEY)

    def _build_code(self, menu: QMenu) -> None:
        inspector, inspection = self._workplace.inspector.toggleViewAction(), self._workplace.inspection
        inspector.setShortcut("I")
        self.actions.append(inspector)
        code = menu.addMenu(self.tr("Code, line by line"))
        self._add(code, self.tr("Show the code"), inspection.show_code, "Shift+I")
        self._add(code, self.tr("One line on"), inspection.step, FORWARD_KEY)
        self._add(code, self.tr("One line back"), inspection.step_back, LINE_BACK_KEY)

    def _build_themes(self, menu: QMenu) -> None:
        names = {
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
            ThemeChoice.SYSTEM: self.tr("As the desktop"),
        }
        group = QActionGroup(self)
        for choice, name in names.items():
            action = self._add(menu, name, self._on_theme_asked)
            action.setData(choice.value)
            action.setCheckable(True)
            group.addAction(action)
            self.themes[choice] = action
        self.show_look()
        self._window.look_changed.connect(self.show_look)

    def _build_selection(self) -> None:
        menu, moves = self._menu(self.tr("&Selection")), self._workplace.moves
        patch = menu.addMenu(self.tr("Patch"))
        self._add(patch, self.tr("Up"), moves.patch_up, "Up")
        self._add(patch, self.tr("Down"), moves.patch_down, "Down")
        self._add(patch, self.tr("Left"), moves.patch_left, "Left")
        self._add(patch, self.tr("Right"), moves.patch_right, "Right")
        self._add(menu, self.tr("Class token"), moves.class_token, "C")
        menu.addSeparator()
        self._add(menu, self.tr("Next layer"), moves.next_layer, "PgDown")
        self._add(menu, self.tr("Previous layer"), moves.previous_layer, "PgUp")
        self._add(menu, self.tr("Next head"), moves.next_head, "]")
        self._add(menu, self.tr("Previous head, or the mean"), moves.previous_head, "[")
        menu.addSeparator()
        self._add(menu, self.tr("Next image"), self._workplace.next_image, ".")
        self._add(menu, self.tr("Previous image"), self._workplace.previous_image, ",")

    def _build_training(self) -> None:
        menu, dock = self._menu(self.tr("&Training")), self._workplace.training
        controls = dock.controls
        self.train = self._add(menu, self.tr("Train"), controls.toggle, TRAIN_KEY)
        self.single_step = self._add(menu, self.tr("One step"), controls.step, STEP_KEY)
        self.stop = self._add(menu, self.tr("Stop and keep"), controls.stop, STOP_KEY)
        menu.addSeparator()
        self.resume = self._add(menu, self.tr("Resume the stopped training"), controls.resume)
        self.resume_run = self._add(menu, self.tr("Resume a run…"), controls.ask_for_run, "Ctrl+Alt+R")
        menu.addSeparator()
        self.reset = self._add(menu, self.tr("Reset to the first weights"), controls.reset, RESET_KEY)
        self.new_seed = self._add(menu, self.tr("New seed"), controls.draw_seed, NEW_SEED_KEY)
        menu.addSeparator()
        self._add(menu, self.tr("All settings…"), self._workplace.dialogs.show_settings, "Ctrl+T")

    def _build_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self._add(menu, self.tr("Explain this"), self._workplace.explain, "F1")
        self._add(menu, self.tr("Explain what I click"), self._workplace.ask_whats_this, "Shift+F1")
        self._add(menu, self.tr("Keyboard shortcuts"), self._workplace.dialogs.show_keys, "F2", "?")
        self._add(menu, self.tr("Open log folder"), self._workplace.open_log_folder)
        menu.addSeparator()
        self._add(menu, self.tr("About ViT Studio"), self._workplace.show_about)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self, menu: QMenu, text: str, slot: Callable[[], object], *keys: str | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(slot)
        menu.addAction(action)
        self.actions.append(action)
        return action

    @Slot()
    def _on_stage_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._workplace.pages.show_stage(Stage(action.data()))

    @Slot()
    def _on_theme_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.choose_theme(ThemeChoice(action.data()))
