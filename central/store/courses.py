"""What departments have said of cases after their decision: the newest of each, and how far it has been listened to."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from central.store.after_tables import course as _course
from central.store.after_tables import course_cursor as _cursor
from central.store.database import upsert
from kiosk_app.protocol.cases import CaseState


@dataclass(frozen=True, slots=True)
class Said:
    """n: higher for what is newer. event_id: of an application, or of a part of one."""

    terminal: str
    event_id: str
    n: int
    state: CaseState
    reason: str


def cursor(connection: Connection, source: str) -> str:
    """ "" at first."""
    query = select(_cursor.c.cursor).where(_cursor.c.source == source)
    return connection.execute(query).scalar_one_or_none() or ""


def advance(connection: Connection, source: str, to: str) -> None:
    statement = upsert(connection, _cursor).values(source=source, cursor=to)
    connection.execute(statement.on_conflict_do_update(index_elements=["source"], set_={"cursor": to}))


def hear(connection: Connection, said: Said) -> bool:
    """Whether it is newer than all that was heard before; only then it is kept."""
    mine = (_course.c.terminal == said.terminal) & (_course.c.event_id == said.event_id)
    known = connection.execute(select(_course.c.n).where(mine)).scalar_one_or_none()
    if known is not None and known >= said.n:
        return False
    values = {"n": said.n, "state": said.state.value, "reason": said.reason, "open": True}
    statement = upsert(connection, _course).values(terminal=said.terminal, event_id=said.event_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["terminal", "event_id"], set_=values))
    return True


def waiting(connection: Connection) -> list[Said]:
    """What has had no effect yet."""
    query = select(_course).where(_course.c.open).order_by(_course.c.terminal, _course.c.event_id)
    rows = connection.execute(query)
    return [Said(row.terminal, row.event_id, row.n, CaseState(row.state), row.reason) for row in rows]


def settle(connection: Connection, said: Said) -> None:
    mine = (_course.c.terminal == said.terminal) & (_course.c.event_id == said.event_id) & (_course.c.n == said.n)
    connection.execute(update(_course).where(mine).values(open=False))
