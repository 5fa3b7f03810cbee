"""Everybody the centre speaks to besides the departments: the hotline, text messages, who is told of decisions, the
archive. Each has one interface; here stand-ins answer, each with a small database of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from central import trust
from central.archive import standin as archive
from central.archive.adapter import Archive
from central.hotline import standin as hotline
from central.hotline.adapter import Hotline
from central.messages import standin as messages
from central.messages.adapter import Messenger
from central.push import standin as push
from central.push.adapter import Receiver
from central.repository import Repository
from central.store.database import Store

MESSAGES: Final = "messages.db"


@dataclass(frozen=True, slots=True)
class Outside:
    hotline: Hotline
    messenger: Messenger
    receiver: Receiver
    archive: Archive


@contextmanager
def standing_in(data: Path, repository: Repository, clock: Callable[[], float]) -> Iterator[Outside]:
    """clock: seconds since 1970."""
    with (
        Store.open(f"sqlite:///{data / 'hotline.db'}", hotline.metadata) as tickets,
        open_messages(data) as sent,
        Store.open(f"sqlite:///{data / 'push.db'}", push.metadata) as decisions,
        Store.open(f"sqlite:///{data / 'archive.db'}", archive.metadata) as packages,
    ):
        yield Outside(
            hotline.StandIn(tickets, clock),
            messages.StandIn(sent, lambda: trust.sealer(repository), clock),
            push.StandIn(decisions, clock),
            archive.StandIn(packages, clock),
        )


def open_messages(data: Path) -> Store:
    """What the stand-in for text messages would have sent; for the caller to close."""
    return Store.open(f"sqlite:///{data / MESSAGES}", messages.metadata)
