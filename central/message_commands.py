"""`kiosk-central messages`: what the stand-in would have sent. It needs the opener's keys, and is for a demo."""

import argparse
import sys
from collections.abc import Callable

from central import outside, site
from central.messages.standin import outbox
from offline_store.sealing import Opener, SealingError

Command = Callable[[str, str], argparse.ArgumentParser]


def add_to(command: Command) -> None:
    """command: makes a command with the options that all have."""
    messages = command("messages", "text messages that the stand-in would have sent, with the numbers struck out")
    messages.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    site.prepare(arguments.data)
    opener = Opener(site.private_keys(arguments.data))
    try:
        with outside.open_messages(arguments.data) as store:
            sent = outbox(store, opener)
    except SealingError as error:
        print(f"they cannot be opened: {type(error).__name__}", file=sys.stderr)
        return 1
    for one in sent:
        print(f"{one.time}  {one.phone[:3]}****{one.phone[-4:]}  {one.text}")
    return 0
