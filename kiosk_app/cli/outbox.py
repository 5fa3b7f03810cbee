"""`kiosk outbox stat | verify`: counts and ages of the log, and its chain."""

import argparse
import json
import sys
import time
from dataclasses import asdict

from kiosk_app.enrolment import NotEnrolled, load
from offline_store.errors import StoreError
from offline_store.outbox import Outbox


def main(options: argparse.Namespace) -> int:
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
