"""What the opener reads and leaves behind: entries in order of arrival, and what became of each."""

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, select, update

from central.store import tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import PrintReport

_entry = tables.entry


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry nobody has opened yet."""

    terminal: str
    stream: str
    seq: int
    event_id: str
    kind: str
    header: bytes
    body: bytes = field(repr=False)


def unopened(connection: Connection, limit: int) -> list[Sealed]:
    """The oldest of them, in order within each stream."""
    query = (
        select(_entry.c.terminal, _entry.c.stream, _entry.c.seq, _entry.c.event_id, _entry.c.kind, _entry.c.header)
        .add_columns(_entry.c.body)
        .where(~_entry.c.opened)
        .order_by(_entry.c.received, _entry.c.terminal, _entry.c.stream, _entry.c.seq)
        .limit(limit)
    )
    return [Sealed(*row) for row in connection.execute(query)]


def find(connection: Connection, terminal: str, event_id: str) -> Sealed | None:
    """The entry of this event id, whatever became of it."""
    query = (
        select(_entry.c.terminal, _entry.c.stream, _entry.c.seq, _entry.c.event_id, _entry.c.kind, _entry.c.header)
        .add_columns(_entry.c.body)
        .where(_entry.c.terminal == terminal, _entry.c.event_id == event_id)
        .order_by(_entry.c.received, _entry.c.stream)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return Sealed(*row) if row else None


def open_again(connection: Connection, sealed: Sealed) -> None:
    """The entry is to be dealt with once more."""
    connection.execute(update(_entry).where(_is(sealed)).values(opened=False))


def settle(connection: Connection, sealed: Sealed) -> None:
    """The entry is dealt with."""
    connection.execute(update(_entry).where(_is(sealed)).values(opened=True))


def _is(sealed: Sealed) -> ColumnElement[bool]:
    return (_entry.c.terminal == sealed.terminal) & (_entry.c.stream == sealed.stream) & (_entry.c.seq == sealed.seq)


def set_aside(connection: Connection, sealed: Sealed, reason: str, now: float) -> None:
    """Into quarantine: the entry stays as it came, and the next one is not held up."""
    statement = upsert(connection, tables.quarantine).values(
        terminal=sealed.terminal,
        stream=sealed.stream,
        seq=sealed.seq,
        event_id=sealed.event_id,
        reason=reason,
        time=rfc3339(now),
    )
    connection.execute(statement.on_conflict_do_nothing())
    settle(connection, sealed)


def put_by(connection: Connection, sealed: Sealed) -> None:
    """Nobody looks at the entry again before `take_up`, so that however many wait, the others are not held up."""
    statement = upsert(connection, tables.put_by).values(
        terminal=sealed.terminal, event_id=sealed.event_id, stream=sealed.stream, seq=sealed.seq
    )
    connection.execute(statement.on_conflict_do_nothing())
    settle(connection, sealed)


def take_up(connection: Connection, terminal: str, event_id: str) -> None:
    """What this application's entry waited for has moved: it is to be opened again."""
    table = tables.put_by
    mine = (table.c.terminal == terminal) & (table.c.event_id == event_id)
    for row in connection.execute(select(table.c.stream, table.c.seq).where(mine)).all():
        connection.execute(
            update(_entry)
            .where(_entry.c.terminal == terminal, _entry.c.stream == row.stream, _entry.c.seq == row.seq)
            .values(opened=False)
        )
    connection.execute(delete(table).where(mine))


def keep_print_report(connection: Connection, terminal: str, event_id: str, report: PrintReport) -> None:
    statement = upsert(connection, tables.print_report).values(
        terminal=terminal,
        event_id=event_id,
        case_event=report.event_id,
        document=report.document,
        outcome=report.outcome,
        time=report.time,
    )
    connection.execute(statement.on_conflict_do_nothing())
