"""Takes up what was salvaged of damaged outboxes: the rests of earlier streams, oldest first, until nothing is left."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk_app.sync.presence import Outcome
from kiosk_app.sync.upload import Uploader
from offline_store import salvage
from offline_store.errors import StoreDamaged, StoreError
from offline_store.outbox import Outbox

log = logging.getLogger(__name__)
PAGE: Final = 200


class Rests:
    """directory: the terminal's. outbox: where the receipts are now. opens: a rest's file. uploader: for one."""

    def __init__(
        self,
        directory: Path,
        outbox: Outbox,
        opens: Callable[[Path], Outbox],
        uploader: Callable[[Outbox], Uploader],
    ) -> None:
        self._directory = directory
        self._outbox = outbox
        self._opens = opens
        self._uploader = uploader
        self._given_up: set[Path] = set()
        self._current: tuple[Path, Outbox, Uploader] | None = None

    def close(self) -> None:
        if self._current:
            self._current[1].close()
        self._current = None

    def step(self) -> Outcome:
        """Send one batch of the oldest; IDLE when there is none.

        One that is damaged itself, or that the centre does not take, is left where it is for people to see to.
        """
        path = next((path for path in salvage.rests(self._directory) if path not in self._given_up), None)
        if path is None:
            return Outcome.IDLE
        try:
            outcome = self._send(path)
        except StoreDamaged as error:
            log.error("what was salvaged as %s cannot be read: %s", path.name, error)
            outcome = Outcome.HALTED
        except StoreError as error:
            log.warning("what was salvaged cannot be sent now: %s", type(error).__name__)
            outcome = Outcome.FAILED
        if outcome is Outcome.HALTED:
            self.close()
            self._given_up.add(path)
        return outcome

    def _send(self, path: Path) -> Outcome:
        if self._current is None or self._current[0] != path:
            self.close()
            opened = self._opens(path)
            self._current = (path, opened, self._uploader(opened))
        _, rest, uploader = self._current
        outcome = uploader.step()
        if outcome is not Outcome.IDLE:
            return outcome
        self._tell_receipts(rest)
        self.close()
        salvage.done_with(path)
        log.info("all that was salvaged of stream %s is at the centre", path.stem)
        return Outcome.SENT

    def _tell_receipts(self, rest: Outbox) -> None:
        after = 0
        while entries := rest.entries(after, PAGE):
            self._outbox.arrived([entry.event_id for entry in entries])
            after = entries[-1].seq


def together(*outcomes: Outcome) -> Outcome:
    """What several uploads came to: there is more to do at once, or later, or after something is set right."""
    return next(one for one in (Outcome.SENT, Outcome.FAILED, Outcome.IDLE, Outcome.HALTED) if one in outcomes)
