"""What cases want from their applicants, and what has been added to them."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select

from central.store import after_tables, tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.supplements import SupplementWanted

_case = tables.case
_wanted = after_tables.wanted
_supplement = after_tables.supplement


@dataclass(frozen=True, slots=True)
class Want:
    """What a case waits for. text: by language; fields and materials as in `SupplementWanted`."""

    text: dict[str, str]
    fields: list[str]
    materials: list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """An entry that was added to a case, by the terminal that sent it."""

    terminal: str
    event_id: str


def want(connection: Connection, terminal: str, event_id: str, applicant: str, want: Want) -> None:
    """applicant: the mark by which the API will know the person."""
    values = {
        "applicant": applicant,
        "text": msgspec.json.encode(want.text).decode(),
        "fields": msgspec.json.encode(want.fields).decode(),
        "materials": msgspec.json.encode(want.materials).decode(),
    }
    statement = upsert(connection, _wanted).values(terminal=terminal, event_id=event_id, **values)
    changed = {name: getattr(statement.excluded, name) for name in values}
    connection.execute(statement.on_conflict_do_update(index_elements=["terminal", "event_id"], set_=changed))


def want_no_longer(connection: Connection, terminal: str, event_id: str) -> None:
    connection.execute(delete(_wanted).where(_wanted.c.terminal == terminal, _wanted.c.event_id == event_id))


def wanted(connection: Connection, number: str, applicant: str) -> SupplementWanted | None:
    """What is missing for the case of this number, local or not; None when it is not this applicant's."""
    if not number:
        return None
    query = (
        select(_case, _wanted.c.text, _wanted.c.fields, _wanted.c.materials)
        .join(_wanted, (_wanted.c.terminal == _case.c.terminal) & (_wanted.c.event_id == _case.c.event_id))
        .where(_case.c.state == CaseState.SUPPLEMENT.value, _wanted.c.applicant == applicant)
        .where(or_(_case.c.case_number == number, _case.c.local_number == number))
        .order_by(_case.c.received.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return SupplementWanted(
        row.event_id,
        row.service,
        row.local_number,
        row.case_number,
        row.reason,
        msgspec.json.decode(row.text, type=dict[str, str]),
        msgspec.json.decode(row.fields, type=list[str]),
        msgspec.json.decode(row.materials, type=list[str]),
    )


def add(connection: Connection, terminal: str, event_id: str, part: Part, now: float) -> None:
    """The entry belongs to the case from now on, after what was added before."""
    mine = (_supplement.c.terminal == terminal) & (_supplement.c.event_id == event_id)
    last = connection.execute(select(func.coalesce(func.max(_supplement.c.number), 0)).where(mine)).scalar_one()
    connection.execute(
        insert(_supplement).values(
            terminal=terminal,
            event_id=event_id,
            number=last + 1,
            by_terminal=part.terminal,
            by_event=part.event_id,
            taken=rfc3339(now),
        )
    )


def added(connection: Connection, part: Part) -> bool:
    """Whether the entry has been added to a case."""
    query = select(_supplement.c.number).where(
        _supplement.c.by_terminal == part.terminal, _supplement.c.by_event == part.event_id
    )
    return connection.execute(query).first() is not None


def of_case(connection: Connection, terminal: str, event_id: str) -> list[Part]:
    """In the order in which they were added."""
    query = (
        select(_supplement.c.by_terminal, _supplement.c.by_event)
        .where(_supplement.c.terminal == terminal, _supplement.c.event_id == event_id)
        .order_by(_supplement.c.number)
    )
    return [Part(*row) for row in connection.execute(query)]
