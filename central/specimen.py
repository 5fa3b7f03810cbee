"""A paper of nobody's, for whoever wants to try how papers are verified."""

from typing import Final

from central.departments.papers import Sealing
from central.store import papers
from central.store.database import Store
from kiosk_app.protocol.papers import SealedFacts

FACTS: Final = SealedFacts(
    number="370699260105009000001",
    code="ABCD-EFGH-2345-6777",
    title="样张（演示专用）",
    issuer="演示单位",
    holder="",
    day="2026-01-01",
)


def lay_out(store: Store, seal: Sealing) -> None:
    with store.write() as connection:
        papers.keep(connection, FACTS.number, FACTS.code, seal(FACTS))


def code(store: Store) -> str:
    """What its QR code says; "" before it was laid out."""
    with store.read() as connection:
        return papers.find(connection, FACTS.number, FACTS.code).seal
