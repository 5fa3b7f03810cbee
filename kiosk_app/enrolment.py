"""What a terminal became when it was enrolled at its centre: who it is, where the centre is, whom it trusts."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app import trust
from kiosk_app.identity import Credentials
from kiosk_app.protocol.enrolment import EnrolmentFile
from kiosk_app.trust import BadTrust, Trust
from offline_store.durable import replace

FILE: Final = "enrolment.json"


class NotEnrolled(Exception):
    """There is no enrolment, or none that can be used. path: what was looked for. The text says what to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is missing or cannot be used; ask the centre for an invitation (kiosk-central invite), "
            "and take it up here: kiosk enrol"
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class Enrolment:
    """centre: base URL. credentials: what the terminal shows the centre; None where a centre asks for none."""

    terminal: str
    site: str
    centre: str
    credentials: Credentials | None
    trust: Trust


def load(directory: Path) -> Enrolment:
    """Read the enrolment of a terminal's data directory. Raises NotEnrolled."""
    path = directory / FILE
    try:
        file = msgspec.json.decode(path.read_bytes(), type=EnrolmentFile)
    except (OSError, msgspec.MsgspecError):
        raise NotEnrolled(path) from None
    credentials = Credentials.of(directory, file.authority)
    if not credentials.file.exists():
        raise NotEnrolled(credentials.file)
    try:
        return Enrolment(file.terminal, file.site, file.centre.rstrip("/"), credentials, trust.load(directory))
    except (OSError, BadTrust):
        raise NotEnrolled(directory / trust.FILE) from None


def move(directory: Path, centre: str) -> bool:
    """The same centre is found at another base URL. False when it was there before. Raises NotEnrolled, OSError."""
    path = directory / FILE
    try:
        file = msgspec.json.decode(path.read_bytes(), type=EnrolmentFile)
    except (OSError, msgspec.MsgspecError):
        raise NotEnrolled(path) from None
    if file.centre == centre:
        return False
    replace(path, msgspec.json.encode(dataclasses.replace(file, centre=centre)))
    return True
