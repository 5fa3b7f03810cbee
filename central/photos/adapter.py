"""What the centre asks of the city's photo library. The real one and the stand-in answer behind the same interface."""

from datetime import date
from typing import Protocol

from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.photos import PhotoAnswer, PhotoReference


class UnknownSpec(LookupError):
    """There is no such size."""


class PhotoLibrary(Protocol):
    """Every method may raise `central.departments.adapter.Unavailable`."""

    def put(self, person: Person, jpeg: bytes, taken: date) -> bool:
        """Keep a portrait; the same one twice is one. False when it is not good enough to be used.

        Raises NotAPortrait for what is no portrait at all.
        """
        ...

    def get(self, person: Person, spec: str) -> PhotoAnswer:
        """The newest photo that may be used so today. Raises UnknownSpec."""
        ...

    def crop(self, person: Person, reference: PhotoReference) -> bytes | None:
        """JPEG. None when it is not there any more, or somebody else's."""
        ...
