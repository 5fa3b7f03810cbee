"""By which trust document each terminal seals, whether all that it sealed by an older one has arrived, and what of that
will be opened again.
"""

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Connection, exists, or_, select

from central.store import after_tables, tables
from central.store.database import upsert
from central.store.duties import ENDS
from kiosk_app.protocol import hotline
from kiosk_app.protocol.entries import Heartbeat

_sealing = tables.sealing


def heard(connection: Connection, heartbeat: Heartbeat) -> None:
    """Note where the log stood when the terminal first said that it seals by this version."""
    statement = upsert(connection, _sealing).values(
        terminal=heartbeat.terminal, trust=heartbeat.trust, stream=heartbeat.stream, head=heartbeat.head
    )
    connection.execute(statement.on_conflict_do_nothing())


def not_drained(connection: Connection, trust: int) -> tuple[str, ...]:
    """Terminals that have not said that they seal by version `trust`, or of whose log up to then something is missing.

    A terminal that was revoked counts until it is struck off the list: its disk may still come in.
    """
    cursor = tables.stream_cursor
    arrived = (
        select(_sealing.c.terminal)
        .join(cursor, (cursor.c.terminal == _sealing.c.terminal) & (cursor.c.stream == _sealing.c.stream))
        .where(_sealing.c.trust >= trust, cursor.c.acked >= _sealing.c.head)
    )
    terminal = tables.terminal.c.terminal
    query = select(terminal).where(terminal.not_in(arrived)).order_by(terminal)
    return tuple(connection.execute(query).scalars())


def still_needed(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Terminal and body of every entry that nobody has opened, or that belongs to a case for which something is still
    to be done.
    """
    entry, waiting, part = tables.entry, tables.put_by, after_tables.supplement
    whole = _unfinished(entry.c.terminal, entry.c.event_id)
    added = exists().where(
        part.c.by_terminal == entry.c.terminal,
        part.c.by_event == entry.c.event_id,
        _unfinished(part.c.terminal, part.c.event_id),
    )
    put_by = exists().where(waiting.c.terminal == entry.c.terminal, waiting.c.event_id == entry.c.event_id)
    query = select(entry.c.terminal, entry.c.body).where(or_(~entry.c.opened, put_by, whole, added))
    for row in connection.execute(query):
        yield row.terminal, row.body


def _unfinished(terminal: Column[str], event_id: Column[str]) -> ColumnElement[bool]:
    case, duty = tables.case, after_tables.duty
    going_on = exists().where(
        case.c.terminal == terminal,
        case.c.event_id == event_id,
        case.c.state.not_in([state.value for state in ENDS]),
        case.c.service != hotline.SERVICE,
    )
    owed = exists().where(duty.c.terminal == terminal, duty.c.event_id == event_id, duty.c.outcome == "")
    return or_(going_on, owed)
