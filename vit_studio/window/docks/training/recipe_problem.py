"""What is wrong with a recipe, told in the words of the form, and the fields that it comes from."""

import re
from typing import Final

from vit_studio.errors import VitStudioError
from vit_studio.training.presets import MODEL_FIELDS, SETTINGS_FIELDS
from vit_studio.window.docks.training.setting_names import setting_name
from vit_studio.window.text import error_text

_CODE_NAMES: Final = re.compile(r"\b(" + "|".join((*MODEL_FIELDS, *SETTINGS_FIELDS, "image_size")) + r")\b", re.ASCII)


def problem_text(problem: VitStudioError) -> str:
    """Message and hint, with "Heads" for what the code calls num_heads."""
    return _CODE_NAMES.sub(lambda found: setting_name(found.group()), " ".join(error_text(problem)))


def problem_fields(problem: VitStudioError) -> frozenset[str]:
    """The names in code of the fields that clash."""
    return frozenset(_CODE_NAMES.findall(problem.message.format(**problem.values)))
