"""SANE's own `test` backend with a configuration of its own: nothing of the machine's is read or written."""

from dataclasses import dataclass
from pathlib import Path

from drivers.document_scanner.device import DocumentScanner, open_device
from drivers.xfs4iot.settings import Option

DEVICE = "test:0"
FEEDER = "Automatic Document Feeder"
"""Of the backend: empty after ten pages."""


@dataclass(frozen=True)
class TestBackend:
    """`directory` is SANE's configuration. The backend reads it anew for every scan."""

    __test__ = False
    directory: Path

    def set(self, *, picture: str = "Grid", status: str = "Default", slow: bool = False, devices: int = 1) -> None:
        """picture: what lies in it; status: how every read ends; slow: a scan takes minutes; devices: 0 for off."""
        lines = [
            f"number_of_devices {devices}",
            "mode Color",
            f'test-picture "{picture}"',
            f'read-status-code "{status}"',
            f"read-limit {str(slow).lower()}",
            "read-limit-size 1024",
            f"read-delay {str(slow).lower()}",
            "read-delay-duration 200000",
        ]
        self.directory.mkdir(exist_ok=True)
        (self.directory / "dll.conf").write_text("test\n")
        fresh = self.directory / ".new"
        fresh.write_text("\n".join(lines) + "\n")
        fresh.replace(self.directory / "test.conf")

    def open(self, *, feeder: bool = False) -> DocumentScanner:
        return open_device(self.options(feeder=feeder))

    def options(self, *, feeder: bool = False) -> dict[str, Option]:
        return {
            "device": DEVICE,
            "config": str(self.directory),
            "feeder": FEEDER if feeder else "",
            "width": 200,
            "height": 200,
        }
