"""`kiosk run`: every process of a terminal; with the demo profile a virtual hall and an embedded centre as well."""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from kiosk_app.cli.display import Display, NoDisplay
from kiosk_app.config import BadSettings, centre_of, lab_of, load
from kiosk_app.enrolment import NotEnrolled
from kiosk_app.enrolment import load as enrolment
from kiosk_app.supervisor import Child, Supervisor

START_SECONDS = 30.0


def main(options: argparse.Namespace) -> int:
    directory: Path = options.data
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    supervisor = Supervisor(directory / "run")
    try:
        settings = load(options.profile, directory)
        if settings.profile == "demo":
            _hall_and_centre(supervisor, options, settings.terminal, settings.site, stop)
        enrolment(directory)
        _terminal(supervisor, options, stop)
        supervisor.watch(stop)
    except (BadSettings, NotEnrolled, NoDisplay) as error:
        print(error, file=sys.stderr)
        return 2
    except TimeoutError as error:
        print(f"A part of the terminal did not start in time: {error}", file=sys.stderr)
        return 1
    except InterruptedError:
        pass
    finally:
        supervisor.stop()
    return 0


def kiosk(options: argparse.Namespace, command: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "kiosk_app.cli.main", command, *_data(options), *more]


def central(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "central.cli", *arguments]


def _data(options: argparse.Namespace) -> tuple[str, str]:
    return "--data", str(options.data)


def _hall_and_centre(
    supervisor: Supervisor, options: argparse.Namespace, terminal: str, site: str, stop: threading.Event
) -> None:
    centre, lab = centre_of(options.data), lab_of(options.data)
    for stale in (centre / "centre.url", lab / "lab.url", lab / "page_printer.uri"):
        stale.unlink(missing_ok=True)
    supervisor.start(Child("centre", central("serve", "--data", str(centre))))
    supervisor.wait_for(centre / "centre.url", START_SECONDS, stop)
    out = ("--out", str(options.out)) if options.out else ()
    supervisor.start(Child("lab", kiosk(options, "lab", *out)))
    supervisor.wait_for(lab / "lab.url", START_SECONDS, stop)
    link = supervisor.wait_for(lab / "link.url", START_SECONDS, stop)
    try:
        known = enrolment(options.data).centre == link
    except NotEnrolled:
        known = False
    if not known:
        target = options.data / "enrolment.json"
        enrol = central("enrol", "--data", str(centre), "--terminal", terminal, "--site", site, "--out", str(target))
        subprocess.run([*enrol, "--centre", link], check=True)


def _screen(directory: Path) -> Path:
    """A display nobody sees, of the size of a terminal's."""
    screen = {"name": "terminal", "x": 0, "y": 0, "width": 1080, "height": 1920, "logicalDpi": 96, "dpr": 1}
    path = directory / "screen.json"
    path.write_text(json.dumps({"screens": [{**screen, "logicalBaseDpi": 96}]}))
    return path


def _terminal(supervisor: Supervisor, options: argparse.Namespace, stop: threading.Event) -> None:
    profile = ("--profile", options.profile)
    supervisor.start(Child("devices", kiosk(options, "devices", *profile)))
    supervisor.start(Child("sync", kiosk(options, "sync", *profile)))
    if options.headless:
        supervisor.start(Child("ui", kiosk(options, "ui", "--headless", *profile)))
        return
    if options.robot:
        offscreen = {"QT_QPA_PLATFORM": f"offscreen:configfile={_screen(options.data / 'run')}"}
        robot = ("--robot", str(options.robot))
        supervisor.start(Child("ui", kiosk(options, "ui", *profile, *robot), offscreen))
        return
    display = Display.find(os.environ)
    environment = display.environment
    if not display.name:
        environment = display.make(supervisor, options.data / "run", stop)
    supervisor.start(Child("ui", kiosk(options, "ui", *profile), environment, once=True))
    if options.profile == "demo":
        supervisor.start(Child("hall", kiosk(options, "hall"), environment))
        address = (centre_of(options.data) / "centre.url").read_text().strip()
        print(f"The centre's fleet page: {address}", flush=True)
    if display.name:
        print("The terminal is on your display. Close its window, or press Ctrl+C, to end.", flush=True)
