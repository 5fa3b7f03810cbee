"""`kiosk-central exchange`: what a department's vendor has to set up."""

import argparse

from central.exchange.codes import codes
from central.exchange.tables import statements


def add(top: argparse.ArgumentParser) -> None:
    actions = top.add_subparsers(required=True)
    text = "SQL that creates the exchange tables in PostgreSQL"
    actions.add_parser("tables", help=text, description=text).set_defaults(run=_tables)
    text = "every code in them; * marks one that is still to be confirmed"
    actions.add_parser("codes", help=text, description=text).set_defaults(run=_codes)


def _tables(_: argparse.Namespace) -> int:
    print(statements(), end="")
    return 0


def _codes(_: argparse.Namespace) -> int:
    for column, known in codes().items():
        for one in known:
            state = one.meaning.value if one.meaning else ""
            print(f"{column.upper()}  {one.code}{'*' if one.confirm else ''}  {one.text}  {state}".rstrip())
    return 0
