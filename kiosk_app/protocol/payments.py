"""Paying while the citizen waits. Nothing is queued: what is not certain is asked again."""

from dataclasses import dataclass, field
from enum import StrEnum


class PaymentState(StrEnum):
    """open: can be paid. closed: cannot any more, and was not. refunded: was paid, and is paid back."""

    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class PaymentQuestion:
    """`POST /v1/payments`. The same event id and amount give the same order while it is open or paid.

    amount: yuan with two decimals, like "12.50".
    """

    event_id: str
    service: str
    amount: str


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """Also `GET /v1/payments/{order}?wait=SECONDS`, held while it is open, and `POST /v1/payments/{order}/close`.

    Closing is refused by being paid: the answer says which it was. qr: what a phone scans.
    """

    order: str
    state: PaymentState
    qr: str = field(default="", repr=False)
