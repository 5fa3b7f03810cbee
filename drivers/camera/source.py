"""Where pictures come from, and whether it is there, without looking through it.

A camera's light must not go on because somebody wants to know how it is. So a device file, or a port that answers, is
all that is asked for while no citizen stands there.
"""

import socket
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from drivers.xfs4iot.device import BadOptionError, number_option, text_option
from drivers.xfs4iot.settings import Option

ANSWER: Final = 1.0
"""Seconds a network camera has to accept a connection."""


@dataclass(frozen=True)
class Source:
    """A video device, a file or an `http://` stream. `text` may hold a password and is kept out of representations.

    rotate: degrees clockwise, of 0, 90, 180 and 270. width, height: what is asked of a device, 0 for what it likes.
    """

    text: str = field(repr=False)
    width: int = 0
    height: int = 0
    rotate: int = 0

    @property
    def device(self) -> Path | None:
        """The device file, for "/dev/video0" and "0"; None for a file or a stream."""
        if self.text.isdigit():
            return Path(f"/dev/video{self.text}")
        return Path(self.text) if self.text.startswith("/dev/") else None

    @property
    def stream(self) -> bool:
        """Whether it comes over a network."""
        return self.text.startswith(("http://", "https://"))

    def there(self) -> bool:
        """Whether it could be looked through now, as far as can be told from outside."""
        if self.stream:
            return _answers(self.text)
        try:
            mode = (self.device or Path(self.text)).stat().st_mode
        except OSError:
            return False
        return stat.S_ISCHR(mode) if self.device else stat.S_ISREG(mode)


def source_of(options: Mapping[str, Option]) -> Source:
    """Options that all cameras have, all but the first optional. Raises BadOptionError.

    `source`: "/dev/video0", "0", a file, or the `http://` address of an MJPEG stream. `width`, `height`: pixels to ask
    a device for. `rotate` (0): degrees clockwise, for a camera that lies on its side.
    """
    rotate = round(number_option(options, "rotate", 0))
    if rotate not in (0, 90, 180, 270):
        raise BadOptionError("rotate")
    width, height = (round(number_option(options, name, 0)) for name in ("width", "height"))
    return Source(text_option(options, "source"), width, height, rotate)


def _answers(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        with socket.create_connection((parts.hostname or "", port), timeout=ANSWER):
            return True
    except (OSError, ValueError):
        return False
