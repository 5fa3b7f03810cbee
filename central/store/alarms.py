"""Alarms about a terminal's log: each is recorded once, however often its cause is seen."""

from sqlalchemy import Connection, insert, select

from central.store import tables
from central.store.database import rfc3339


def raise_alarm(connection: Connection, terminal: str, kind: str, stream: str, seq: int, now: float) -> bool:
    """Record it; False when it was known.

    kind: "fork", "cut" (the log got shorter), "rewritten" (another head), "attachment" (other bytes than declared;
    `stream` is then the file's id, `seq` 0) or "paper" (a number of which something else was told before; `stream` is
    then the number, `seq` 0).
    """
    row = tables.alarm
    known = select(row.c.seq).where(
        row.c.terminal == terminal, row.c.kind == kind, row.c.stream == stream, row.c.seq == seq
    )
    if connection.execute(known).first():
        return False
    connection.execute(insert(row).values(terminal=terminal, kind=kind, stream=stream, seq=seq, time=rfc3339(now)))
    return True
