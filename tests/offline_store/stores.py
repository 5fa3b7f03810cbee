"""Stores for tests: a clock that is told the time, ids that count, one recipient whose private key is at hand."""

import itertools
from collections.abc import Callable
from pathlib import Path

from offline_store.outbox import Outbox
from offline_store.sealing import Opener, Sealer, software_keypair

NOON = 1_795_406_400.0
"""2026-11-23T04:00:00Z, noon in Yantai."""


class Clock:
    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Recipient:
    """A centre that can open what was sealed to it."""

    def __init__(self) -> None:
        private, public = software_keypair()
        self.sealer = Sealer({"centre": public})
        self.opener = Opener({"centre": private})


def counting(prefix: str = "id") -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"{prefix}-{next(counter)}"


def open_outbox(
    directory: Path,
    recipient: Recipient,
    clock: Callable[[], float] | None = None,
    prefix: str = "id",
    *,
    replaces: bool = False,
) -> Outbox:
    return Outbox.open(
        directory / "outbox.db",
        recipient.sealer,
        clock=clock or Clock(),
        ids=counting(prefix),
        common={"terminal": "T1", "boot": "b", "trusted": True},
        replaces=replaces,
    )


def dumped(name: str) -> str:
    """The SQL of a store as an earlier version left it."""
    return Path(__file__).with_name("old").joinpath(name).read_text(encoding="utf-8")
