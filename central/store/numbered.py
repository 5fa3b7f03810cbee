"""Which documents are printed on numbered paper, and where each number went.

A number stands on one document. Terminals tell what became of theirs; the first that printed a number has it, and
another word for it is an alarm, never a correction.
"""

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from central.store import after_tables
from central.store.alarms import raise_alarm
from central.store.database import rfc3339
from kiosk_app.protocol.cases import PrintReport, SheetState

PLAIN: Final = "plain"
ALARM: Final = "paper"
_stock = after_tables.document_stock
_sheet = after_tables.numbered_sheet
_MAY_LIE_THERE: Final = ("loaded", "unknown", "missing")
"""Nobody has said for certain that the sheet has left its tray, or what stands on it."""


def note_stock(connection: Connection, terminal: str, event_id: str, stock: str) -> None:
    """On which paper the document of a case is printed, once; of plain paper nothing is kept."""
    if stock != PLAIN:
        connection.execute(insert(_stock).values(terminal=terminal, event_id=event_id, stock=stock))


def stock_of(connection: Connection, terminal: str, event_id: str) -> str:
    query = select(_stock.c.stock).where(_stock.c.terminal == terminal, _stock.c.event_id == event_id)
    return connection.execute(query).scalar_one_or_none() or PLAIN


def account(connection: Connection, terminal: str, report: PrintReport, now: float) -> list[str]:
    """Keep what a report says of numbered sheets; the numbers that it may not say it of, now that an alarm is raised.

    Saying the same again changes nothing.
    """
    return [
        number
        for number, state in sorted(report.sheets.items())
        if not _keep(connection, terminal, number, state, report, now)
        and raise_alarm(connection, terminal, ALARM, number, 0, now)
    ]


def _keep(
    connection: Connection, terminal: str, number: str, state: SheetState, report: PrintReport, now: float
) -> bool:
    row = connection.execute(select(_sheet).where(_sheet.c.number == number)).one_or_none()
    said = (terminal, state, report.document)
    if row is not None:
        if (row.terminal, row.state, row.document) == said:
            return True
        other_document = row.document and report.document and row.document != report.document
        if row.terminal != terminal or row.state not in _MAY_LIE_THERE or (row.state == "unknown" and other_document):
            return False
        connection.execute(delete(_sheet).where(_sheet.c.number == number))
    free = state == "loaded"
    connection.execute(
        insert(_sheet).values(
            number=number,
            terminal=terminal,
            state=state,
            case_event="" if free else report.event_id,
            document="" if free else report.document,
            told=rfc3339(now),
        )
    )
    return True


def numbers_of(connection: Connection, document: str) -> list[str]:
    """The paper that a document was printed on, or may have been."""
    query = select(_sheet.c.number).where(_sheet.c.document == document).order_by(_sheet.c.number)
    return list(connection.execute(query).scalars())
