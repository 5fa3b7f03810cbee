"""`kiosk sync`: the agent between the outbox and the centre."""

import argparse
import signal
import sys
import threading

from kiosk_app.enrolment import NotEnrolled
from kiosk_app.sync.agent import run
from kiosk_app.sync.pace import DEMO, HALL
from offline_store.errors import StoreError


def main(options: argparse.Namespace) -> int:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        run(options.data, stop=stop, pace=DEMO if options.profile == "demo" else HALL)
    except NotEnrolled as error:
        print(error, file=sys.stderr)
        return 2
    except StoreError as error:
        print(f"The outbox cannot be opened: {type(error).__name__} {error}".rstrip(), file=sys.stderr)
        return 1
    return 0
