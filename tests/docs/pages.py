"""README and docs/ as a reader meets them: commands to type, links to follow, names in backquotes."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
}
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)]+)\)")
_QUOTED = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def commands() -> Iterator[str]:
    """Every line of every `sh` block."""
    for text in PAGES.values():
        for block in _SHELL.findall(text):
            yield from block.splitlines()


def links() -> Iterator[tuple[str, str]]:
    """(page, target) of every link and picture."""
    for page, text in PAGES.items():
        for target in _LINK.findall(text):
            yield page, target


def quoted() -> Iterator[tuple[str, str]]:
    """(page, words) of everything in backquotes outside the blocks."""
    for page, text in PAGES.items():
        for words in _QUOTED.findall(FENCE.sub("", text)):
            yield page, words
