"""Takes sealed files up after the applications that name them: one at a time, piece by piece, the smallest first.

How far a file has come only the centre knows, and it is asked after every doubt. A file is erased here once the centre
says that it holds all of it and that the digest is right.
"""

import logging
from typing import Final

from kiosk_app.centre import Centre, CentreError, Refused
from kiosk_app.sync.presence import Outcome, Presence
from offline_store.attachments import AttachmentStore
from offline_store.bindings import ATTEMPTS, Bound
from offline_store.errors import StoreError
from offline_store.records import BoundAttachment

log = logging.getLogger(__name__)
PIECE: Final = 512 * 1024
"""Bytes of one request at most, which is what a cut line costs."""
SMALLEST: Final = 16 * 1024
"""Of a request on a line that breaks again and again: half as much after each cut, twice as much after each success."""


class AttachmentUploader:
    """bound: the rows of one stream."""

    def __init__(self, bound: Bound, store: AttachmentStore, centre: Centre, presence: Presence) -> None:
        self._bound = bound
        self._store = store
        self._centre = centre
        self._presence = presence
        self._passed_over = set[str]()
        self._reached: tuple[str, int] | None = None
        self._piece = PIECE

    def step(self) -> Outcome:
        """Do one thing for one file. One that is refused lets the others go before it is tried again."""
        try:
            waiting = self._bound.waiting()
            one = next((one for one in waiting if one.id not in self._passed_over), None)
            if one is None:
                self._passed_over.clear()
                return Outcome.FAILED if waiting else Outcome.IDLE
            return self._work_on(one)
        except StoreError as error:
            log.warning("attachments cannot be read now: %s", type(error).__name__)
            return Outcome.FAILED

    def _work_on(self, one: BoundAttachment) -> Outcome:
        reached, self._reached = self._reached, None
        try:
            if not one.location:
                self._bound.locate(one.id, self._centre.begin_upload(one.id, one.event_id, one.size, one.digest))
            elif reached and reached[0] == one.id:
                self._send(one, reached[1])
            else:
                self._resume(one)
        except Refused as error:
            self._presence.found(True)
            self._refused(one, error.status)
        except CentreError as error:
            self._presence.failed(error)
            return Outcome.FAILED
        else:
            self._presence.found(True)
        return Outcome.SENT

    def _resume(self, one: BoundAttachment) -> None:
        offset = self._centre.uploaded(one.location)
        if offset is None:
            self._anew(one)
        else:
            self._came_to(one, offset)

    def _send(self, one: BoundAttachment, offset: int) -> None:
        piece = self._store.read(one.id, offset, min(self._piece, one.size - offset))
        if not piece:
            log.error("ALARM: attachment %s ends at %d of %d bytes", one.id, offset, one.size)
            self._bound.give_up(one.id)
            return
        wanted, self._piece = self._piece, max(SMALLEST, self._piece // 2)
        reached = self._centre.upload(one.location, offset, piece)
        self._piece = min(PIECE, wanted * 2)
        self._came_to(one, reached)

    def _came_to(self, one: BoundAttachment, offset: int) -> None:
        if offset == one.size:
            self._bound.release(one.id)
            self._store.erase(one.id)
        elif 0 <= offset < one.size:
            self._reached = (one.id, offset)
        else:
            self._anew(one)

    def _anew(self, one: BoundAttachment) -> None:
        self._passed_over.add(one.id)
        self._bound.locate(one.id, "")

    def _refused(self, one: BoundAttachment, status: int) -> None:
        self._passed_over.add(one.id)
        if status == 422:
            log.error("ALARM: the centre got other bytes than attachment %s has", one.id)
            self._bound.refuse(one.id)
            if one.refused + 1 == ATTEMPTS:
                log.error("attachment %s stays here", one.id)
        elif status == 413 or (status == 409 and not one.location):
            log.error("ALARM: the centre does not take attachment %s: %d", one.id, status)
            self._bound.give_up(one.id)
        elif status in (404, 410) and one.location:
            self._bound.locate(one.id, "")
        else:
            log.info("the centre refused attachment %s for now: %d", one.id, status)
