"""What is carried by hand from a terminal that will not come back: one file, sealed like a scan.

A sealed file (`offline_store.sealed_file`) around a tar archive: `entries/<number>.json`, each a request of
`POST /v1/entries` as it would have been sent; `attachments/<id>`, sealed files as they lie; last `manifest.json`, which
says what must stand before it. Nothing of it can be read on the way, not even which services were asked for.
"""

from dataclasses import dataclass
from typing import Final

ENTRIES: Final = "entries/"
ATTACHMENTS: Final = "attachments/"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class StreamPart:
    """Entries `first` to `last` of a stream, without a hole: what was not acknowledged."""

    stream: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class FilePart:
    """A sealed file that the application `event_id` names. sha256: of the file, hex; size: its bytes."""

    id: str
    event_id: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """made: RFC 3339 UTC by the terminal's clock."""

    terminal: str
    made: str
    streams: list[StreamPart]
    attachments: list[FilePart]
    v: int = 1
