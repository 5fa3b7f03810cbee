"""The citizen's face camera as a service: `Camera.TakePicture` for anybody, guided portraits and comparison for us.

It is looked through only while one of these commands runs. What it saw lives in memory and is gone with the command,
but for the picture that the client asked for.

OpenCV and the networks are loaded by the first command: the publisher's parent, which loads all drivers, and the start
of a terminal shall not carry them.
"""

import base64
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from drivers.camera.composition import BadCompositionError, Composition
from drivers.camera.evidence import threshold
from drivers.camera.presence import IDLE, Presence, quieten
from drivers.camera.source import Source, source_of
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
)
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import COMPARE, GUIDANCE, PORTRAIT, PREVIEW
from drivers.xfs4iot.settings import Option

if TYPE_CHECKING:
    from drivers.camera.looking import Looker
    from drivers.camera.networks import Recogniser
    from drivers.camera.portraits import Portrait

PICTURE: Final = "Camera.TakePicture"
RESET: Final = "Camera.Reset"
PERSON: Final = "person"
"""The one of XFS4IoT's cameras that this is."""


def open_device(options: Mapping[str, Option]) -> "Camera":
    """Options, beside those of `source_of`: `threshold`, the cosine from which on two faces count as one person's,
    instead of the one in `evidence.json`. Raises BadOptionError.
    """
    own = number_option(options, "threshold", 0)
    if not 0 <= own <= 1:
        raise BadOptionError("threshold")
    return Camera(source_of(options), own_threshold=own)


class Camera(Device):
    """One camera. looker: makes what looks through it, at the first command; given by tests."""

    def __init__(
        self,
        source: Source,
        *,
        own_threshold: float = 0.0,
        looker: "Callable[[Source], Looker] | None" = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._threshold = threshold(own_threshold)
        self._make = looker or _looker
        self._presence = Presence(source, clock)
        self._looker: Looker | None = None
        self._recogniser: Recogniser | None = None

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("Camera", (PICTURE, RESET, PORTRAIT, COMPARE), (PREVIEW, GUIDANCE)),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {
            "camera": {
                "type": "cam",
                "cameras": {PERSON: True},
                "camData": {"autoAdd": False, "manAdd": False},
                "pictureFile": True,
            }
        }

    def model(self) -> str:
        return "OpenCV camera"

    def status(self) -> Status:
        state = self._presence.state
        works = "ok" if state is DeviceState.ONLINE else "inop"
        known = "unknown" if state is DeviceState.STARTING else works
        parts = {"camera": {"cameras": {PERSON: known}, "media": {PERSON: "notSupported"}}}
        return Status(state, parts, self._presence.detail)

    @property
    def interval(self) -> float:
        return IDLE

    def close(self) -> None:
        """Nothing is kept open between two commands."""

    def poll(self, context: Context) -> None:
        """See whether it is there, without looking through it."""
        self._presence.look(stuck=self._looker is not None and self._looker.stuck)

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        if name == RESET:
            self._presence.trust()
            return {}
        order = _order(payload)
        self._presence.require()
        quieten()
        from drivers.camera.capture import CameraError

        try:
            answer = self._carry_out(name, payload, order, context)
        except CameraError as error:
            self._presence.failed()
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None
        self._presence.worked()
        return answer

    def _carry_out(self, name: str, payload: Payload, order: Composition | None, context: Context) -> Payload:
        """Raises CameraError, CommandError."""
        looker = self._looker = self._looker or self._make(self._source)
        if name == PICTURE:
            return _take(payload, looker, context)
        preview = payload.get("preview") is True
        if name == COMPARE:
            return self._compare(payload, looker, context, preview=preview)
        from drivers.camera import portraits

        with looker.good(context, order=order, preview=preview) as moments:
            moment = next(moments)
        made = portraits.cut(moment.pixels, moment.face, order) if order else portraits.whole(moment.pixels)
        return _by_handle(made, context)

    def _compare(self, payload: Payload, looker: "Looker", context: Context, *, preview: bool) -> Payload:
        from drivers.camera.comparing import LIVENESS, BadReferenceError, compare, known
        from drivers.camera.networks import Recogniser

        handle = payload.get("handle")
        if not isinstance(handle, str):
            raise CommandError(Code.COMMAND_ERROR, "noReference")
        reference = context.take(handle)
        recogniser = self._recogniser = self._recogniser or Recogniser()
        try:
            who = known(reference, looker.detector, recogniser)
        except BadReferenceError as error:
            raise CommandError(Code.COMMAND_ERROR, "badReference", description=str(error)) from None
        with looker.good(context, preview=preview) as moments:
            score = compare(who, moments, recogniser, self._threshold.value)
        match = score >= self._threshold.value
        return {"match": match, "score": round(score, 4), **self._threshold.told(), "liveness": LIVENESS}


def _take(payload: Payload, looker: "Looker", context: Context) -> Payload:
    from drivers.camera import portraits

    if payload.get("camera", PERSON) != PERSON:
        raise CommandError(Code.COMMAND_ERROR, "cameraNotSupported")
    if payload.get("camData"):
        raise CommandError(Code.UNSUPPORTED_DATA, description="no text is written into pictures")
    made = portraits.whole(looker.picture(context))
    if payload.get("byHandle") is True:
        return _by_handle(made, context)
    return {"pictureFile": base64.b64encode(made.jpeg).decode("ascii")}


def _by_handle(made: "Portrait", context: Context) -> Payload:
    size = {"width": made.width, "height": made.height, "enlarged": round(made.enlarged, 3)}
    return {"handle": context.give(made.jpeg), "mediaType": "image/jpeg", **size}


def _order(payload: Payload) -> Composition | None:
    """Raises CommandError."""
    if payload.get("composition") is None:
        return None
    try:
        return Composition.read(payload["composition"])
    except BadCompositionError as error:
        raise CommandError(Code.INVALID_DATA, description=str(error)) from None


def _looker(source: Source) -> "Looker":
    from drivers.camera.looking import Looker

    return Looker(source)
