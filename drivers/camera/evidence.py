"""The threshold of a comparison, and what is known of it: data, with its source, and an honest "not measured here"."""

from dataclasses import dataclass
from importlib.resources import files

import msgspec


class Published(msgspec.Struct, frozen=True):
    """What its makers found with one collection of pictures, at the threshold that was best for that one."""

    set: str
    accuracy: float
    threshold: float


class Evidence(msgspec.Struct, frozen=True, rename="camel"):
    """The rates are None where nobody has stated them."""

    version: int
    model: str
    sha256: str
    measure: str
    threshold: float
    source: str
    published: tuple[Published, ...]
    false_match_rate: float | None
    false_non_match_rate: float | None
    measured_here: bool
    remark: str


@dataclass(frozen=True)
class Threshold:
    """value: cosine from which on two faces count as one person's. evidence: None when a site has set its own."""

    value: float
    evidence: Evidence | None

    def told(self) -> dict[str, object]:
        """What a completion says of it."""
        about = msgspec.to_builtins(self.evidence) if self.evidence else None
        return {"threshold": self.value} | ({"evidence": about} if about else {})


def threshold(own: float) -> Threshold:
    """own: of the site, 0 for the one in the table."""
    if own:
        return Threshold(own, None)
    known = msgspec.json.decode(files(__package__).joinpath("evidence.json").read_bytes(), type=Evidence)
    return Threshold(known.threshold, known)
