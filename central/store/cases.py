"""How cases stand: their rows, their numbers, the log of changes that terminals follow, and the documents made."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from sqlalchemy import Connection, Row, desc, insert, or_, select, update

from central.store import confirmations, duties, items, numbered, supplements, tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol import hotline
from kiosk_app.protocol.cases import CONFIRMATION, CaseChange, CaseState, Changes, ItemProgress, Progress

REGION: Final = "370600"
LOCAL_TIME: Final = timezone(timedelta(hours=8))
"""China has one time zone and no summer time."""
PAGE: Final = 200

_case = tables.case


@dataclass(frozen=True, slots=True)
class Case:
    """A case row. making: a document is still to be made. received: seconds since 1970 at the centre."""

    terminal: str
    event_id: str
    local_number: str
    service: str
    case_number: str
    state: CaseState
    reason: str
    making: bool
    document: bool
    received: float
    updated: str


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a case. number: in its terminal's log. time: RFC 3339 UTC."""

    number: int
    case_number: str
    state: CaseState
    reason: str
    time: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of a case. number: as printed on it. code: by which a reader verifies it. seal: what its QR code says,
    "" for a paper without one. stock: the paper it is printed on.
    """

    document_id: str
    template: str
    pages: int
    code: str
    pdf: bytes = field(repr=False)
    number: str = ""
    seal: str = field(default="", repr=False)
    stock: str = numbered.PLAIN


def register(connection: Connection, terminal: str, event_id: str, local_number: str, service: str, now: float) -> None:
    """A case begins as `received`; the same application under the same event id begins only once."""
    if find(connection, terminal, event_id):
        return
    connection.execute(
        insert(_case).values(
            terminal=terminal,
            event_id=event_id,
            local_number=local_number,
            service=service,
            case_number="",
            state=CaseState.RECEIVED.value,
            reason="",
            making=False,
            document=False,
            received=now,
            updated=rfc3339(now),
        )
    )


def find(connection: Connection, terminal: str, event_id: str) -> Case | None:
    row = connection.execute(
        select(_case).where(_case.c.terminal == terminal, _case.c.event_id == event_id)
    ).one_or_none()
    return _read(row) if row else None


def with_event(connection: Connection, event_id: str) -> list[Case]:
    """Of whichever terminal; ids are unique, unless somebody made one up."""
    return [_read(row) for row in connection.execute(select(_case).where(_case.c.event_id == event_id))]


def progress(connection: Connection, number: str) -> Progress | None:
    """By case number or local number, whichever terminal it came from; the newest when a local number came twice."""
    if not number:
        return None
    query = select(_case).where(or_(_case.c.case_number == number, _case.c.local_number == number))
    row = connection.execute(query.order_by(desc(_case.c.received)).limit(1)).one_or_none()
    if row is None:
        return None
    case = _read(row)
    parts = [
        ItemProgress(item.service, item.case_number, item.state)
        for item in items.of(connection, case.terminal, case.event_id)
    ]
    awaits = case.state is CaseState.SUPPLEMENT and case.reason == CONFIRMATION
    return Progress(number, case.case_number, case.service, case.state, case.updated, parts, awaits)


def next_number(connection: Connection, department: str, now: float) -> str:
    """A new case number: region (6) + yyMMdd + department (3) + the day's serial (6), without gaps over a day."""
    day = datetime.fromtimestamp(now, UTC).astimezone(LOCAL_TIME).strftime("%y%m%d")
    statement = upsert(connection, tables.case_serial).values(day=day, last=1)
    serial: int = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["day"], set_={"last": tables.case_serial.c.last + statement.excluded.last}
        ).returning(tables.case_serial.c.last)
    ).scalar_one()
    return f"{REGION}{day}{department}{serial:06d}"


