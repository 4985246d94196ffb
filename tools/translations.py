"""Bring the translations up to date: collect every text of the program, then compile what is translated.

uv run python tools/translations.py            update resources/translations/*.ts and *.qm
uv run python tools/translations.py --check    change nothing; fail if a text is not collected or not translated
"""

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import PySide6

ROOT: Final = Path(__file__).resolve().parent.parent
TRANSLATIONS: Final = ROOT / "resources" / "translations"
LANGUAGES: Final = ("zh_CN",)


def collect(target: Path) -> None:
    """Run lupdate over the program; `target` keeps the translations that it has."""
    sources = sorted((ROOT / "vit_studio").rglob("*.py"))
    # without line numbers a text that only moved leaves the file as it is
    _qt_tool("lupdate", *sources, "-no-obsolete", "-locations", "none", "-ts", target)


def compile_translations(source: Path, target: Path) -> None:
    """Run lrelease: .ts to .qm."""
    _qt_tool("lrelease", "-silent", source, "-qm", target)


def untranslated(source: Path) -> list[str]:
    """The texts of a .ts file that have no finished translation."""
    missing = []
    for message in ET.parse(source).iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None and "".join(translation.itertext()).strip()
        if not done:
            missing.append(message.findtext("source") or "")
    return missing


def texts(source: Path) -> set[tuple[str, str]]:
    """(context, text) of every message of a .ts file."""
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in ET.parse(source).iter("context")
        for message in context.iter("message")
    }


def complaints(language: str) -> list[str]:
    """What is not as it should be with a language; nothing is changed."""
    kept = TRANSLATIONS / f"vit_studio_{language}.ts"
    compiled = kept.with_suffix(".qm")
    if not kept.is_file() or not compiled.is_file():
        return [f"{language}: {kept.name} or {compiled.name} is missing"]
    found = [f"{language}: not translated: {text!r}" for text in untranslated(kept)]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, kept.name)
        collect(fresh)
        found += [f"{language}: not collected: {text!r}" for _, text in sorted(texts(fresh) - texts(kept))]
        found += [f"{language}: no longer in the program: {text!r}" for _, text in sorted(texts(kept) - texts(fresh))]
        again = Path(folder, compiled.name)
        compile_translations(kept, again)
        if again.read_bytes() != compiled.read_bytes():
            found.append(f"{language}: {compiled.name} is older than {kept.name}")
    return found


def update(language: str) -> None:
    """Collect and compile one language."""
    kept = TRANSLATIONS / f"vit_studio_{language}.ts"
    collect(kept)
    compile_translations(kept, kept.with_suffix(".qm"))
    print(f"{kept.name}: {len(texts(kept))} texts, {len(untranslated(kept))} to translate")


def _qt_tool(name: str, *arguments: str | Path) -> None:
    tool = Path(PySide6.__file__).parent / name
    subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True, cwd=ROOT)


def main() -> int:
    """Update, or check and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, fail if something is missing")
    if not parser.parse_args().check:
        for language in LANGUAGES:
            update(language)
        return 0
    found = [complaint for language in LANGUAGES for complaint in complaints(language)]
    print("\n".join(found) or "all texts are collected and translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
