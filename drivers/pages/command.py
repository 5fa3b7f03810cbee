"""`Printer.ReadImage` as all that read papers understand it."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from drivers.pages.document import document
from drivers.pages.page import Flaw
from drivers.xfs4iot.device import CommandError, Context, Payload
from drivers.xfs4iot.enums import Code

READ: Final = "Printer.ReadImage"
NO_MEDIA, INSERTED, REJECTED = "Printer.NoMediaEvent", "Printer.MediaInsertedEvent", "Printer.MediaRejectedEvent"
MOST_PAGES: Final = 30
"""Of one document; a thicker pile is given back rather than read in part."""
_REASONS: Final = {Flaw.CUT_OFF: "align", Flaw.TOO_MANY: "multiple"}
_FORMATS: Final = {"fullcolor": True, "grayscale": False}


@dataclass(frozen=True)
class Wish:
    """What a client wants. by_handle: beside the JSON. bound: a PDF in any case. preview: to look through a camera.

    sheets: how many are laid before a camera one after the other, at most.
    """

    color: bool
    by_handle: bool
    bound: bool
    preview: bool
    sheets: int


def capabilities(*, several: bool) -> dict[str, Payload]:
    """The `printer` part of `Common.Capabilities`."""
    capable = {
        "type": {"scanner": True},
        "readForm": {"readImage": True},
        "imageType": {"jpg": True},
        "frontImageColorFormat": {"grayscale": True, "full": True},
        "imageSource": {"imageFront": True},
        "multiPage": several,
    }
    return {"printer": capable}


def wish(payload: Payload) -> Wish:
    """Raises CommandError for what is not done: other pictures than JPEGs, other sides than the front."""
    color = _FORMATS.get(str(payload.get("frontImageColorFormat", "fullcolor")))
    source = payload.get("imageSource", {"front": True})
    front = isinstance(source, dict) and source.get("front") is True
    other = isinstance(source, dict) and (source.get("back") or source.get("codeline"))
    if color is None or payload.get("frontImageType", "jpg") != "jpg" or not front or other:
        raise CommandError(Code.UNSUPPORTED_DATA)
    sheets = payload.get("sheets", 1)
    if not isinstance(sheets, int) or not 1 <= sheets <= MOST_PAGES:
        raise CommandError(Code.INVALID_DATA, description="sheets")
    by_handle, bound, preview = (payload.get(name) is True for name in ("byHandle", "bound", "preview"))
    return Wish(color, by_handle, bound, preview, sheets)


def answer(pages: Sequence[bytes], asked: Wish, resolution: int, context: Context) -> Payload:
    """The completion. pages: JPEGs, at least one, of `resolution` dots an inch."""
    if not asked.by_handle:
        return {"images": {"front": {"status": "ok", "data": base64.b64encode(pages[0]).decode("ascii")}}}
    whole = document(pages, resolution, bound=asked.bound)
    return {"handle": context.give(whole.data), "mediaType": whole.media_type, "pages": len(pages)}


def rejected(flaw: Flaw, context: Context) -> CommandError:
    """What ends the command for a page that cannot be used."""
    context.event(REJECTED, {"reason": _REASONS.get(flaw, "other")})
    return CommandError(Code.COMMAND_ERROR, "mediaRejected", payload={"detail": flaw.value})