def move(
    connection: Connection,
    case: Case,
    state: CaseState,
    now: float,
    *,
    number: str = "",
    reason: str = "",
    making: bool = False,
) -> Case:
    """Set the state (and the case number, once), log the change for the terminal, and owe what follows from it."""
    connection.execute(
        update(_case)
        .where(_case.c.terminal == case.terminal, _case.c.event_id == case.event_id)
        .values(
            state=state.value,
            case_number=number or case.case_number,
            reason=reason,
            making=making,
            document=has_document(connection, case.terminal, case.event_id),
            updated=rfc3339(now),
        )
    )
    moved = find(connection, case.terminal, case.event_id)
    assert moved is not None
    if state is not CaseState.SUPPLEMENT:
        supplements.want_no_longer(connection, case.terminal, case.event_id)
        confirmations.nobody_more(connection, case.terminal, case.event_id)
    statement = upsert(connection, tables.change_head).values(terminal=case.terminal, head=1)
    change_number: int = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["terminal"], set_={"head": tables.change_head.c.head + statement.excluded.head}
        ).returning(tables.change_head.c.head)
    ).scalar_one()
    connection.execute(
        insert(tables.change).values(
            terminal=moved.terminal,
            number=change_number,
            event_id=moved.event_id,
            local_number=moved.local_number,
            service=moved.service,
            case_number=moved.case_number,
            state=moved.state.value,
            reason=moved.reason,
            document=moved.document,
            updated=moved.updated,
        )
    )
    if moved.service != hotline.SERVICE:
        duties.owe(connection, moved.terminal, moved.event_id, state, change_number, now)
    return moved


def make(connection: Connection, case: Case) -> None:
    """A document is to be made before the case is done."""
    mine = (_case.c.terminal == case.terminal) & (_case.c.event_id == case.event_id)
    connection.execute(update(_case).where(mine).values(making=True))


def history(connection: Connection, terminal: str, event_id: str) -> list[Step]:
    """How the case came to stand as it does, oldest first."""
    table = tables.change
    query = select(table).where(table.c.terminal == terminal, table.c.event_id == event_id).order_by(table.c.number)
    return [
        Step(row.number, row.case_number, CaseState(row.state), row.reason, row.updated)
        for row in connection.execute(query)
    ]


def changes(connection: Connection, terminal: str, after: int) -> Changes:
    """What changed after the cursor, at most `PAGE`. A cursor from beyond the log (another centre's) starts again."""
    head = select(tables.change_head.c.head).where(tables.change_head.c.terminal == terminal)
    if after > (connection.execute(head).scalar_one_or_none() or 0):
        after = 0
    table = tables.change
    rows = connection.execute(
        select(table).where(table.c.terminal == terminal, table.c.number > after).order_by(table.c.number).limit(PAGE)
    ).all()
    found = [
        CaseChange(
            row.event_id,
            row.local_number,
            row.service,
            row.case_number,
            CaseState(row.state),
            row.updated,
            row.document,
            row.reason,
        )
        for row in rows
    ]
    return Changes(rows[-1].number if rows else after, found)


def change_heads(connection: Connection) -> dict[str, int]:
    """How long each terminal's log of changes is."""
    table = tables.change_head
    return {row.terminal: row.head for row in connection.execute(select(table))}


def keep_document(connection: Connection, case: Case, sheet: Sheet) -> None:
    connection.execute(
        insert(tables.document).values(
            terminal=case.terminal,
            event_id=case.event_id,
            document_id=sheet.document_id,
            template=sheet.template,
            pdf=sheet.pdf,
            pages=sheet.pages,
            code=sheet.code,
        )
    )
    numbered.note_stock(connection, case.terminal, case.event_id, sheet.stock)


def has_document(connection: Connection, terminal: str, event_id: str) -> bool:
    table = tables.document
    query = select(table.c.pages).where(table.c.terminal == terminal, table.c.event_id == event_id)
    return connection.execute(query).first() is not None


def document(connection: Connection, terminal: str, event_id: str) -> Sheet | None:
    table = tables.document
    row = connection.execute(
        select(table).where(table.c.terminal == terminal, table.c.event_id == event_id)
    ).one_or_none()
    if row is None:
        return None
    stock = numbered.stock_of(connection, terminal, event_id)
    return Sheet(row.document_id, row.template, row.pages, row.code, row.pdf, stock=stock)


def _read(row: Row[tuple[object, ...]]) -> Case:
    return Case(
        terminal=row.terminal,
        event_id=row.event_id,
        local_number=row.local_number,
        service=row.service,
        case_number=row.case_number,
        state=CaseState(row.state),
        reason=row.reason,
        making=row.making,
        document=row.document,
        received=row.received,
        updated=row.updated,
    )
