"""The one thread in which a driver lives: takes commands in order and polls in between.

A bug in the driver is not caught: it ends the thread, the service ends the process, the publisher starts a new one.

The worker also keeps the parent patient. Before every call into the driver it says how long that call may take; a
driver that overstays is killed from outside, because a thread stuck in C code cannot be stopped from inside.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.xfs4iot.bulk import BulkError, BulkStore
from drivers.xfs4iot.device import CommandError, Context, Device, Payload, Status
from drivers.xfs4iot.enums import Code, Outcome
from drivers.xfs4iot.extensions import PRINTS

GRACE = 5.0
"""Seconds past its deadline after which a command counts as hung."""
IDLE_LIMIT = 15.0
"""Seconds one look at the hardware, or one step of a command without a deadline, may take."""

Patience = Callable[[float], None]
"""Told the monotonic second until which the parent shall wait."""


@dataclass(eq=False)
class Job:
    """One accepted command. `event` and `done` are called in the worker's thread, `done` exactly once."""

    name: str
    deadline: float | None
    client: object
    event: Callable[[str, Payload], None]
    done: Callable[[Code, Payload, str], None]
    payload: Payload = field(default_factory=dict, repr=False)
    cancelled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, eq=False)
class _Left:
    """A client that is gone."""

    client: object


class _Call(Context):
    """The context of one call; without a job it is a poll, which nobody cancels."""

    def __init__(self, worker: "Worker", job: Job | None) -> None:
        self._worker = worker
        self._job = job
        self._lent: list[str] = []

    @property
    def client(self) -> object:
        return self._job.client if self._job else None

    @property
    def deadline(self) -> float | None:
        return self._job.deadline if self._job else None

    def alive(self) -> None:
        self._worker.be_patient(self.deadline)
        self._worker.publish()

    def check(self) -> None:
        self.alive()
        if self._job and self._job.cancelled.is_set():
            raise CommandError(Code.CANCELED)
        if self.deadline is not None and self._worker.clock() >= self.deadline:
            raise CommandError(Code.TIME_OUT)

    def wait(self, seconds: float) -> None:
        until = self._worker.clock() + seconds
        if self.deadline is not None:
            until = min(until, self.deadline)
        while True:
            self.check()
            left = until - self._worker.clock()
            if left <= 0:
                return
            if self._job:
                self._job.cancelled.wait(min(left, 1.0))
            else:
                time.sleep(min(left, 1.0))

    def event(self, name: str, payload: Payload | None = None) -> None:
        self._worker.publish()
        if self._job:
            self._job.event(name, payload or {})

    def unsolicited(self, name: str, payload: Payload | None = None) -> None:
        self._worker.publish()
        self._worker.on_unsolicited(name, payload or {})

    def take(self, handle: str) -> bytes:
        try:
            return self._worker.bulk.take(handle)
        except BulkError as error:
            raise CommandError(Code.INVALID_DATA, description=error.reason) from None

    def give(self, data: bytes) -> str:
        return self._worker.bulk.give(data)

    def lend(self, descriptor: int) -> str:
        self._lent.append(self._worker.bulk.lend(descriptor))
        return self._lent[-1]

    def over(self) -> None:
        """The call has ended, and with it what was lent."""
        for handle in self._lent:
            self._worker.bulk.withdraw(handle)


class Worker:
    """Runs one device. `submit` and `stop` may be called from any thread; the callbacks come from the worker's own."""

    def __init__(
        self,
        device: Device,
        *,
        bulk: BulkStore,
        on_status: Callable[[Status], None],
        on_unsolicited: Callable[[str, Payload], None],
        patience: Patience,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bulk = bulk
        self.clock = clock
        self.on_unsolicited = on_unsolicited
        self._device = device
        self._on_status = on_status
        self._patience = patience
        self._jobs: queue.SimpleQueue[Job | _Left | None] = queue.SimpleQueue()
        self._last: Status | None = None

    def submit(self, job: Job) -> None:
        """Queue a command behind those already accepted."""
        self._jobs.put(job)

    def leave(self, client: object) -> None:
        """Tell the driver that a client is gone, after the commands already accepted."""
        self._jobs.put(_Left(client))

    def stop(self) -> None:
        """End `run` after the commands already accepted."""
        self._jobs.put(None)

    def be_patient(self, deadline: float | None) -> None:
        """Tell the parent how long the call in progress may take."""
        self._patience(self.clock() + IDLE_LIMIT if deadline is None else deadline + GRACE)

    def publish(self) -> None:
        """Hand on the device's status if it has changed."""
        status = self._device.status()
        if status != self._last:
            self._last = status
            self._on_status(status)

    def run(self) -> None:
        """The thread's whole life. Raises what a bug in the driver raises."""
        self.publish()
        while True:
            self.be_patient(None)
            self._device.poll(_Call(self, None))
            self.publish()
            self._patience(self.clock() + self._device.interval + IDLE_LIMIT)
            try:
                job = self._jobs.get(timeout=self._device.interval)
                while job is not None:
                    self._perform(job)
                    job = self._jobs.get_nowait()
                break
            except queue.Empty:
                continue
        self._device.close()

    def _perform(self, job: Job | _Left) -> None:
        if isinstance(job, _Left):
            self._device.client_gone(job.client)
            self.publish()
            return
        context = _Call(self, job)
        try:
            context.check()
        except CommandError as early:
            job.done(early.code, never(job.name), "expired or cancelled before it began")
            return
        try:
            answer = self._device.execute(job.name, job.payload, context)
        except CommandError as error:
            self.publish()
            job.done(error.code, error.payload, error.description)
        else:
            self.publish()
            job.done(Code.SUCCESS, answer, "")
        finally:
            context.over()


def never(name: str) -> Payload:
    """What a completion adds when command `name` has not been begun."""
    return {"outcome": Outcome.NOT_PRINTED.value} if name in PRINTS else {}


def unsure(name: str) -> Payload:
    """What a completion adds when nobody can say what became of command `name`."""
    return {"outcome": Outcome.UNKNOWN.value} if name in PRINTS else {}
