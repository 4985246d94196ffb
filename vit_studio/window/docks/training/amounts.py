"""Large counts, bytes and times in words that are no finer than anybody needs."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def short_count(count: float) -> str:
    """ "206 k", "10.9 M", "1.2 G"."""
    for unit, size in (("G", 10**9), ("M", 10**6), ("k", 10**3)):
        if count >= 0.9995 * size:
            return f"{count / size:.3g} {unit}" if count < 999.5 * size else f"{count / size:,.0f} {unit}"
    return f"{count:.0f}"


def bytes_text(size: float) -> str:
    """ "840 kB", "61 MB", "1.2 GB"; of 1000 bytes each, as disks are sold."""
    return f"{short_count(size)}B" if size >= 1000 else translate("amounts", "{0} bytes").format(round(size))


def duration_text(seconds: float) -> str:
    """ "40 s", "4 min", "1.5 h", "2.1 days"."""
    if seconds < 90:
        return translate("amounts", "{0} s").format(_rounded(seconds))
    if seconds < 5400:
        return translate("amounts", "{0} min").format(_rounded(seconds / 60))
    if seconds < 48 * 3600:
        return translate("amounts", "{0} h").format(f"{seconds / 3600:.2g}")
    return translate("amounts", "{0} days").format(f"{seconds / 86400:.2g}")


def _rounded(number: float) -> str:
    """One digit below 10, two above."""
    return f"{max(number, 1):.0f}" if number < 10 else f"{number:.2g}" if number < 99.5 else f"{number:.0f}"
