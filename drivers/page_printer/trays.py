"""Which tray holds which paper, and how much of it the printer says is left.

A document for certificate paper must not come out on plain paper, nor the other way; so a site says once which of the
printer's trays stands for which paper source of XFS4IoT, and every job names its tray. Printers tell of their trays in
`printer-input-tray` (PWG 5100.13: a string of numbers as in the Printer MIB, RFC 3805, where -1 is other, -2 unknown
and -3 at least one) or only by what is ready in them, `media-col-ready` (PWG 5100.3).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from drivers.page_printer.protocol import Attribute, Collection, Tag, Value, attribute
from drivers.xfs4iot.enums import Paper

SOURCES: Final = ("upper", "lower", "external", "aux", "aux2", "park")
MAIN: Final = "upper"
OUTPUT: Final = "printer-output-tray"
ASKED: Final = ("printer-input-tray", "media-col-ready", "media-source-supported")
_AT_LEAST_ONE: Final = -3
_LOW_SHARE: Final = 10


def assigned(text: str) -> dict[str, str]:
    """`upper=tray-1,aux=tray-2`: the printer's media-source by paper source. Raises ValueError."""
    pairs = [part.partition("=") for part in text.split(",")]
    trays = {source.strip(): tray.strip() for source, _, tray in pairs}
    complete = all(tray for tray in trays.values()) and len(set(trays.values())) == len(pairs) == len(trays)
    if not complete or not set(trays) <= set(SOURCES):
        raise ValueError("not paper sources and their trays")
    return trays


def chosen(tray: str) -> tuple[Attribute, ...]:
    """The job attributes that take paper from `tray`, one sheet for a page."""
    source = Collection((attribute("media-source", Tag.KEYWORD, tray),))
    return attribute("media-col", Tag.BEGIN_COLLECTION, source), attribute("sides", Tag.KEYWORD, "one-sided")


def missing(trays: Iterable[str], printer: Mapping[str, tuple[Value, ...]]) -> tuple[str, ...]:
    """Those of `trays` that the printer does not have. printer: its attributes."""
    return tuple(tray for tray in trays if tray not in printer.get("media-source-supported", ()))


def paper_in(tray: str, printer: Mapping[str, tuple[Value, ...]]) -> Paper:
    """What the printer's attributes say of `tray`; UNKNOWN when they do not."""
    for described in printer.get("printer-input-tray", ()):
        parts = _parts(described)
        if _plain(parts.get("name", "")) == _plain(tray):
            paper = _level(_number(parts.get("level")), _number(parts.get("maxcapacity")))
            if paper is not Paper.UNKNOWN:
                return paper
    ready = [one.member("media-source") for one in printer.get("media-col-ready", ()) if isinstance(one, Collection)]
    if not any(ready):
        return Paper.UNKNOWN
    return Paper.FULL if any(tray in sources for sources in ready) else Paper.OUT


def lying(printer: Mapping[str, tuple[Value, ...]]) -> bool | None:
    """Whether sheets wait in an output tray; None when no output tray tells.

    `remaining` is what still fits into it, of `maxcapacity`; where that is a number, the tray counts or has an eye.
    """
    known = [
        (_number(parts.get("remaining")), _number(parts.get("maxcapacity")))
        for parts in map(_parts, printer.get(OUTPUT, ()))
    ]
    room = [(left, most) for left, most in known if left >= 0 and most > 0]
    return any(left < most for left, most in room) if room else None


def _parts(described: Value) -> Mapping[str, str]:
    text = described.decode("utf-8", "replace") if isinstance(described, bytes) else str(described)
    pairs = [part.partition("=") for part in text.split(";")]
    return {name.strip(): value.strip() for name, _, value in pairs}


def _plain(name: str) -> str:
    """Printers write "Tray 1" here and tray-1 there."""
    return "".join(character for character in name.casefold() if character.isalnum())


def _number(text: str | None) -> int:
    """-2, unknown, where there is no number."""
    try:
        return int(text or "")
    except ValueError:
        return -2


def _level(level: int, capacity: int) -> Paper:
    if level == 0:
        return Paper.OUT
    if level > 0 and capacity > 0 and level * _LOW_SHARE <= capacity:
        return Paper.LOW
    return Paper.FULL if level > 0 or level == _AT_LEAST_ONE else Paper.UNKNOWN
