"""Who has still to confirm a case, by keyed hashes, and what they would confirm, each readable for them alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, insert, or_, select

from central.store import after_tables, tables
from kiosk_app.protocol.cases import CONFIRMATION, CaseState

_case = tables.case
_awaited = after_tables.confirmation


@dataclass(frozen=True, slots=True)
class Awaited:
    """role: as in `Signer`. signer: the mark by which the API will know them. statement: sealed."""

    role: str
    signer: str = field(repr=False)
    statement: bytes = field(repr=False)


def wait_for(connection: Connection, terminal: str, event_id: str, them: Iterable[Awaited]) -> None:
    """These, and nobody else any more."""
    nobody_more(connection, terminal, event_id)
    for one in them:
        row = {"role": one.role, "signer": one.signer, "statement": one.statement}
        connection.execute(insert(_awaited).values(terminal=terminal, event_id=event_id, **row))


def came(connection: Connection, terminal: str, event_id: str, role: str) -> int:
    """How many are left after this one."""
    mine = (_awaited.c.terminal == terminal) & (_awaited.c.event_id == event_id)
    connection.execute(delete(_awaited).where(mine, _awaited.c.role == role))
    return connection.execute(select(func.count()).where(mine)).scalar_one()


@dataclass(frozen=True, slots=True)
class Waiting:
    """The case that waits for somebody, and what they would confirm of it."""

    event_id: str
    service: str
    local_number: str
    case_number: str
    awaited: Awaited


def nobody_more(connection: Connection, terminal: str, event_id: str) -> None:
    connection.execute(delete(_awaited).where(_awaited.c.terminal == terminal, _awaited.c.event_id == event_id))


def wanted(connection: Connection, number: str, signer: str) -> Waiting | None:
    """What they have to confirm of the case of this number, local or not; None when there is nothing."""
    if not number:
        return None
    query = (
        select(_case, _awaited.c.role, _awaited.c.signer, _awaited.c.statement)
        .join(_awaited, (_awaited.c.terminal == _case.c.terminal) & (_awaited.c.event_id == _case.c.event_id))
        .where(_case.c.state == CaseState.SUPPLEMENT.value, _case.c.reason == CONFIRMATION)
        .where(_awaited.c.signer == signer)
        .where(or_(_case.c.case_number == number, _case.c.local_number == number))
        .order_by(_case.c.received.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    awaited = Awaited(row.role, row.signer, bytes(row.statement))
    return Waiting(row.event_id, row.service, row.local_number, row.case_number, awaited)
