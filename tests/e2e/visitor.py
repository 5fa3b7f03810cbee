"""A scripted citizen who stays when something breaks, and eyes that miss no screen."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk_app.cli.citizen import Citizen, Move
from kiosk_app.cli.finger import Finger

INK = [(0.2 + 0.02 * i, 0.4 + 0.03 * (i % 5)) for i in range(26)]


class Visitor(Citizen):
    """A citizen who does not run away when something breaks: tries again, and says truly whether paper came out."""

    paper: int = 0
    """How many sheets had come out before the last print began."""
    look_at_paper: Callable[[], int]

    def _sign(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"stroke": INK, "item": "sign.pad"}, {"touch": "action.next"}]

    def _problem(self, screen: Mapping[str, Any]) -> list[Move]:
        actions = [action["id"] for action in screen["frame"]["actions"] if action["enabled"]]
        return [{"touch": "action.retry" if "retry" in actions else "action.exit"}]

    def _choice(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.yes" if self.look_at_paper() > self.paper else "action.no"}]

    def _result(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.next"}]


class Eye(Finger):
    """Keeps every screen that went by: two that come together must not hide one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.passed: list[str] = []

    def _read(self, seconds: float) -> list[dict[str, Any]]:
        messages = super()._read(seconds)
        self.passed += [step_of(message["screen"]) for message in messages if "screen" in message]
        return messages


def step_of(screen: Mapping[str, Any]) -> str:
    """How a test names a screen: its kind, what a wait is for, what the card reader does."""
    kind: str = screen["kind"]
    if kind == "wait":
        return str(screen["frame"]["title"]["key"])
    return f"{kind}.{screen['phase']}" if kind == "identity" else kind
