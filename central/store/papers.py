"""Which papers were handed out, by what stands on them: whoever holds one can ask whether it is genuine."""

import hmac

from sqlalchemy import Connection, select, update

from central.store import after_tables
from central.store.database import upsert
from kiosk_app.protocol.papers import PaperAnswer, plain


def keep(connection: Connection, number: str, code: str, seal: str) -> None:
    """From now on it can be verified. Made once more it is the same paper."""
    values = {"code": plain(code), "seal": seal, "withdrawn": False}
    statement = upsert(connection, after_tables.paper).values(number=plain(number), **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["number"], set_=values))


def find(connection: Connection, number: str, code: str) -> PaperAnswer:
    """Who knows only one of the two learns nothing."""
    table = after_tables.paper
    row = connection.execute(select(table).where(table.c.number == plain(number))).one_or_none()
    if row is None or not hmac.compare_digest(row.code.encode(), plain(code).encode()):
        return PaperAnswer(known=False)
    return PaperAnswer(known=True, withdrawn=row.withdrawn, seal=row.seal)


def withdraw(connection: Connection, number: str) -> bool:
    """Whether there was one to withdraw."""
    table = after_tables.paper
    changed = connection.execute(update(table).where(table.c.number == plain(number)).values(withdrawn=True))
    return changed.rowcount > 0
