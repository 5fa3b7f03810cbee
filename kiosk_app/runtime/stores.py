"""The two stores of a terminal: opened together, and each read through before it is used.

A damaged one sets itself aside and begins anew with what can be read (`offline_store.store`). What keeps both from
being used, a full disk or one that cannot be written, has to end by itself or by somebody's hand: until then nothing
can be accepted and no sheet accounted for, and the terminal is out of service.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kiosk_app.clock import boot_id
from kiosk_app.flow.events import Event, Touched
from kiosk_app.flow.intents import Speak
from kiosk_app.flow.out_of_service import out_of_service
from kiosk_app.flow.screens import Language, Screen
from offline_store.errors import StoreDamaged, StoreError
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.sealing import Sealer

log = logging.getLogger(__name__)
OUTBOX: Final = "outbox.db"
LEDGER: Final = "ledger.db"
RETRY_SECONDS = 5.0
Events = asyncio.Queue[Event | None]


@dataclass(frozen=True)
class Stores:
    """Closes both when it is left."""

    outbox: Outbox
    ledger: PrintLedger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.ledger.close()
        self.outbox.close()


class Unusable(Exception):
    """One of them cannot be used now. file: its name. error: why."""

    def __init__(self, file: str, error: StoreError) -> None:
        super().__init__(f"{file}: {type(error).__name__} {error}".rstrip())
        self.file = file
        self.error = error


def open_stores(
    directory: Path, sealer: Sealer, *, clock: Callable[[], float], ids: Callable[[], str], terminal: str
) -> Stores:
    """Raises Unusable."""
    common = {"terminal": terminal, "boot": boot_id()}
    with ExitStack() as opened:
        with _naming(OUTBOX):
            outbox = opened.enter_context(
                Outbox.open(directory / OUTBOX, sealer, clock=clock, ids=ids, common=common, replaces=True)
            )
            # What comes after an entry that does not add up would never be taken by the centre.
            with suppress(StoreDamaged):
                outbox.check()
                outbox.verify()
            # Once damage was seen, the next step replaces the file.
            outbox.stat()
        with _naming(LEDGER):

            def known_cases() -> list[str]:
                return [receipt.event_id for receipt in outbox.receipts()]

            ledger = opened.enter_context(PrintLedger.open(directory / LEDGER, clock=clock, known_cases=known_cases))
            with suppress(StoreDamaged):
                ledger.check()
            ledger.history("")
        opened.pop_all()
    return Stores(outbox, ledger)


@contextmanager
def _naming(file: str) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        raise Unusable(file, error) from None


async def when_they_open(
    open_now: Callable[[], Stores], events: Events, show: Callable[[Screen], None]
) -> Stores | None:
    """The stores, as soon as they can be opened; None when the terminal is stopped before.

    Until then `show` gets the screen that says so, in the language last touched; other events are dropped.
    """
    language: Language | None = "zh_CN"
    said = ""
    while language:
        try:
            return await asyncio.to_thread(open_now)
        except Unusable as error:
            if str(error) != said:
                log.error("out of service until it can be used: %s", error)
            said = str(error)
        language = await _wait(language, events, show)
    return None


async def _wait(language: Language, events: Events, show: Callable[[Screen], None]) -> Language | None:
    """Until it is time to try again. The language of the screen by then; None when the terminal is stopped."""
    show(out_of_service(language))
    try:
        async with asyncio.timeout(RETRY_SECONDS):
            while event := await events.get():
                if isinstance(event, Touched) and isinstance(event.intent, Speak):
                    language = event.intent.language
                    show(out_of_service(language))
    except TimeoutError:
        return language
    return None
