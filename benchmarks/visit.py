"""From the card to the paper: how long a citizen waits for the machine in a visit that ends with an official sheet."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

SERVICE, VISITS = "k01", 5
MACHINE: Final = ("identity", "wait")
"""Screens on which the citizen has nothing to do: reading, asking, deciding, printing the sheet and the slip."""
CITIZENS: Final = ("notice", "pin", "question", "review", "result", "rate")


def measure() -> dict[str, float]:
    """Seconds, medians. machine: of all waiting, device emulators at line speed included. whole: from the first touch
    to the goodbye, by a scripted citizen who never has to read.
    """
    visits = [_visit() for _ in range(VISITS)]
    return {
        "machine_seconds": round(statistics.median(_sum(steps, MACHINE) for steps in visits), 2),
        "whole_seconds": round(statistics.median(_sum(steps, MACHINE + CITIZENS) for steps in visits), 2),
    }


def _visit() -> list[tuple[str, float]]:
    """The real screens, by touch, with the virtual hall and a centre of its own."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        out = Path(name) / "out"
        kiosk = Path(sys.executable).with_name("kiosk")
        subprocess.run(
            [kiosk, "demo", SERVICE, "--out", out, "--data", Path(name) / "data"], check=True, stdout=subprocess.DEVNULL
        )
        steps = json.loads((out / "result.json").read_bytes())["steps"]
    return [(step["screen"], step["seconds"]) for step in steps]


def _sum(steps: list[tuple[str, float]], screens: tuple[str, ...]) -> float:
    return sum(seconds for screen, seconds in steps if screen in screens)
