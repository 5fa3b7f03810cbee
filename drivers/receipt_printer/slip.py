"""The language of slips: what a slip says, line by line, without a word about printers.

    # 打印凭条             big centred title
    ## 办理信息            section
    暂存编号 | A-0012      two columns: label left, value right
    ! A-0012              emphasised big value
    ---                   rule
    [qr] https://…        QR code, centred
    (empty line)          empty line
    anything else         plain text, wrapped

A line is 48 columns of 80 mm paper; every character that is not ASCII takes two. Text wraps by width, Latin words and
numbers are not torn, and no line begins with a closing punctuation mark or ends with an opening one. Control characters
are dropped: a citizen's words must not be able to drive the printer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

COLUMNS = 48
CLOSING = frozenset("，。、；：？！）》」』】〕〉”’…—％～·,.;:?!)]}%")
OPENING = frozenset("（《「『【〔〈“‘([{")
LARGE = 2
"""How many times as wide and as high large type is."""


class Style(StrEnum):
    """How a line of the slip is set."""

    PLAIN = "plain"
    TITLE = "title"
    SECTION = "section"
    BIG = "big"
    QR = "qr"


@dataclass(frozen=True)
class Line:
    """One line that fits the paper, or the payload of a QR code. Kept out of representations: it is personal."""

    style: Style
    text: str = field(default="", repr=False)


def width(text: str) -> int:
    """Columns `text` takes."""
    return sum(1 if character.isascii() else 2 for character in text)


def layout(markup: str, columns: int = COLUMNS, *, large: bool = False) -> tuple[Line, ...]:
    """The lines of a slip written in the language above. large: for eyes that need it, all in twice the size."""
    columns = columns // LARGE if large else columns
    title = columns if large else columns // LARGE
    return tuple(
        line
        for source in markup.removesuffix("\n").split("\n")
        for line in _line(_clean(source).rstrip(), columns, title)
    )


def _clean(text: str) -> str:
    spaced = text.replace("\t", " ").replace("\u3000", "  ")
    return "".join(character for character in spaced if character.isprintable())


def _line(source: str, columns: int, title: int) -> Iterator[Line]:
    if source.startswith("## "):
        yield from (Line(Style.SECTION, text) for text in wrap(source[3:].strip(), columns))
    elif source.startswith("# "):
        yield from (Line(Style.TITLE, text) for text in wrap(source[2:].strip(), title))
    elif source.startswith("! "):
        yield from (Line(Style.BIG, text) for text in wrap(source[2:].strip(), title))
    elif source.startswith("[qr] "):
        yield Line(Style.QR, source[5:].strip())
    elif source == "---":
        yield Line(Style.PLAIN, "-" * columns)
    elif " | " in source:
        label, _, value = source.partition(" | ")
        yield from (Line(Style.PLAIN, text) for text in _two_columns(label.strip(), value.strip(), columns))
    else:
        yield from (Line(Style.PLAIN, text) for text in wrap(source, columns))


def _two_columns(label: str, value: str, columns: int) -> Iterator[str]:
    free = columns - width(label) - width(value)
    if free >= 2:
        yield f"{label}{' ' * free}{value}"
        return
    indent = min(width(label) + 2, columns * 5 // 12)
    if width(label) + 2 > indent:
        yield from wrap(label, columns)
        label = ""
    for part in wrap(value, columns - indent):
        yield f"{label}{' ' * (indent - width(label))}{part}"
        label = ""


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`; an empty text is one empty line."""
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(text, columns):
        if line and width("".join(line)) + width(piece) > columns:
            carried = _carry(line, piece)
            lines.append("".join(line).rstrip(" "))
            line = carried
            if not line and piece == " ":
                continue
        line.append(piece)
    lines.append("".join(line).rstrip(" "))
    return lines


def _carry(line: list[str], piece: str) -> list[str]:
    """Take from the end of `line` what must go down with `piece`, unless nothing would stay."""
    taken = 0
    while taken < len(line) - 1:
        first = line[len(line) - taken] if taken else piece
        last = line[len(line) - taken - 1]
        if first[0] not in CLOSING and last[-1] not in OPENING:
            break
        taken += 1
    else:
        taken = 0
    carried = line[len(line) - taken :]
    del line[len(line) - taken :]
    return carried


def _pieces(text: str, columns: int) -> Iterator[str]:
    """Words of ASCII, single other characters, single spaces; a word longer than a line in pieces."""
    word = ""
    for character in text:
        if character.isascii() and character != " " and character not in CLOSING | OPENING:
            word += character
            if len(word) == columns:
                yield word
                word = ""
            continue
        if word:
            yield word
            word = ""
        yield character
    if word:
        yield word
