"""Runs the agent: one thread per thing that may block, all on one store."""

import logging
import os
import random
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from importlib import metadata
from pathlib import Path

from kiosk_app import enrolling, enrolment, logs, trust
from kiosk_app.centre import Centre, CentreError
from kiosk_app.clock import ClockJudge, boot_id
from kiosk_app.enrolling import NotGranted
from kiosk_app.enrolment import Enrolment
from kiosk_app.identity import BadCertificate
from kiosk_app.keeping import LIMITS, limits
from kiosk_app.protocol.entries import DeviceReport, Heartbeat
from kiosk_app.protocol.local import CatalogueChanged, ClockJudged, Link, TrustChanged
from kiosk_app.sync import log_bundle
from kiosk_app.sync.attachments import AttachmentUploader
from kiosk_app.sync.checkpoints import Checkpoints
from kiosk_app.sync.commands import CommandDesk
from kiosk_app.sync.downloads import CATALOGUE, SETTINGS, TRUST, Downloads, settings
from kiosk_app.sync.follow import Follower
from kiosk_app.sync.pace import HALL, Backoff, Pace
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.rests import Rests, together
from kiosk_app.sync.runtime_link import RuntimeLink, Told
from kiosk_app.sync.upload import Uploader
from kiosk_app.trust import BadTrust
from offline_store.attachments import AttachmentStore
from offline_store.commands import CommandBook
from offline_store.errors import StoreError
from offline_store.header import HeaderValue, rfc3339
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.retention import Retention
from offline_store.sealing import Sealer

log = logging.getLogger(__name__)
SOCKET = "runtime.sock"
OUTBOX = "outbox.db"
PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 0.05


def run(
    directory: Path,
    *,
    stop: threading.Event,
    pace: Pace = HALL,
    clock: Callable[[], float] = time.time,
    uniform: Callable[[float, float], float] | None = None,
) -> None:
    """The agent of the terminal whose data directory this is, until `stop` is set.

    clock: seconds since 1970. uniform: a random number between two bounds, for the backoff. Raises NotEnrolled, and the
    store's errors when it cannot be opened.
    """
    enrolled = enrolment.load(directory)
    with ExitStack() as stack:
        opens = partial(
            Outbox.open,
            sealer=enrolled.trust.sealer(),
            clock=clock,
            ids=TimeOrderedIds(clock, os.urandom),
            common={"terminal": enrolled.terminal, "boot": boot_id()},
        )
        outbox = stack.enter_context(opens(directory / OUTBOX, replaces=True))
        context = enrolled.credentials.context() if enrolled.credentials else None
        centre = stack.enter_context(Centre(enrolled.centre, context=context))
        draw = uniform or random.SystemRandom().uniform
        Agent(directory, enrolled, outbox, centre, opens, stop=stop, pace=pace, clock=clock, uniform=draw).run()


