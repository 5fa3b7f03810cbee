"""Screens of copying and scanning for oneself."""

from dataclasses import dataclass, field

from kiosk_app.flow.screen_parts import Frame


@dataclass(frozen=True, slots=True)
class PagesScreen:
    """What to do with the pages that were scanned. copies: as many as the citizen set, of at most `most`, 0 for none.

    Set by the actions `fewer` and `more`.
    """

    frame: Frame
    pages: int
    copies: int
    most: int


@dataclass(frozen=True, slots=True)
class HandoverScreen:
    """A phone scans the code and has the pages. qr: "" until there is one."""

    frame: Frame
    qr: str = field(repr=False)
