"""`kiosk-central papers`: what was handed out and is not to count any more."""

import argparse
import sys
from collections.abc import Callable

from central import site
from central.store import papers

Command = Callable[[str, str], argparse.ArgumentParser]


def add_to(command: Command) -> None:
    """command: makes a command with the options that all have."""
    withdrawing = command("papers", "withdraw a printed paper: whoever verifies it is told so")
    withdrawing.add_argument("action", choices=("withdraw",))
    withdrawing.add_argument("number", help="as printed on it")
    withdrawing.set_defaults(run=_withdraw)


def _withdraw(arguments: argparse.Namespace) -> int:
    with site.open_store(arguments.data, arguments.database) as store, store.write() as connection:
        found = papers.withdraw(connection, arguments.number)
    if not found:
        print("There is no paper of this number.", file=sys.stderr)
    return 0 if found else 1
