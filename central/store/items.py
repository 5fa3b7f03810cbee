"""The cases that a life event consists of: one for each of its services, with a number and a state of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from central.store import tables
from central.store.database import rfc3339, upsert
from kiosk_app.protocol.cases import CaseState

_item = tables.case_item


@dataclass(frozen=True, slots=True)
class ItemCase:
    """optional: the whole is finished without it."""

    service: str
    case_number: str
    state: CaseState
    reason: str = ""
    optional: bool = False


def begin(connection: Connection, terminal: str, event_id: str, items: Sequence[ItemCase], now: float) -> None:
    """In their order. What has begun before stays as it is."""
    for position, item in enumerate(items):
        statement = upsert(connection, _item).values(
            terminal=terminal,
            event_id=event_id,
            service=item.service,
            position=position,
            case_number=item.case_number,
            state=item.state.value,
            reason=item.reason,
            optional=item.optional,
            updated=rfc3339(now),
        )
        connection.execute(statement.on_conflict_do_nothing())


def of(connection: Connection, terminal: str, event_id: str) -> list[ItemCase]:
    query = (
        select(_item.c.service, _item.c.case_number, _item.c.state, _item.c.reason, _item.c.optional)
        .where(_item.c.terminal == terminal, _item.c.event_id == event_id)
        .order_by(_item.c.position)
    )
    return [
        ItemCase(row.service, row.case_number, CaseState(row.state), row.reason, row.optional)
        for row in connection.execute(query)
    ]


def move(
    connection: Connection, terminal: str, event_id: str, service: str, state: CaseState, now: float, reason: str = ""
) -> bool:
    """Whether all that must be is done now."""
    connection.execute(
        update(_item)
        .where(_item.c.terminal == terminal, _item.c.event_id == event_id, _item.c.service == service)
        .values(state=state.value, reason=reason, updated=rfc3339(now))
    )
    return finished(of(connection, terminal, event_id))


def finished(items: Sequence[ItemCase]) -> bool:
    """Whether every item without which the whole is not done, is."""
    needed = [item for item in items if not item.optional]
    return bool(needed) and all(item.state is CaseState.DONE for item in needed)
