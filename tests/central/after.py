"""Has a centre do all that follows a decision."""

from sqlalchemy import select

from central import outside, site
from central.messages.standin import Sent
from central.messages.standin import outbox as messages
from central.store import tables
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.supplements import SupplementQuestion, SupplementWanted
from offline_store.records import Entry
from offline_store.sealing import Opener
from tests.central.centres import Hall

PHONE = "13800000001"


def settle(hall: Hall) -> None:
    """Let the opener and everything that follows work until nothing is left for now."""
    while hall.work.step() + sum(follow_up.step() for follow_up in hall.follow_ups):
        pass


def sent(hall: Hall) -> list[Sent]:
    with outside.open_messages(hall.data) as store:
        return messages(store, Opener(site.private_keys(hall.data)))


def state(hall: Hall, entry: Entry) -> tuple[str, str]:
    with hall.client() as centre:
        progress = centre.progress(entry.local_number)
    assert progress
    return progress.state.value, progress.case_number


def ask(hall: Hall, number: str, person: Person) -> SupplementWanted | None:
    with hall.client() as centre:
        return centre.supplement(SupplementQuestion(number, person))


def quarantined(hall: Hall) -> list[str]:
    with hall.store.read() as connection:
        return list(connection.execute(select(tables.quarantine.c.reason).order_by(tables.quarantine.c.seq)).scalars())
