"""What a printer's own words mean for a citizen who waits for a page.

Reasons are keywords of RFC 8011 §5.4.12 with a severity suffix that differs between printers and between releases of
the same spooler, so they are matched by prefix. Something empty, jammed or missing stops the paper whatever the suffix
says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from drivers.xfs4iot.enums import Paper

_OUT = ("media-empty", "media-needed", "input-tray-missing")
_JAM = ("media-jam",)
_COVER = ("cover-open", "door-open", "interlock-open")
_TONER_OUT = ("toner-empty", "marker-supply-empty", "developer-empty")
_TONER_LOW = ("toner-low", "marker-supply-low", "developer-low")
_STOPPED = (
    "paused",
    "moving-to-paused",
    "shutdown",
    "stopped",
    "offline",
    "output-area-full",
    "output-tray-missing",
    "fuser-over-temp",
    "fuser-under-temp",
    "opc-life-over",
    "marker-waste-full",
)


@dataclass(frozen=True)
class Condition:
    """A printer at one moment. `stopped` is for every reason that keeps paper in and has no name of its own here.

    `paper` is what the printer says of itself as a whole; `trays` what it says of each tray it was asked about, and
    UNKNOWN of those it does not tell about. `missing` are trays that it does not have. `lying`: whether sheets wait
    to be taken, None when the printer cannot know.
    """

    paper: Paper = Paper.FULL
    cover_open: bool = False
    toner: str = "full"
    stopped: bool = False
    trays: Mapping[str, Paper] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    lying: bool | None = None

    @property
    def blocked(self) -> bool:
        """Whether no sheet will come out as things stand."""
        return self.paper in (Paper.OUT, Paper.JAMMED) or self.cover_open or self.toner == "out" or self.stopped

    def for_tray(self, tray: str) -> "Condition":
        """The same for a job that takes its paper from `tray`: an empty tray beside it does not concern it.

        Of a tray that the printer does not tell about, what it says of itself as a whole is believed; and when it
        stands still for want of paper, it is this job's paper that it wants.
        """
        known = self.trays.get(tray, Paper.UNKNOWN)
        waits = self.stopped and self.paper is Paper.OUT
        if known is Paper.UNKNOWN or self.paper is Paper.JAMMED or waits:
            return replace(self, trays={})
        return replace(self, paper=known, trays={})


def read_reasons(reasons: Iterable[str], *, printer_stopped: bool) -> Condition:
    """The condition behind printer-state-reasons; `printer_stopped` is printer-state 5."""
    words = tuple(reasons)

    def any_of(prefixes: tuple[str, ...]) -> bool:
        return any(word.startswith(prefixes) for word in words)

    paper = Paper.FULL
    if any_of(_JAM):
        paper = Paper.JAMMED
    elif any_of(_OUT):
        paper = Paper.OUT
    elif any_of(("media-low",)):
        paper = Paper.LOW
    toner = "out" if any_of(_TONER_OUT) else "low" if any_of(_TONER_LOW) else "full"
    return Condition(paper, any_of(_COVER), toner, any_of(_STOPPED) or printer_stopped)
