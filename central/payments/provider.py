"""What the centre asks of a payment provider, and a stand-in with a phone that is a web page."""

import secrets
from collections.abc import Callable
from typing import Final, Protocol

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, select, update

from central.store.database import Store
from kiosk_app.protocol.payments import PaymentState

metadata: Final = MetaData()
order_table: Final = Table(
    "payment_order",
    metadata,
    Column("order", String(64), primary_key=True),
    Column("amount", String(16), nullable=False),
    Column("secret", String(32), nullable=False),
    Column("state", String(16), nullable=False),
)


class Provider(Protocol):
    """Every method may raise `central.departments.adapter.Unavailable`, and may be repeated."""

    def create(self, order: str, amount: str) -> str:
        """What a phone scans. amount: yuan with two decimals."""
        ...

    def state(self, order: str) -> PaymentState: ...

    def close(self, order: str) -> PaymentState:
        """CLOSED from now on, unless it is PAID already."""
        ...

    def refund(self, order: str) -> None:
        """Pay back what was paid; an order that was not paid is closed."""
        ...


class StandInProvider:
    """No money moves. A "phone" pays by posting to the address in the code. address: of the pages, when needed."""

    def __init__(self, store: Store, address: Callable[[], str]) -> None:
        self._store = store
        self._address = address

    def create(self, order: str, amount: str) -> str:
        with self._store.write() as connection:
            row = connection.execute(select(order_table).where(order_table.c.order == order)).one_or_none()
            secret = row.secret if row else secrets.token_urlsafe(12)
            if row is None:
                fresh = {"order": order, "amount": amount, "secret": secret, "state": PaymentState.OPEN.value}
                connection.execute(insert(order_table).values(fresh))
        return f"{self._address()}/phone/{order}/{secret}"

    def state(self, order: str) -> PaymentState:
        with self._store.read() as connection:
            found = connection.execute(select(order_table.c.state).where(order_table.c.order == order)).scalar_one()
        return PaymentState(found)

    def close(self, order: str) -> PaymentState:
        with self._store.write() as connection:
            _move(connection, order, PaymentState.OPEN, PaymentState.CLOSED)
        return self.state(order)

    def refund(self, order: str) -> None:
        with self._store.write() as connection:
            _move(connection, order, PaymentState.PAID, PaymentState.REFUNDED)
            _move(connection, order, PaymentState.OPEN, PaymentState.CLOSED)

    def amount(self, order: str, secret: str) -> str | None:
        """What the phone shows; None when there is no such order."""
        query = select(order_table.c.amount).where(order_table.c.order == order, order_table.c.secret == secret)
        with self._store.read() as connection:
            return connection.execute(query).scalar_one_or_none()

    def pay(self, order: str, secret: str) -> PaymentState | None:
        """What the phone does. None when there is no such order."""
        if self.amount(order, secret) is None:
            return None
        with self._store.write() as connection:
            _move(connection, order, PaymentState.OPEN, PaymentState.PAID)
        return self.state(order)


def _move(connection: Connection, order: str, before: PaymentState, after: PaymentState) -> None:
    connection.execute(
        update(order_table)
        .where(order_table.c.order == order, order_table.c.state == before.value)
        .values(state=after.value)
    )
