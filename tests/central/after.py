"""Has a centre do all that follows a decision."""

from central import outside, site
from central.messages.standin import Sent
from central.messages.standin import outbox as messages
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
