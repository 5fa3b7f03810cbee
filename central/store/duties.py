"""What the centre owes after a case has moved: to tell the citizen, to tell the department, to archive, to
erase the draft, to keep the photo.

A duty is noted in the transaction that moves the case, and done afterwards, at least once: who does it hands a key on
by which the other side knows a repetition. It holds no personal data; whoever needs some opens the application again.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select, update

from central.store.after_tables import duty as _duty
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import CaseState

FIRST_SECONDS: Final = 1.0
LAST_SECONDS: Final = 300.0
"""How long after a failure it is tried again: doubling from the first to the last."""


class DutyKind(StrEnum):
    WANT = "want"
    OWNER = "owner"
    MESSAGE = "message"
    PUSH = "push"
    ARCHIVE = "archive"
    FORGET = "forget"
    PHOTO = "photo"


DECISIONS: Final = frozenset({CaseState.ACCEPTED, CaseState.SUPPLEMENT, CaseState.REFUSED, CaseState.DONE})
ENDS: Final = frozenset({CaseState.REFUSED, CaseState.DONE})
TAKEN_IN: Final = frozenset({CaseState.ACCEPTED, CaseState.DONE})
DONE: Final = "done"
ONCE: Final = 0
"""The number of what is done once in a case."""


@dataclass(frozen=True, slots=True)
class Duty:
    """number: of the change it follows, `ONCE` for none. attempts: how often it has failed."""

    terminal: str
    event_id: str
    kind: DutyKind
    number: int
    attempts: int

    @property
    def key(self) -> str:
        """By which another side knows a repetition."""
        return f"{self.terminal}:{self.event_id}:{self.kind}:{self.number}"


def owe(connection: Connection, terminal: str, event_id: str, state: CaseState, number: int, now: float) -> None:
    """The case has come to `state` by change `number`: note down what follows from it."""
    rows = []
    if state in DECISIONS:
        rows += [(DutyKind.MESSAGE, number), (DutyKind.PUSH, number), (DutyKind.FORGET, ONCE)]
    if state in TAKEN_IN:
        rows.append((DutyKind.PHOTO, number))
    if state is CaseState.SUPPLEMENT:
        rows.append((DutyKind.WANT, number))
    if state is CaseState.DONE:
        rows.append((DutyKind.OWNER, number))
    if state in ENDS:
        rows.append((DutyKind.ARCHIVE, ONCE))
    for kind, of in rows:
        statement = upsert(connection, _duty).values(
            terminal=terminal,
            event_id=event_id,
            kind=kind.value,
            number=of,
            due=now,
            attempts=0,
            outcome="",
            settled="",
        )
        connection.execute(statement.on_conflict_do_nothing())


def due(connection: Connection, kind: DutyKind, now: float, limit: int) -> list[Duty]:
    """What is to be done now, oldest first; of one case never a later one before an earlier one is settled."""
    earlier = _duty.alias()
    first = select(func.min(earlier.c.number)).where(
        earlier.c.terminal == _duty.c.terminal,
        earlier.c.event_id == _duty.c.event_id,
        earlier.c.kind == kind.value,
        earlier.c.outcome == "",
    )
    query = (
        select(_duty.c.terminal, _duty.c.event_id, _duty.c.number, _duty.c.attempts)
        .where(_duty.c.kind == kind.value, _duty.c.outcome == "", _duty.c.due <= now)
        .where(_duty.c.number == first.scalar_subquery())
        .order_by(_duty.c.due, _duty.c.terminal, _duty.c.number)
        .limit(limit)
    )
    return [Duty(row.terminal, row.event_id, kind, row.number, row.attempts) for row in connection.execute(query).all()]


def newer(connection: Connection, duty: Duty) -> bool:
    """Whether the case has moved on since, with a duty of its own kind."""
    query = select(_duty.c.number).where(
        _duty.c.terminal == duty.terminal,
        _duty.c.event_id == duty.event_id,
        _duty.c.kind == duty.kind.value,
        _duty.c.number > duty.number,
    )
    return connection.execute(query).first() is not None


def settle(connection: Connection, duty: Duty, outcome: str, now: float) -> None:
    connection.execute(update(_duty).where(_is(duty)).values(outcome=outcome, settled=rfc3339(now)))


def put_off(connection: Connection, duty: Duty, now: float) -> None:
    """It could not be done now."""
    wait = min(LAST_SECONDS, FIRST_SECONDS * 2 ** min(duty.attempts, 16))
    connection.execute(update(_duty).where(_is(duty)).values(due=now + wait, attempts=duty.attempts + 1))


def _is(duty: Duty) -> ColumnElement[bool]:
    return (
        (_duty.c.terminal == duty.terminal)
        & (_duty.c.event_id == duty.event_id)
        & (_duty.c.kind == duty.kind.value)
        & (_duty.c.number == duty.number)
    )
