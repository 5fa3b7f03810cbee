"""Takes the log up: the oldest entries first, and nothing is given up that the centre has not said it holds."""

import logging
from collections.abc import Callable
from typing import Final

from kiosk_app.centre import Centre, CentreError, Refused
from kiosk_app.protocol.entries import MAX_BATCH, Acknowledgement, Refusal
from kiosk_app.protocol.local import Acknowledged
from kiosk_app.sync.events import to_event
from kiosk_app.sync.presence import Outcome, Presence
from offline_store.errors import StoreError
from offline_store.outbox import Outbox
from offline_store.records import StoredEntry

log = logging.getLogger(__name__)
MAX_BYTES: Final = 4 * 1024 * 1024
"""Of bodies in one request; a single entry may be longer."""


class Uploader:
    """tell: passes an Acknowledged on to the runtime."""

    def __init__(
        self,
        outbox: Outbox,
        centre: Centre,
        terminal: str,
        presence: Presence,
        tell: Callable[[Acknowledged], None],
    ) -> None:
        self._outbox = outbox
        self._centre = centre
        self._terminal = terminal
        self._presence = presence
        self._tell = tell
        self._again_from: int | None = None
        self._stream = ""
        self._halted = ""

    def step(self) -> Outcome:
        """Send one batch. HALTED when the centre holds another history, for as long as the store has this stream."""
        try:
            stream = self._outbox.stat().stream
            if stream == self._halted:
                return Outcome.HALTED
            if stream != self._stream:
                self._stream, self._again_from = stream, None
            batch = self._batch()
            if not batch:
                return Outcome.IDLE
            return self._send(batch)
        except StoreError as error:
            log.warning("the store cannot be read now: %s", type(error).__name__)
            return Outcome.FAILED

    def _batch(self) -> list[StoredEntry]:
        if self._again_from is None:
            entries = self._outbox.pending(MAX_BATCH)
        else:
            entries = self._outbox.entries(self._again_from - 1, MAX_BATCH)
        size, count = 0, 0
        for entry in entries:
            size += len(entry.body)
            if count and size > MAX_BYTES:
                break
            count += 1
        return entries[:count]

    def _send(self, batch: list[StoredEntry]) -> Outcome:
        try:
            acknowledgement = self._centre.send([to_event(entry, self._terminal) for entry in batch])
        except Refused as error:
            self._presence.found(True)
            if error.refusal:
                return self._refused(error.refusal, batch)
            log.warning("the centre refused a batch with %d", error.status)
            return Outcome.FAILED
        except CentreError as error:
            self._presence.failed(error)
            return Outcome.FAILED
        self._presence.found(True)
        return self._acknowledged(acknowledgement, batch)

    def _acknowledged(self, acknowledgement: Acknowledgement, batch: list[StoredEntry]) -> Outcome:
        """Whoever answers may claim anything; believed is what was sent just now, and not a word from who claims more
        than there is.
        """
        stream, through = acknowledgement.stream, min(acknowledgement.through, batch[-1].seq)
        if through < batch[0].seq:
            log.warning("the centre acknowledged less than it was sent")
            return Outcome.FAILED
        if stream != batch[0].stream or acknowledgement.through > self._outbox.stat().head:
            log.warning("the centre acknowledged what does not exist here")
            return Outcome.FAILED
        self._outbox.acknowledge(stream, through)
        if self._again_from is not None:
            self._again_from = None if through >= self._outbox.stat().acknowledged else through + 1
        self._tell(Acknowledged(stream, through))
        return Outcome.SENT

    def _refused(self, refusal: Refusal, batch: list[StoredEntry]) -> Outcome:
        if refusal.stream != batch[0].stream:
            return Outcome.FAILED
        if refusal.error == "fork":
            log.error("ALARM: the centre holds another entry %d of stream %s", refusal.seq, refusal.stream)
            self._halted = refusal.stream
            return Outcome.HALTED
        if not 0 < refusal.seq < batch[0].seq:
            return Outcome.FAILED
        first = self._outbox.entries(refusal.seq - 1, 1)
        if not first or first[0].seq != refusal.seq:
            log.error("ALARM: the centre misses entry %d of stream %s, which is pruned", refusal.seq, refusal.stream)
            self._halted = refusal.stream
            return Outcome.HALTED
        log.warning("the centre misses entries from %d on; sending them again", refusal.seq)
        self._again_from = refusal.seq
        return Outcome.SENT
