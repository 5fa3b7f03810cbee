"""`kiosk run | ui | enrol | hall | devices | lab | sync | demo | doctor | outbox | paper`."""

import argparse
import logging
import os
import resource
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

from kiosk_app import blame, logs
from kiosk_app.catalogue.model import LANGUAGES

DATA = Path("var/kiosk")
KEEPING = ("run", "ui", "devices", "sync")
"""Commands that run for months; what they log is kept."""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="kiosk", description="The self-service terminal.")
    commands = top.add_subparsers(dest="command", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        default = None if name == "demo" else DATA
        command.add_argument("--data", type=Path, default=default, metavar="DIR", help="the data directory")
        return command

    run = add("run", "the whole terminal")
    run.add_argument("--profile", choices=("demo", "hall", "bank"), default="hall")
    run.add_argument("--headless", action="store_true", help="never ask for a display")
    run.add_argument("--robot", type=Path, metavar="SOCKET", help=argparse.SUPPRESS)
    run.add_argument("--out", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    ui = add("ui", "the citizen's screen and the runtime behind it")
    ui.add_argument("--profile", choices=("demo", "hall", "bank"), default="hall")
    ui.add_argument("--headless", action="store_true", help="the runtime alone")
    ui.add_argument("--robot", type=Path, metavar="SOCKET", help=argparse.SUPPRESS)
    enrol = add("enrol", "become the terminal that an invitation of the centre names")
    enrol.add_argument("invitation", type=Path, metavar="FILE")
    add("hall", "the window of the virtual hall")
    devices = add("devices", "the device services and their publisher")
    devices.add_argument("--profile", choices=("demo", "hall", "bank"), default="hall")
    devices.add_argument("--lab", action="store_true", help="with the virtual hall's devices")
    lab = add("lab", "the virtual hall: emulated devices, faults on demand")
    lab.add_argument("--out", type=Path, metavar="DIR", help="keep printed sheets here")
    lab.add_argument("--centre", action="store_true", help="wait for the embedded centre, and lay a cable to it")
    sync = add("sync", "the agent that brings the outbox to the centre")
    sync.add_argument("--profile", choices=("demo", "hall", "bank"), default="hall")
    demo = add("demo", "one whole visit by a scripted citizen, through the real screens")
    demo.add_argument("service")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--offline", action="store_true", help="no network until the slip is printed")
    demo.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    demo.add_argument("--citizen", type=int, default=1, metavar="N", help="the N-th synthetic person")
    demo.add_argument("--seed", type=int, default=0)
    demo.add_argument("--acting-for", type=int, default=0, metavar="M", help="the citizen acts for the M-th person")
    demo.add_argument(
        "--by", choices=("card", "face", "shown", "scanned"), default="card", help="how the person is known"
    )
    doctor = add("doctor", "what works, what does not, and what to do")
    doctor.add_argument("--json", action="store_true")
    outbox = add("outbox", "the log of what has to reach the centre")
    outbox.add_argument("action", choices=("stat", "verify", "export"))
    outbox.add_argument(
        "--to", type=Path, metavar="FILE", help="export: one sealed file, for a terminal that is given up"
    )
    outbox.add_argument("--json", action="store_true")
    paper = add("paper", "numbered paper: what was laid in, what lies uppermost, what is spoilt")
    paper.add_argument("action", choices=("stat", "load", "count", "spoil"))
    paper.add_argument("numbers", nargs="*", metavar="NUMBER", help="load: the first and the last; else the sheet's")
    paper.add_argument("--json", action="store_true")
    return top


def main() -> None:
    options = parser().parse_args()
    # A core dump would hold what a visit's memory holds.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(0o077)
    # China has one time zone, and what stands on paper is that time wherever the machine was set up.
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    layout = f"%(asctime)s {options.command} %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=os.environ.get("KIOSK_LOG", "WARNING"), format=layout)
    blame.install()
    if options.data:
        options.data = options.data.absolute()
    if options.command in KEEPING:
        logs.keep(options.data, options.command, layout)
    try:
        sys.exit(import_module(f"kiosk_app.cli.{options.command}").main(options))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
