"""One photo for all sizes (一照通用): has the city's library a photo of this person that this use may go by?

No picture reaches a terminal: what was found is named by a `PhotoReference`, and the centre puts the crop where it is
needed.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, Self

from kiosk_app.protocol.cases import Person

PHOTO: Final = "photo/"
"""Of the scenes that are photos: `photo/SPEC`."""
REFERENCE: Final = re.compile(r"([a-z0-9_]+)/([0-9a-f]{32})/([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class PhotoQuestion:
    """`POST /v1/photos`. spec: a size of `central/photos/specs.yaml`; 404 when it is none."""

    person: Person
    spec: str
    service: str


@dataclass(frozen=True, slots=True)
class PhotoReference:
    """A crop. id: of the photo that it is made of, 32 hex digits. sha256: of the crop's bytes, hex."""

    id: str
    sha256: str
    spec: str

    @property
    def text(self) -> str:
        """As the detail of a `MaterialProof` has it."""
        return f"{self.spec}/{self.id}/{self.sha256}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The reference whose `text` this is; None when it is none's."""
        found = REFERENCE.fullmatch(text)
        return cls(found[2], found[3], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """none: there is no photo · stale: none recent enough for this use · quality: none good enough.

    taken: the day of the photo that the answer is about, YYYY-MM-DD; "" when there is none. photo: when it was found.
    """

    outcome: Literal["found", "none", "stale", "quality"]
    taken: str = ""
    photo: PhotoReference | None = None

    @property
    def record(self) -> dict[str, str] | None:
        """What a scene of shared data says of it: `reference`, or `why` not; and `taken`. None for no photo."""
        if self.photo:
            return {"reference": self.photo.text, "taken": self.taken}
        return {"why": self.outcome, "taken": self.taken} if self.outcome != "none" else None
