"""Keeps ratings, once per case, and says which low ones a department still has to follow up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from central.evaluations.contents import LOW, contents
from central.store import tables
from central.store.database import rfc3339, upsert
from kiosk_app.catalogue.model import Definition, Department
from kiosk_app.protocol.cases import MAX_WORDS, Evaluation

_row = tables.evaluation
_case = tables.case


@dataclass(frozen=True, slots=True)
class CallBack:
    """A low rating that nobody has followed up. department: who has to; None when its service is gone.

    agreed: whether the citizen may be called; if not, what was wrong is put right all the same. by: RFC 3339 UTC.
    """

    terminal: str
    case_event: str
    case_number: str
    service: str
    department: Department | None
    level: int
    reasons: tuple[str, ...]
    agreed: bool
    by: str
    late: bool


def trouble(evaluation: Evaluation) -> str:
    """Why it cannot be kept, "" when it can."""
    if not 1 <= evaluation.level <= 5:
        return "level"
    if not set(evaluation.reasons) <= contents().of_level(evaluation.level):
        return "reasons"
    if len(evaluation.text) > MAX_WORDS:
        return "length"
    try:
        datetime.fromisoformat(evaluation.time)
    except ValueError:
        return "time"
    return ""


def keep(connection: Connection, terminal: str, event_id: str, evaluation: Evaluation, now: float) -> None:
    """One case is rated once; a second rating of it changes nothing."""
    statement = upsert(connection, _row).values(
        terminal=terminal,
        case_event=evaluation.event_id,
        event_id=event_id,
        service=evaluation.service,
        level=evaluation.level,
        reasons=",".join(sorted(set(evaluation.reasons))),
        contents=contents().version,
        call_back=evaluation.call_back,
        time=evaluation.time,
        received=now,
        closed_by="",
    )
    connection.execute(statement.on_conflict_do_nothing())


def to_call_back(connection: Connection, definitions: Mapping[str, Definition], now: float) -> list[CallBack]:
    """The low ratings that are open, the oldest first."""
    query = (
        select(_row, _case.c.case_number)
        .outerjoin(_case, (_case.c.terminal == _row.c.terminal) & (_case.c.event_id == _row.c.case_event))
        .where(_row.c.level <= LOW, _row.c.closed_by == "")
        .order_by(_row.c.received, _row.c.terminal, _row.c.case_event)
    )
    found = []
    for row in connection.execute(query):
        by = row.received + contents().call_back_hours * 3600
        definition = definitions.get(row.service)
        found.append(
            CallBack(
                row.terminal,
                row.case_event,
                row.case_number or "",
                row.service,
                definition.department if definition else None,
                row.level,
                tuple(filter(None, row.reasons.split(","))),
                row.call_back,
                rfc3339(by),
                now > by,
            )
        )
    return found


def close(connection: Connection, terminal: str, case_event: str, who: str) -> bool:
    """`who` has followed it up; False when it was not open."""
    mine = (_row.c.terminal == terminal) & (_row.c.case_event == case_event) & (_row.c.closed_by == "")
    return bool(connection.execute(update(_row).where(mine, _row.c.level <= LOW).values(closed_by=who)).rowcount)