class Agent:
    """The parts of the agent, and the threads they run in. opens: an outbox file other than the terminal's own."""

    def __init__(
        self,
        directory: Path,
        enrolled: Enrolment,
        outbox: Outbox,
        centre: Centre,
        opens: Callable[[Path], Outbox],
        *,
        stop: threading.Event,
        pace: Pace,
        clock: Callable[[], float],
        uniform: Callable[[float, float], float],
    ) -> None:
        self._enrolled = enrolled
        self._outbox = outbox
        self._centre = centre
        self._stop = stop
        self._pace = pace
        self._clock = clock
        self._uniform = uniform
        self._boot = boot_id()
        self._wake = threading.Event()
        self._presence = Presence(self._presence_changed)
        self._beat_now = threading.Event()
        self._link = RuntimeLink(directory / SOCKET, self._wake.set, self._greeting, grave=self._beat_now.set)
        self._uploader = self._uploader_of(outbox)
        self._rests = Rests(directory, outbox, opens, self._uploader_of)
        self._directory = directory
        self._clock_judge = ClockJudge(directory, clock, time.monotonic, self._clock_judged)
        self._downloads = Downloads(centre, directory, self._clock_judge.now)
        self._trust = enrolled.trust.version
        self._command_keys = enrolled.trust.command_keys
        self._checkpoints = self._stand_for(outbox, enrolled)
        self._retention = Retention(outbox, LIMITS, time.monotonic)
        self._take_settings()
        self._attachments = AttachmentUploader(outbox.attachments, AttachmentStore(directory), centre, self._presence)
        self._unwritable = ""
        self._commands = CommandDesk(
            outbox,
            CommandBook(outbox.store),
            lambda: self._command_keys,
            enrolled.terminal,
            perform=self._link.perform,
            logs=lambda lines: log_bundle.pack(logs.folder(directory), lines),
            appended=self._wake.set,
            clock=clock,
        )
        self._follower = Follower(outbox, centre, self._presence, self._link.tell, self._commands, stop)

    def run(self) -> None:
        """Until stop. The threads that write are joined; the one that waits for the centre is given a second."""
        following = threading.Thread(target=self._follow, name="follow", daemon=True)
        threads = [
            threading.Thread(target=self._link.run, args=(self._stop, self._pace.reconnect), name="runtime-link"),
            threading.Thread(target=self._report, name="report"),
            threading.Thread(target=self._commands.run, args=(self._stop, self._pace.poll), name="commands"),
            threading.Thread(target=self._upload, name="upload"),
        ]
        for thread in (following, *threads):
            thread.start()
        self._stop.wait()
        self._wake.set()
        self._beat_now.set()
        for thread in threads:
            thread.join()
        following.join(PATIENCE_SECONDS)
        self._rests.close()

    def _stand_for(self, outbox: Outbox, enrolled: Enrolment) -> Checkpoints | None:
        if not enrolled.credentials:
            return None
        return Checkpoints(outbox, enrolled.terminal, enrolled.credentials.sign, time.monotonic, self._stamp)

    def _stamp(self) -> dict[str, HeaderValue]:
        return {"trusted": self._clock_judge.trusted}

    def _clock_judged(self, trusted: bool) -> None:
        self._link.tell(ClockJudged(trusted))

    def _greeting(self) -> tuple[Told, ...]:
        """A catalogue may have come while nobody was there to be told; of the centre, only what has been seen."""
        news = (ClockJudged(self._clock_judge.trusted), TrustChanged(), CatalogueChanged())
        online = self._presence.online
        return news if online is None else (Link(online), *news)

    def _presence_changed(self, online: bool) -> None:
        self._link.tell(Link(online))
        if online:
            self._wake.set()

    def _uploader_of(self, outbox: Outbox) -> Uploader:
        return Uploader(outbox, self._centre, self._enrolled.terminal, self._presence, self._link.tell)

    def _upload(self) -> None:
        backoff = Backoff(self._pace, self._uniform)
        while not self._stop.is_set():
            outcome = self._send()
            if outcome is Outcome.SENT:
                backoff.reset()
                continue
            if outcome is Outcome.FAILED:
                self._wake.wait(backoff.next())
            elif outcome is Outcome.IDLE:
                backoff.reset()
                self._wake.wait(self._pace.poll)
            else:
                self._stop.wait(self._pace.poll)
            self._wake.clear()

    def _send(self) -> Outcome:
        """Files go up while the log has nothing to send, one piece at a time."""
        outcome = together(self._rests.step(), self._uploader.step())
        if outcome in (Outcome.SENT, Outcome.FAILED):
            return outcome
        files = self._attachments.step()
        return outcome if files is Outcome.IDLE else files

    def _follow(self) -> None:
        backoff = Backoff(self._pace, self._uniform)
        while not self._stop.is_set():
            began = time.monotonic()
            count = self._follower.step(self._pace.wait)
            if count is None:
                self._stop.wait(backoff.next())
                continue
            backoff.reset()
            if not count:
                # A centre that answers "nothing" at once must not be asked in a circle.
                self._stop.wait(max(0.0, min(1.0, self._pace.wait) - (time.monotonic() - began)))

    def _report(self) -> None:
        next_download = 0.0
        next_retention = time.monotonic() + self._pace.retention
        while not self._stop.is_set():
            self._stand()
            self._beat()
            if time.monotonic() >= next_retention:
                self._retain()
                next_retention = time.monotonic() + self._pace.retention
            if time.monotonic() >= next_download and self._download():
                next_download = time.monotonic() + self._pace.catalogue
                self._renew()
            self._beat_now.wait(self._pace.heartbeat)
            self._beat_now.clear()

    def _stand(self) -> None:
        try:
            if self._checkpoints and self._checkpoints.step():
                self._wake.set()
        except (StoreError, OSError, ValueError) as error:
            log.warning("no checkpoint: %s", type(error).__name__)

    def _renew(self) -> None:
        """A certificate with less than a third of its life left is replaced."""
        mine = self._enrolled.credentials
        if mine is None:
            return
        try:
            issued, expires = mine.issued().timestamp(), mine.expires().timestamp()
            if expires - self._clock_judge.now() > (expires - issued) / 3:
                return
            enrolling.renew(self._directory, self._enrolled.terminal, mine, self._centre)
            self._centre.present(mine.context())
            log.info("the certificate is renewed")
        except (CentreError, NotGranted, BadCertificate, OSError, ValueError) as error:
            log.warning("the certificate is not renewed: %s", type(error).__name__)

    def _beat(self) -> None:
        busy = self._link.busy
        try:
            stat = self._outbox.stat()
            answer = self._centre.heartbeat(
                Heartbeat(
                    terminal=self._enrolled.terminal,
                    stream=stat.stream,
                    head=stat.head,
                    digest=stat.digest.hex(),
                    backlog=stat.backlog,
                    oldest_seconds=round(stat.oldest_seconds, 1),
                    state=busy.state if busy else "out_of_service",
                    software=metadata.version("kiosk-terminal"),
                    time=rfc3339(self._clock()),
                    devices=tuple(DeviceReport(*device) for device in busy.devices) if busy else (),
                    boot=self._boot,
                    trusted=self._clock_judge.trusted,
                    trust=min(self._trust, busy.trust) if busy else self._trust,
                    conditions=busy.conditions if busy else None,
                )
            )
            self._presence.found(True)
            self._clock_judge.hear(answer.time)
        except CentreError as error:
            self._presence.failed(error)
        except (StoreError, ValueError) as error:
            log.warning("no heartbeat: %s", type(error).__name__)

    def _retain(self) -> None:
        """Slice by slice, so that whoever appends meanwhile does not wait."""
        try:
            while self._retention.step() and not self._stop.wait(PAUSE_SECONDS):
                """There may be more."""
        except StoreError as error:
            log.warning("nothing more is let go of now: %s", type(error).__name__)

    def _download(self) -> bool:
        """False when it should be tried again soon."""
        try:
            changed = self._downloads.step()
        except CentreError:
            return False
        except (OSError, BadTrust) as error:
            if self._unwritable != str(error):
                log.warning("what the centre publishes cannot be kept: %s", error)
            self._unwritable = str(error)
            return False
        self._unwritable = ""
        if TRUST in changed:
            log.info("a new trust document is here")
            self._outbox.seal_with(self._learn_trust())
            self._link.tell(TrustChanged())
        if SETTINGS in changed:
            self._take_settings()
        if CATALOGUE in changed:
            log.info("a new catalogue is here")
            self._link.tell(CatalogueChanged())
        return True

    def _take_settings(self) -> None:
        found = settings(self._directory)
        if found:
            self._pace = replace(
                self._pace,
                heartbeat=found.heartbeat_seconds,
                catalogue=found.download_seconds,
                poll=found.poll_seconds,
            )
            self._retention.limits = limits(found)

    def _learn_trust(self) -> Sealer:
        found = trust.load(self._directory)
        self._trust = found.version
        if found.command_keys != self._command_keys:
            self._command_keys = found.command_keys
            self._commands.start_over()
        return found.sealer()
