"""Runs the processes of `kiosk run` and brings back whichever dies. In production systemd does this.

Every child dies with the supervisor. A child that keeps dying is started again ever more slowly; one that has lived for
a while starts with a clean slate.
"""

import ctypes
import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

log = logging.getLogger(__name__)
PR_SET_PDEATHSIG = 1
SWITCH_OFF: Final = 20
"""Exit code by which a child says that the battery is at its end: all shall end in order, and the machine go off."""
FIRST_PAUSE, LONGEST_PAUSE, LONG_LIFE = 0.2, 10.0, 30.0
STOP_SECONDS = 8.0
POLL = 0.05
_libc = ctypes.CDLL(None)


@dataclass(frozen=True)
class Child:
    """once: its end ends the whole run (the citizen's window was closed); otherwise it is brought back."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    once: bool = False


@dataclass
class _Life:
    child: Child
    process: subprocess.Popen[bytes]
    born: float
    deaths: int = 0
    again: float = 0.0


def die_with_parent() -> None:
    """For `preexec_fn`: the child gets SIGTERM when the thread that started it is gone."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def text_of(path: Path) -> str:
    """Without the space around it; "" while there is no such file."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""


class Supervisor:
    """Leaves `directory/<name>.pid` of each child. Start, watch and stop from one thread, or use it in a `with`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lives: dict[str, _Life] = {}
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, child: Child) -> None:
        self._lives[child.name] = _Life(child, self._spawn(child), time.monotonic())

    def again(self, name: str) -> None:
        """End a child and start it anew: what it read when it started has changed."""
        life = self._lives[name]
        self._end(life)
        life.process, life.born, life.again = self._spawn(life.child), time.monotonic(), 0.0

    def _spawn(self, child: Child) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            child.command,
            env={**os.environ, **child.environment},
            stdin=subprocess.DEVNULL,
            preexec_fn=die_with_parent,
            # Ctrl+C at a terminal is for the supervisor; it ends its children in order.
            start_new_session=True,
        )
        try:
            (self.directory / f"{child.name}.pid").write_text(str(process.pid))
        except OSError as error:
            # On a full disk the terminal goes on; the note is for people.
            log.warning("%s.pid cannot be written: %s", child.name, error.strerror)
        return process

    def look(self) -> Child | None:
        """Bring back who has died. Returns a child whose end is the end of all, if one has ended so."""
        now = time.monotonic()
        for life in self._lives.values():
            code = life.process.poll()
            if code is None:
                continue
            if code == SWITCH_OFF or (life.child.once and code == 0):
                return life.child
            if not life.again:
                life.deaths = 0 if now - life.born > LONG_LIFE else life.deaths + 1
                pause = 0.0 if life.deaths <= 1 else min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (life.deaths - 2))
                life.again = now + pause
                log.warning("%s ended with %s; again in %.1f s", life.child.name, code, pause)
            if now >= life.again:
                life.process, life.born, life.again = self._spawn(life.child), now, 0.0
        return None

    def watch(self, stop: threading.Event) -> bool:
        """Until `stop` is set or the end of a child is the end of all. Whether the machine is to be switched off."""
        while not stop.wait(POLL):
            if ended := self.look():
                return self._lives[ended.name].process.returncode == SWITCH_OFF
        return False

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float, stop: threading.Event) -> None:
        """Raises TimeoutError(what), InterruptedError when `stop` is set."""
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            self.look()
            if stop.wait(POLL):
                raise InterruptedError

    def wait_for(self, path: Path, seconds: float, stop: threading.Event) -> str:
        """The text of a file that a child writes when it is ready. Raises as `wait_until`."""
        self.wait_until(lambda: bool(text_of(path)), path.name, seconds, stop)
        return text_of(path)

    def stop(self) -> None:
        """The last one started goes first."""
        for life in reversed(self._lives.values()):
            self._end(life)
            (self.directory / f"{life.child.name}.pid").unlink(missing_ok=True)

    def _end(self, life: _Life) -> None:
        life.process.terminate()
        try:
            life.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            log.warning("%s did not end by itself", life.child.name)
            life.process.kill()
            life.process.wait()
