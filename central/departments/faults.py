"""A department on a bad day: slow, away, closed at night, saying things twice and out of order.

What goes wrong is read anew for each question, so that it can be switched while the centre runs. A fault never loses
or invents anything: whoever keeps to `adapter.Department` comes to the same end, only later.
"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, Final

import msgspec

from central.departments.adapter import Decision, Department, Unavailable, Update, Updates
from central.store.cases import LOCAL_TIME, Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer
from offline_store.durable import replace

log = logging.getLogger(__name__)
FILE: Final = "faults.yaml"
REMEMBERED: Final = 20


class BadFaults(ValueError):
    """The file of faults says something that there is not."""


@dataclass(frozen=True, slots=True)
class Faults:
    """latency: seconds at most before an answer. unavailable, duplicates, reordering: how often, 0 to 1.

    closed: local time as `22:00-06:00`, "" for never. departments: ids, empty for all.
    """

    latency: float = 0.0
    unavailable: float = 0.0
    duplicates: float = 0.0
    reordering: float = 0.0
    closed: str = ""
    departments: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Raises ValueError."""
        if not 0 <= self.latency <= 60:
            raise ValueError("latency: 0 to 60 seconds")
        if not all(0 <= share <= 1 for share in (self.unavailable, self.duplicates, self.reordering)):
            raise ValueError("unavailable, duplicates, reordering: 0 to 1")
        self.shut("12:00")

    def concern(self, department: str) -> bool:
        return not self.departments or department in self.departments

    def shut(self, now: str) -> bool:
        """now: HH:MM. A closing time past midnight is the next day's. Raises ValueError."""
        if not self.closed:
            return False
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", self.closed):
            raise ValueError("closed: HH:MM-HH:MM")
        begin, _, end = self.closed.partition("-")
        return begin <= now < end if begin <= end else now >= begin or now < end


NONE: Final = Faults()


def load(data: Path) -> Faults:
    """data: the centre's directory. No file, no faults. Raises BadFaults, OSError."""
    try:
        text = (data / FILE).read_bytes()
    except FileNotFoundError:
        return NONE
    try:
        return msgspec.yaml.decode(text, type=Faults)
    except msgspec.MsgspecError as error:
        raise BadFaults(f"{FILE}: {error}") from None


def save(data: Path, faults: Faults) -> None:
    """For every department that is asked from now on."""
    replace(data / FILE, msgspec.yaml.encode(faults))


class FaultWatch:
    """What the file in `data` says now, read again when it has changed. What cannot be read changes nothing."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._seen: tuple[int, int] | None = None
        self._faults = NONE

    def now(self) -> Faults:
        try:
            found = (self._data / FILE).stat()
        except OSError:
            self._seen, self._faults = None, NONE
            return NONE
        if (mark := (found.st_mtime_ns, found.st_ino)) != self._seen:
            self._seen = mark
            try:
                self._faults = load(self._data)
            except (BadFaults, OSError) as error:
                log.error("the faults stay as they were: %s", error)
        return self._faults


class Faulty:
    """Implements `Department` around another. faults: what goes wrong now. random: decides when. sleep: of `latency`.

    clock: seconds since 1970.
    """

    def __init__(
        self,
        name: str,
        department: Department,
        faults: Callable[[], Faults],
        random: Random,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self._name = name
        self._department = department
        self._faults = faults
        self._random = random
        self._clock = clock
        self._sleep = sleep
        self._said: list[Update] = []

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        self._suffer()
        return self._department.identify(person, factor)

    def share(self, scene: str, person: Person) -> ShareAnswer:
        self._suffer()
        return self._department.share(scene, person)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        self._suffer()
        return self._department.check(service, rule, person, fields, event_id)

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """May have been taken in although the answer was lost: it is asked again."""
        faults = self._suffer()
        decided = self._department.decide(application, definition, event_id)
        if self._happens(faults.duplicates):
            raise Unavailable
        return decided

    def updates(self, cursor: str) -> Updates:
        faults = self._suffer()
        new = self._department.updates(cursor)
        found = disturbed(new.updates, self._said, faults, self._random)
        self._said = [*self._said, *new.updates][-REMEMBERED:]
        return Updates(new.cursor, found)

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        self._suffer()
        return self._department.document(application, definition, case)

    def _suffer(self) -> Faults:
        """Raises Unavailable."""
        faults = self._faults()
        if not faults.concern(self._name):
            return NONE
        if faults.latency:
            self._sleep(self._random.uniform(0, faults.latency))
        now = datetime.fromtimestamp(self._clock(), UTC).astimezone(LOCAL_TIME)
        if faults.shut(now.strftime("%H:%M")) or self._happens(faults.unavailable):
            raise Unavailable
        return faults

    def _happens(self, share: float) -> bool:
        return share > 0 and self._random.random() < share


def disturbed(new: list[Update], said: list[Update], faults: Faults, random: Random) -> list[Update]:
    """The new ones, some of them twice, some in another's place, and old ones among them."""
    found = list(new)
    for update in [*new, *said]:
        if faults.duplicates and random.random() < faults.duplicates:
            found.insert(random.randint(0, len(found)), update)
    if len(found) > 1 and faults.reordering and random.random() < faults.reordering:
        random.shuffle(found)
    return found
