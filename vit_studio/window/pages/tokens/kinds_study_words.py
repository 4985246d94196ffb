"""A study in the reader's language: what it is doing, what its numbers are, and the texts of its figure."""

from PySide6.QtCore import QCoreApplication

from vit_studio.session.position_study import PositionStudy
from vit_studio.studies import study_words
from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import KindRow, MemberBegun, StudyTable
from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.training.amounts import duration_text
from vit_studio.window.docks.training.training_words import progress_text, time_left_text
from vit_studio.window.position_names import position_name

translate = QCoreApplication.translate


def member_text(member: Member) -> str:
    """ "Learned 1-D, seed 2"."""
    return translate("position_study", "{0}, seed {1}").format(position_name(member.kind), member.seed)


def accuracy_text(accuracy: float) -> str:
    """Two digits: with 5,000 images, one of them more or less is 0.02 %."""
    return translate("position_study", "{0} %").format(f"{100 * accuracy:.2f}")


def mean_text(row: KindRow) -> str:
    """ "86.13 % ± 0.31"; without the deviation for one seed, "–" for none."""
    if row.mean is None:
        return "–"
    text = accuracy_text(row.mean)
    return text if row.deviation is None else f"{text} ± {100 * row.deviation:.2f}"


def paper_text(row: KindRow) -> str:
    """Table 8's accuracy, in percent as ours is."""
    return "–" if row.paper is None else accuracy_text(row.paper)


def paper_tip(row: KindRow) -> str:
    """The same as table 8 prints it; empty where it has none."""
    return "" if row.paper is None else translate("position_study", "{0} in table 8").format(f"{row.paper:.5f}")


def begun_text(left: MemberBegun) -> str:
    """ "step 120 of 320", where it was left."""
    return translate("position_study", "step {0} of {1}").format(f"{left.step:,}", f"{left.steps:,}")


def about_text(table: StudyTable) -> str:
    """What the numbers are."""
    count = table.valid_images if table.valid_images is not None else table.plan.settings.valid_images
    return translate(study_words.CONTEXT, study_words.ABOUT_NUMBERS).format(f"{count:,}")


def why_text(table: StudyTable) -> str:
    """Why they are not the paper's."""
    return translate(study_words.CONTEXT, study_words.WHY_IT_DIFFERS).format(table.plan.config.num_patches)


def figure_words(table: StudyTable) -> study_words.FigureWords:
    """The texts of the figure."""
    texts = {
        name: translate(study_words.CONTEXT, getattr(study_words, name.upper()))
        for name in ("title", "ours", "paper", "paper_axis", "each_seed", "mean", "mean_alone", "not_measured")
    }
    kinds = {kind: position_name(kind) for kind in PosEmbed}
    return study_words.FigureWords(**texts, note=f"{about_text(table)} {why_text(table)}", kinds=kinds)


def status_text(study: PositionStudy, seconds_left: float | None) -> str:
    """What the study is doing; `seconds_left` is what all of it will still take, if that is known."""
    table = study.table
    if study.is_opening and not study.running:
        return translate("position_study", "Reading the study…")
    if table is None:
        return translate("position_study", "Nothing is trained yet.")
    done = translate("position_study", "{0} of {1} trainings are done").format(table.done, len(table.plan.members))
    if study.is_stopping:
        return translate("position_study", "Stopping… {0}, and are kept.").format(done)
    if not study.running:
        if table.is_complete:
            return translate("position_study", "All {0} trainings are done.").format(table.done)
        return translate("position_study", "{0}; “Go on” takes up the next where it was left.").format(done)
    if study.member is None:
        return translate("position_study", "{0} · getting ready…").format(done)
    parts = [done, member_text(study.member)]
    if study.progress is not None:
        parts.append(progress_text(study.progress, table.plan.settings.epochs))
    if seconds_left is not None:
        parts.append(translate("position_study", "about {0} for all").format(duration_text(seconds_left)))
    return " · ".join(parts)


def line_text(study: PositionStudy, seconds_left: float | None) -> str:
    """The same of a study that trains, as short as the status line needs it."""
    table = study.table
    if study.trouble is not None:
        return translate("position_study", "Study of positions: waiting, since it cannot be written")
    if study.is_stopping:
        return translate("position_study", "Study of positions: stopping…")
    if table is None or study.member is None:
        return translate("position_study", "Study of positions: getting ready…")
    total = len(table.plan.members)
    text = translate("position_study", "Study of positions: training {0} of {1}").format(table.done + 1, total)
    return text if seconds_left is None else f"{text} · {time_left_text(seconds_left)}"
