"""By which trust document each terminal seals, and whether all that it sealed by an older one has arrived."""

from sqlalchemy import Connection, select

from central.store import tables
from central.store.database import upsert
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
