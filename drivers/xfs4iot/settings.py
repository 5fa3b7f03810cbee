"""What a configuration says about one device. Free of imports, so that reading settings costs nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Option = str | int | float | bool

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True)
class DeviceSettings:
    """One device: its service name (part of the address), the folder under `drivers/` and that driver's options.

    Raises ValueError when a name could not stand in an address or a file name.
    """

    name: str
    driver: str
    options: Mapping[str, Option] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"not a service name: {self.name!r}")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.driver):
            raise ValueError(f"not a driver folder: {self.driver!r}")
