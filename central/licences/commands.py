"""`kiosk-central licences log`: who asked for which e-licences, for what; as CSV, and without a name."""

import argparse
import csv
import sys
import time
from collections.abc import Callable
from datetime import datetime

from central import shared, site
from central.store.cases import LOCAL_TIME
from central.store.database import rfc3339

COLUMNS = ("time", "terminal", "service", "licence", "purpose", "use", "user", "found")


def add_to(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """command: makes a command with the options that all have."""
    licences = command("licences", "questions for e-licences, oldest first, as CSV; users are pseudonyms")
    licences.add_argument("action", choices=("log",))
    licences.add_argument("--since", type=_day, default=0.0, metavar="YYYY-MM-DD", help="from this day on")
    licences.set_defaults(run=_log)


def _day(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL_TIME).timestamp()


def _log(arguments: argparse.Namespace) -> int:
    site.prepare(arguments.data)
    table = csv.writer(sys.stdout, lineterminator="\n")
    with shared.standing_in(arguments.data, time.time) as common:
        table.writerow(COLUMNS)
        for call in common.licences.since(arguments.since):
            what = (call.terminal, call.service, call.licence, call.purpose, call.use, call.user)
            table.writerow((rfc3339(call.time), *what, "yes" if call.found else "no"))
    return 0
