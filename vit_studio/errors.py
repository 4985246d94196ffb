"""The errors that a person can do something about."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation where Qt must not be imported; the window translates it when it shows it.

    The name is the one that lupdate looks for.
    """
    return text


class VitStudioError(Exception):
    """Something expected went wrong: what happened, and what to do about it.

    `message` and `hint` are English templates marked with `QT_TRANSLATE_NOOP("errors", ...)`; `values` fill their
    braces. The window translates the template first and fills it afterwards.
    """

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.values = values

    def __str__(self) -> str:
        return " ".join(part.format(**self.values) for part in (self.message, self.hint) if part)


class ConfigError(VitStudioError, ValueError):
    """Numbers of a configuration that clash."""


class WeightsError(VitStudioError):
    """A weights file that cannot be read or written."""


class DivergedError(VitStudioError):
    """A training whose numbers fell apart; what was learned before is lost to it, and another one may do better."""


class DataError(VitStudioError):
    """Images that cannot be found, fetched or read."""
