"""A thousand services: how long a terminal needs to load and verify them, and to search them as somebody types.

The published services stand under other names until there are a thousand; each copy is compiled, signed and read like
any other. Beside it: `json.loads` of the same bytes, what no terminal could do without.
"""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.catalogue.press import compile_bundle
from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from kiosk_app.catalogue.bundle import read_bundle, whole
from kiosk_app.flow.browsing import found

SERVICES: Final = 1000
ROUNDS: Final = 9
TYPED: Final = ("退休", "tuixiu", "tx", "社保卡", "sbk", "retirement", "水费", "z", "没有这种事")
"""Each is typed letter by letter."""


def measure() -> dict[str, Any]:
    """Seconds, and milliseconds for each key that is pressed."""
    sources = read_sources(SOURCES)
    some = sources.definitions
    many = [replace(some[n % len(some)], id=f"{'abcdefghij'[n // 100]}{n % 100:02}x") for n in range(SERVICES)]
    key = Ed25519PrivateKey.generate()
    bundle = compile_bundle(many, sources.tables, version=1, published="", key=key)
    keys = [key.public_key()]
    catalogue = read_bundle(bundle, keys)
    load = _median(lambda: read_bundle(bundle, keys))
    presses = [word[: n + 1] for word in TYPED for n in range(len(word))]
    pressed = [_median(partial(found, catalogue, query)) for query in presses]
    return {
        "services": len(catalogue.entries),
        "bytes": len(bundle),
        "load_and_verify_seconds": load,
        "bare_json_seconds": _median(lambda: json.loads(bundle)),
        "every_service_decoded_seconds": _median(lambda: whole(read_bundle(bundle, keys))),
        "search_milliseconds_worst": max(pressed) * 1000,
        "search_milliseconds_median": statistics.median(pressed) * 1000,
    }


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
