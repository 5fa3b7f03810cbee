"""A scripted citizen who stays when something breaks: tries again, and says truly whether paper came out."""

from collections.abc import Callable, Mapping
from typing import Any

from kiosk_app.cli.citizen import Citizen, Move

INK = [(0.2 + 0.1 * i, 0.4 + 0.1 * (i % 2)) for i in range(6)]


class Visitor(Citizen):
    """came_out: looks, as long as it takes, whether the sheet printed last has come out."""

    came_out: Callable[[], bool]

    def _sign(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"stroke": INK, "item": "sign.pad"}, {"touch": "action.next"}]

    def _problem(self, screen: Mapping[str, Any]) -> list[Move]:
        actions = [action["id"] for action in screen["frame"]["actions"] if action["enabled"]]
        return [{"touch": "action.retry" if "retry" in actions else "action.exit"}]

    def _choice(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.yes" if self.came_out() else "action.no"}]

    def _result(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.next"}]

    def _end(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"hall": "lift"}] if screen["card"] else [{"touch": "action.exit"}]
