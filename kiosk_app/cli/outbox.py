"""`kiosk outbox stat | verify | export`: counts and ages of the log, its chain, and a way out without a network."""

import argparse
import json
import sys
import time
from dataclasses import asdict

from kiosk_app.enrolment import NotEnrolled, load
from kiosk_app.sync.export import export
from offline_store.errors import StoreError
from offline_store.outbox import Outbox


def main(options: argparse.Namespace) -> int:
    if options.action == "export":
        return _export(options)
    path = options.data / "outbox.db"
    if not path.exists() or not path.stat().st_size:
        print(f"There is no outbox in {options.data}", file=sys.stderr)
        return 2
    try:
        sealer = load(options.data).trust.sealer()
        with Outbox.open(path, sealer, clock=time.time, ids=_nothing_is_written) as outbox:
            if options.action == "verify":
                return _say(options, {"entries": outbox.verify(), "chain": "whole"})
            stat = outbox.stat()
            return _say(options, {**asdict(stat), "digest": stat.digest.hex()})
    except NotEnrolled as error:
        print(error, file=sys.stderr)
        return 2
    except StoreError as error:
        print(f"The outbox: {type(error).__name__} {error}".rstrip(), file=sys.stderr)
        return 1


def _export(options: argparse.Namespace) -> int:
    """0: all that is not acknowledged; 1: as much of it as could be read; 2: nothing was written."""
    if not options.to:
        print("Say where to: kiosk outbox export --to FILE", file=sys.stderr)
        return 2
    try:
        done = export(options.data, load(options.data), options.to, time.time())
    except NotEnrolled as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.to} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    for trouble in done.troubles:
        print(trouble, file=sys.stderr)
    entries = sum(part.last - part.first + 1 for part in done.streams)
    _say(options, {"entries": entries, "streams": len(done.streams), "attachments": len(done.attachments)})
    return 1 if done.troubles else 0


def _nothing_is_written() -> str:
    raise AssertionError("an existing outbox was expected")


def _say(options: argparse.Namespace, facts: dict[str, object]) -> int:
    if options.json:
        print(json.dumps(facts))
    else:
        width = max(map(len, facts))
        for name, value in facts.items():
            print(f"{name:<{width}}  {value}")
    return 0
