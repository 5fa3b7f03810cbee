"""The stand-ins' own books: what was applied for, how it will end and when, and what the centre was told.

No personal data: subjects are keyed hashes, of a form only the days and the place that were asked for are kept.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from central.departments.adapter import Decision, Update, Updates, place
from central.departments.register import metadata
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import CaseState

PAGE: Final = 50
ALWAYS: Final = "9999-12-31"

_docket: Final = Table(
    "docket",
    metadata,
    Column("event_id", String(64), primary_key=True),
    Column("department", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("began", Float, nullable=False),
    Column("day", String(10), nullable=False),
    Column("starts", String(10), nullable=False),
    Column("ends", String(10), nullable=False),
    Column("slot", String(64), nullable=False),
    Column("decided", String(16), nullable=False),
    Column("why", String(64), nullable=False),
    Column("due", Float, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("open", Boolean, nullable=False),
)
Index("docket_subject", _docket.c.department, _docket.c.subject)
Index("docket_slot", _docket.c.department, _docket.c.service, _docket.c.slot)
Index("docket_open", _docket.c.department, _docket.c.open, _docket.c.due)

_notice: Final = Table(
    "notice",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("department", String(32), nullable=False),
    Column("event_id", String(64), nullable=False),
    Column("n", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("time", String(32), nullable=False),
)
Index("notice_department", _notice.c.department, _notice.c.number)


@dataclass(frozen=True, slots=True)
class Plan:
    """How an application ends, of itself, at `due` (seconds since 1970)."""

    state: CaseState
    reason: str
    due: float


@dataclass(frozen=True, slots=True)
class Docketed:
    """An application as a department takes it in. began: when its first version came, seconds since 1970.

    starts, ends: YYYY-MM-DD, the days it is for. slot: "" for none.

    plan: None when nothing more will be said about it.
    """

    event_id: str
    version: int
    subject: str
    service: str
    began: float
    day: str
    starts: str
    ends: str
    slot: str
    decision: Decision
    plan: Plan | None


def decision(connection: Connection, event_id: str, version: int) -> Decision | None:
    """What was decided on this version already."""
    query = select(_docket.c.decided, _docket.c.why).where(_docket.c.event_id == event_id, _docket.c.version == version)
    row = connection.execute(query).one_or_none()
    return Decision(CaseState(row.decided), row.why) if row else None


def began(connection: Connection, event_id: str) -> float | None:
    """When its first version came, None for one that is new."""
    return connection.execute(select(_docket.c.began).where(_docket.c.event_id == event_id)).scalar_one_or_none()


def take_in(connection: Connection, department: str, taken: Docketed) -> None:
    """In the place of the version before, about which nothing more is said then."""
    plan = taken.plan
    values = {
        "department": department,
        "version": taken.version,
        "subject": taken.subject,
        "service": taken.service,
        "began": taken.began,
        "day": taken.day,
        "starts": taken.starts,
        "ends": taken.ends or ALWAYS,
        "slot": taken.slot,
        "decided": taken.decision.state.value,
        "why": taken.decision.reason,
        "due": plan.due if plan else 0.0,
        "state": plan.state.value if plan else "",
        "reason": plan.reason if plan else "",
        "open": plan is not None,
    }
    statement = upsert(connection, _docket).values(event_id=taken.event_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["event_id"], set_=values))


def filed(connection: Connection, department: str, subject: str, but: str) -> list[dict[str, Any]]:
    """What this person has applied for here, except by the application `but` and its parts."""
    query = select(_docket).where(_docket.c.department == department, _docket.c.subject == subject)
    refused = CaseState.REFUSED.value
    return [
        {name: row._mapping[name] for name in ("service", "day", "starts", "ends", "slot", "open")}
        for row in connection.execute(query)
        if refused not in (row.decided, row.state) and not _same(row.event_id, but)
    ]


def taken(connection: Connection, department: str, service: str, slot: str, but: str) -> int:
    """How many others have applied for this slot."""
    mine = (_docket.c.department == department) & (_docket.c.service == service) & (_docket.c.slot == slot)
    query = select(func.count()).select_from(_docket).where(mine, _docket.c.event_id != but)
    return connection.execute(query).scalar_one()


def news(connection: Connection, department: str, after: int, now: float) -> bool:
    """Whether `updates` has anything to say."""
    due = select(_docket.c.event_id).where(_docket.c.department == department, _docket.c.open, _docket.c.due <= now)
    said = select(_notice.c.number).where(_notice.c.department == department, _notice.c.number > after)
    return any(connection.execute(query.limit(1)).first() for query in (due, said))


def updates(connection: Connection, department: str, after: int, now: float) -> Updates:
    """Say what has come due, and give what was said after number `after`, oldest first."""
    mine = (_docket.c.department == department) & _docket.c.open & (_docket.c.due <= now)
    for row in connection.execute(select(_docket).where(mine).order_by(_docket.c.due, _docket.c.event_id)).all():
        connection.execute(
            insert(_notice).values(
                department=department,
                event_id=row.event_id,
                n=place(row.version, 1),
                state=row.state,
                reason=row.reason,
                time=rfc3339(row.due),
            )
        )
        connection.execute(update(_docket).where(_docket.c.event_id == row.event_id).values(open=False))
    query = select(_notice).where(_notice.c.department == department, _notice.c.number > after)
    rows = connection.execute(query.order_by(_notice.c.number).limit(PAGE)).all()
    found = [Update(row.event_id, row.n, CaseState(row.state), row.reason, row.time) for row in rows]
    return Updates(str(rows[-1].number if rows else after), found)


def forget(connection: Connection) -> None:
    """Nothing was ever applied for; what was said about it is not taken back."""
    connection.execute(delete(_docket))


def _same(event_id: str, but: str) -> bool:
    return bool(but) and (event_id == but or event_id.startswith(f"{but}."))
