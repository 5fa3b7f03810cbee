"""`kiosk run`: every process of a terminal; with the demo profile a virtual hall and an embedded centre as well."""

import argparse
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk_app import enrolling
from kiosk_app.centre import CentreError
from kiosk_app.cli.display import Display, NoDisplay
from kiosk_app.config import LAB_PAPER, BadSettings, Settings, centre_of, lab_of, load
from kiosk_app.enrolling import NotGranted
from kiosk_app.enrolment import NotEnrolled, move
from kiosk_app.enrolment import load as enrolment
from kiosk_app.runtime.stores import LEDGER
from kiosk_app.supervisor import Child, Supervisor, text_of
from offline_store.errors import StoreError
from offline_store.print_ledger import PrintLedger

START_SECONDS = 30.0
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True)
class Window:
    """How the citizen's screen is started. seen: somebody can see it, and close it."""

    arguments: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    seen: bool = False


class Occupied(RuntimeError):
    """Another `kiosk run` has this data directory."""


def main(options: argparse.Namespace) -> int:
    directory: Path = options.data
    stop = threading.Event()
    for number in ENDING:
        signal.signal(number, lambda *_: stop.set())
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(directory), Supervisor(directory / "run") as supervisor:
            settings = load(options.profile, directory)
            if settings.profile == "demo":
                _demo(supervisor, options, settings, stop)
            else:
                enrolment(directory)
                _terminal(supervisor, options, _window(supervisor, options, stop))
                _sync(supervisor, options)
            print("Ctrl+C ends it.", flush=True)
            off = supervisor.watch(stop)
        return switch_off(settings) if off else 0
    except (BadSettings, NotEnrolled, NoDisplay, Occupied) as error:
        print(error, file=sys.stderr)
        return 2
    except (CentreError, NotGranted) as error:
        print(f"The terminal could not be enrolled: {type(error).__name__} {error}".rstrip(), file=sys.stderr)
        return 1
    except TimeoutError as error:
        print(f"A part of the terminal did not start in time: {error}", file=sys.stderr)
        return 1
    except InterruptedError:
        pass
    except OSError as error:
        print(f"{error.filename or directory}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def switch_off(settings: Settings) -> int:
    """All processes have ended; nothing is lost if this fails. Raises OSError."""
    command = settings.power.off
    print(f"The battery is at its end: {' '.join(command) or 'the processes have ended'}", file=sys.stderr)
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode if command else 0


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Raises Occupied. The kernel lets go of the lock however this process ends."""
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Occupied(f"A terminal is running in {directory} already; end it, or name another --data") from None
        yield


def kiosk(options: argparse.Namespace, command: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "kiosk_app.cli.main", command, "--data", str(options.data), *more]


def _demo(supervisor: Supervisor, options: argparse.Namespace, settings: Settings, stop: threading.Event) -> None:
    """The screen does not wait for anybody, but for its first enrolment: that takes the centre, and the cable to it."""
    directory: Path = options.data
    centre, lab = centre_of(directory), lab_of(directory)
    window = _window(supervisor, options, stop)
    enrolled = (centre / "central.db").exists() and _is_enrolled(directory)
    # A robot asks for the hall as soon as it sees the screen: for it the hall stands first.
    at_once = enrolled and not options.robot
    for stale in (centre / "api.url", centre / "centre.url", lab / "lab.url", lab / "page_printer.uri"):
        stale.unlink(missing_ok=True)
    supervisor.start(Child("centre", [sys.executable, "-m", "central.cli", "serve", "--data", str(centre)]))
    out = ("--out", str(options.out)) if options.out else ()
    supervisor.start(Child("lab", kiosk(options, "lab", "--centre", *out)))
    if at_once:
        _terminal(supervisor, options, window)
    elif not enrolled:
        import_module("central.cli")  # while the centre starts, for it takes as long
    supervisor.wait_for(lab / "lab.url", START_SECONDS, stop)
    link = f"https://{text_of(lab / 'link.address')}"
    if not enrolled:
        _load_paper(directory)
        _enrol(directory, settings, link)
    elif move(directory, link) and at_once:
        # Somebody else has the cable's old port.
        supervisor.again("ui")
    if not at_once:
        _terminal(supervisor, options, window)
    _sync(supervisor, options)
    if window.seen:
        supervisor.start(Child("hall", kiosk(options, "hall"), window.environment, once=True))
        print(f"The centre's fleet page: {text_of(centre / 'centre.url')}", flush=True)


def _is_enrolled(directory: Path) -> bool:
    try:
        enrolment(directory)
    except NotEnrolled:
        return False
    return True


def _load_paper(directory: Path) -> None:
    """Account for the numbered paper that lies in the virtual hall's printer."""
    with suppress(StoreError), PrintLedger.open(directory / LEDGER, clock=time.time) as ledger:
        if not ledger.paper.counts():
            ledger.paper.load(*LAB_PAPER)


def _enrol(directory: Path, settings: Settings, link: str) -> None:
    """Raises CentreError, NotGranted."""
    from central.cli import main as central  # a terminal outside a demo has no centre to import

    who = ["--terminal", settings.terminal, "--site", settings.site, "--centre", link]
    with TemporaryDirectory() as scratch:
        invitation = Path(scratch) / "invitation.json"
        if central(["invite", "--data", str(centre_of(directory)), *who, "--out", str(invitation)]):
            raise NotEnrolled(invitation)
        enrolling.enrol(directory, enrolling.read(invitation))


def _window(supervisor: Supervisor, options: argparse.Namespace, stop: threading.Event) -> Window:
    """Raises NoDisplay, TimeoutError, InterruptedError."""
    if options.headless:
        return Window(("--headless",))
    if options.robot:
        offscreen = {"QT_QPA_PLATFORM": f"offscreen:configfile={_screen(options.data / 'run')}"}
        return Window(("--robot", str(options.robot)), offscreen)
    display = Display.find(os.environ)
    if not display.there:
        display = display.make(supervisor, options.data / "run", stop)
    return Window((), display.environment, seen=True)


def _screen(directory: Path) -> Path:
    """A display nobody sees, of the size of a terminal's."""
    screen = {"name": "terminal", "x": 0, "y": 0, "width": 1080, "height": 1920, "logicalDpi": 96, "dpr": 1}
    path = directory / "screen.json"
    path.write_text(json.dumps({"screens": [{**screen, "logicalBaseDpi": 96}]}))
    return path


def _terminal(supervisor: Supervisor, options: argparse.Namespace, window: Window) -> None:
    profile = ("--profile", options.profile)
    screen = kiosk(options, "ui", *profile, *window.arguments)
    supervisor.start(Child("ui", screen, window.environment, once=window.seen))
    supervisor.start(Child("devices", kiosk(options, "devices", *profile)))


def _sync(supervisor: Supervisor, options: argparse.Namespace) -> None:
    """After the cable lies: an agent that finds no centre takes its time before it tries again."""
    supervisor.start(Child("sync", kiosk(options, "sync", "--profile", options.profile)))
