"""`kiosk-central departments`: what goes wrong at the stand-in departments, switched while the centre runs."""

import argparse
import sys
from dataclasses import fields, replace
from pathlib import Path

import msgspec

from central.departments import faults, records
from central.departments.faults import BadFaults


def add(top: argparse.ArgumentParser) -> None:
    actions = top.add_subparsers(required=True)
    text = "say what goes wrong from now on; without any, show what does"
    setting = actions.add_parser("faults", help=text, description=text)
    setting.add_argument("--data", type=Path, required=True, help="data directory of the centre")
    setting.add_argument("--latency", type=float, metavar="SECONDS", help="before an answer, at most")
    for name, what in (
        ("unavailable", "questions that find nobody"),
        ("duplicates", "answers that come again, or are lost once"),
        ("reordering", "updates in another order"),
    ):
        setting.add_argument(f"--{name}", type=float, metavar="SHARE", help=f"{what}, 0 to 1")
    setting.add_argument("--closed", metavar="HH:MM-HH:MM", help='when nobody is there; "" for never')
    setting.add_argument("--only", nargs="*", metavar="DEPARTMENT", dest="departments", help="else all of them")
    setting.add_argument("--none", action="store_true", help="nothing goes wrong any more")
    setting.set_defaults(run=_faults)


def _faults(options: argparse.Namespace) -> int:
    try:
        now = faults.NONE if options.none else faults.load(options.data)
        given = {one.name: value for one in fields(now) if (value := getattr(options, one.name)) is not None}
        unknown = sorted(set(given.get("departments", [])) - set(records.fictitious().books))
        if unknown:
            raise BadFaults(f"no such department: {', '.join(unknown)}")
        wished = replace(now, **given)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if given or options.none:
        faults.save(options.data, wished)
    print(msgspec.yaml.encode(wished).decode(), end="")
    return 0
