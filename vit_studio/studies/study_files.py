"""What a study leaves beside its runs: its table as CSV, and its figure."""

from pathlib import Path

from vit_studio.runs.run_error import disk_error
from vit_studio.runs.safe_files import write_safely
from vit_studio.studies.study_csv import csv_bytes
from vit_studio.studies.study_figure import SUFFIXES, draw_study, figure_bytes
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_table import StudyTable
from vit_studio.studies.study_words import ABOUT_NUMBERS, WHY_IT_DIFFERS, FigureWords


def keep_table(folder: StudyFolder, table: StudyTable) -> tuple[Path, ...]:
    """Write positions.csv and positions.png, .svg and .pdf; their paths. Raises RunError; matplotlib takes a second."""
    figure = draw_study(table, FigureWords(note=" ".join(notes(table))))
    files = {".csv": csv_bytes(table)} | {suffix: figure_bytes(figure, suffix) for suffix in SUFFIXES}
    paths = {folder.path / f"positions{suffix}": data for suffix, data in files.items()}
    for path, data in paths.items():
        try:
            write_safely(path, data, sync=False)
        except OSError as error:
            raise disk_error(error, path) from error
    return tuple(paths)


def notes(table: StudyTable) -> tuple[str, str]:
    """In English: what the numbers are, and why they are not the paper's."""
    count = table.valid_images if table.valid_images is not None else table.plan.settings.valid_images
    return ABOUT_NUMBERS.format(f"{count:,}"), WHY_IT_DIFFERS.format(table.plan.config.num_patches)
