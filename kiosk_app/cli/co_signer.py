"""The scripted citizen who was not there when somebody applied with them, and confirms afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk_app.cli.citizen import Citizen, Move


@dataclass
class CoSigner(Citizen):
    """`service` is not looked for. slip: the number on the slip that the applicant has passed on."""

    slip: str = ""

    def _home(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "tile.progress"}]

    def _progress_ask(self, screen: Mapping[str, Any]) -> list[Move]:
        digits = [] if screen["value"] else [*filter(str.isdecimal, self.slip)]
        return [*({"touch": f"key.{digit}"} for digit in digits), {"touch": "action.next"}]

    def _progress(self, screen: Mapping[str, Any]) -> list[Move]:
        """The centre may not have looked at the application yet."""
        offered = any(action["id"] == "confirmation" for action in screen["frame"]["actions"])
        return [{"touch": "action.confirmation" if offered else "action.back"}]

    def _guide(self, screen: Mapping[str, Any]) -> list[Move]:
        return [{"touch": "action.next"}]
