"""The orders of the terminals: one for each submission, whatever happens to it told once and for all.

An order that is paid belongs to the case with the same event id. Where no such case comes, or it is refused, the money
goes back by itself.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, insert, select, update

from central.departments.adapter import Unavailable
from central.payments.provider import Provider
from central.store import tables
from central.store.database import Store
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.payments import PaymentOrder, PaymentQuestion, PaymentState

ORPHAN_SECONDS: Final = 6 * 3600.0
"""A case that was paid for may lie in a terminal without network; after this its money goes back, and it waits for
payment at the counter."""
_payment = tables.payment


class Orders:
    """clock: seconds since 1970."""

    def __init__(self, store: Store, provider: Provider, clock: Callable[[], float]) -> None:
        self._store = store
        self._provider = provider
        self._clock = clock

    def order(self, terminal: str, asked: PaymentQuestion) -> PaymentOrder:
        """Raises Unavailable."""
        with self._store.write() as connection:
            number = _usable(connection, terminal, asked)
            if not number:
                number = _new(connection, terminal, asked, self._clock())
        qr = self._provider.create(number, asked.amount)
        return PaymentOrder(number, self._seen(number), qr)

    def state(self, terminal: str, number: str) -> PaymentOrder | None:
        """None when the terminal has no such order. Raises Unavailable."""
        return PaymentOrder(number, self._seen(number)) if self._is_of(terminal, number) else None

    def close(self, terminal: str, number: str) -> PaymentOrder | None:
        """None when the terminal has no such order. Raises Unavailable."""
        if not self._is_of(terminal, number):
            return None
        return PaymentOrder(number, self._note(number, self._provider.close(number)))

    def paid_for(self, terminal: str, event_id: str, number: str) -> bool:
        """Whether this order was paid for this submission. Raises Unavailable."""
        query = select(_payment.c.order).where(
            _payment.c.order == number, _payment.c.terminal == terminal, _payment.c.event_id == event_id
        )
        with self._store.read() as connection:
            mine = connection.execute(query).first() is not None
        return mine and self._seen(number) is PaymentState.PAID

    def pay_back(self) -> int:
        """Whatever was paid and came to nothing; how many. What cannot be done now is done the next time."""
        due = select(_payment.c.order).where(
            _payment.c.state.in_((PaymentState.OPEN.value, PaymentState.PAID.value)),
            _payment.c.made < self._clock() - ORPHAN_SECONDS,
            ~select(tables.case.c.event_id)
            .where(tables.case.c.terminal == _payment.c.terminal, tables.case.c.event_id == _payment.c.event_id)
            .exists(),
        )
        refused = select(_payment.c.order).where(
            _payment.c.state == PaymentState.PAID.value,
            select(tables.case.c.event_id)
            .where(
                tables.case.c.terminal == _payment.c.terminal,
                tables.case.c.event_id == _payment.c.event_id,
                tables.case.c.state == CaseState.REFUSED.value,
            )
            .exists(),
        )
        with self._store.read() as connection:
            numbers = [row.order for query in (due, refused) for row in connection.execute(query)]
        for number in numbers:
            try:
                self._provider.refund(number)
                self._seen(number)
            except Unavailable:
                return 0
        return len(numbers)

    def _seen(self, number: str) -> PaymentState:
        return self._note(number, self._provider.state(number))

    def _note(self, number: str, state: PaymentState) -> PaymentState:
        with self._store.write() as connection:
            connection.execute(
                update(_payment)
                .where(_payment.c.order == number, _payment.c.state != state.value)
                .values(state=state.value)
            )
        return state

    def _is_of(self, terminal: str, number: str) -> bool:
        query = select(_payment.c.order).where(_payment.c.order == number, _payment.c.terminal == terminal)
        with self._store.read() as connection:
            return connection.execute(query).first() is not None


def _usable(connection: Connection, terminal: str, asked: PaymentQuestion) -> str:
    """The order that is still good for this submission, "" when there is none."""
    found = connection.execute(
        select(_payment.c.order).where(
            _payment.c.terminal == terminal,
            _payment.c.event_id == asked.event_id,
            _payment.c.amount == asked.amount,
            _payment.c.state.in_((PaymentState.OPEN.value, PaymentState.PAID.value)),
        )
    ).scalar_one_or_none()
    return str(found or "")


def _new(connection: Connection, terminal: str, asked: PaymentQuestion, now: float) -> str:
    mine = (_payment.c.terminal == terminal) & (_payment.c.event_id == asked.event_id)
    count = len(connection.execute(select(_payment.c.order).where(mine)).all())
    number = f"{asked.event_id[:48]}-{count + 1}"
    connection.execute(
        insert(_payment).values(
            order=number,
            terminal=terminal,
            event_id=asked.event_id,
            service=asked.service,
            amount=asked.amount,
            state=PaymentState.OPEN.value,
            made=now,
        )
    )
    return number
