"""Whose the documents of finished cases are, and what became of their sheets."""

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, or_, select

from central.store import after_tables, cases, tables
from central.store.cases import Sheet
from central.store.database import upsert

_case = tables.case
_owner = after_tables.owner
_report = tables.print_report
Printed = Literal["no", "printed", "unknown"]
OUTCOMES: Final[tuple[Printed, ...]] = ("printed", "unknown")


@dataclass(frozen=True, slots=True)
class Owned:
    """The sheet of somebody's own case. event_id: of the case. printed: what terminals have said of it."""

    event_id: str
    sheet: Sheet
    printed: Printed


def note(connection: Connection, terminal: str, event_id: str, applicant: str) -> None:
    """applicant: the mark by which the API will know the person."""
    statement = upsert(connection, _owner).values(terminal=terminal, event_id=event_id, applicant=applicant)
    changed = {"applicant": statement.excluded.applicant}
    connection.execute(statement.on_conflict_do_update(index_elements=["terminal", "event_id"], set_=changed))


def document(connection: Connection, number: str, applicant: str) -> Owned | None:
    """Of the case of this number, local or not; None when it has none, or is not this applicant's."""
    if not number:
        return None
    query = (
        select(_case.c.terminal, _case.c.event_id)
        .join(_owner, (_owner.c.terminal == _case.c.terminal) & (_owner.c.event_id == _case.c.event_id))
        .where(_owner.c.applicant == applicant)
        .where(or_(_case.c.case_number == number, _case.c.local_number == number))
        .order_by(_case.c.received.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    sheet = cases.document(connection, row.terminal, row.event_id) if row else None
    if row is None or sheet is None:
        return None
    return Owned(row.event_id, sheet, _printed(connection, row.event_id, sheet.document_id))


def _printed(connection: Connection, event_id: str, document_id: str) -> Printed:
    """Of whichever terminal: the sheet may have come out where the application was made, or anywhere since."""
    query = select(_report.c.outcome).where(_report.c.case_event == event_id, _report.c.document == document_id)
    said = set(connection.execute(query).scalars())
    return next((outcome for outcome in OUTCOMES if outcome in said), "no")
