"""The identity card reader as a service: find, select, read, and know when the card has been lifted.

The SAM wants find, select and read in this order for every read, at most one find in 300 ms, and after a read it no
longer finds the same card until that has been lifted. So the presence of a card that has been read is asked for with
"newest address", which an authenticated card answers and a lifted one does not; its content is thrown away.
"""

import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drivers.id_card.frames import Answer, Command, Reply, Splitter, parse_reply, request
from drivers.id_card.layout_2023 import Layout, LayoutError, parse_layout
from drivers.id_card.photo import Decoding, is_entry
from drivers.id_card.protocol import Card, CardError, parse_card, parse_newest_address, sam_id
from drivers.id_card.usb_framing import Framing
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.line import Line
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import (
    BadOptionError,
    CommandError,
    Context,
    Device,
    Interface,
    Payload,
    Status,
    number_option,
    remaining,
    text_option,
)
from drivers.xfs4iot.enums import Code, DeviceState, Media
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ
from drivers.xfs4iot.settings import Option

log = logging.getLogger(__name__)

POLL = 0.3
"""Seconds between two looks for a card; the module asks for no less."""
IDLE = 2.0
"""Seconds between two questions whether the module is still there."""
ATTEMPTS = 3
"""Reads of one card before it is called unreadable."""
MISSES = 2
"""Looks without a card, after a failed read, before it is called lifted."""

_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_SECURITY = (Answer.CARD_REFUSES_SAM, Answer.SAM_REFUSES_CARD, Answer.NOT_VERIFIED)
_READS = (Command.READ, Command.READ_WITH_FINGERPRINTS)
_UNKNOWN_COMMAND = (Answer.BAD_COMMAND, Answer.UNRECOGNISED)


@dataclass(frozen=True)
class Limits:
    """Seconds the module may take for a short command and for reading a card."""

    short: float = 1.0
    read: float = 3.0


def open_device(options: Mapping[str, Option]) -> "IdCardReader":
    """Options: `port` (path of the serial line) and `baud` (115200), or `usb` ("0400:c35a") and `framing` for others.

    `decoder` ("package.module:function") for photos; `layout_2023`, the file with that card's layout. Raises
    BadOptionError.
    """
    decoder = text_option(options, "decoder", "")
    if decoder and not is_entry(decoder):
        raise BadOptionError("decoder")
    return IdCardReader(_line(options), photos=Decoding(decoder), layout_2023=_layout(options))


def _line(options: Mapping[str, Option]) -> Line:
    if "usb" not in options:
        return SerialLine(text_option(options, "port"), baud=int(number_option(options, "baud", 115200)))
    # Imported here: a terminal with a serial reader needs no USB.
    from drivers.id_card.usb_line import UsbLine

    ids = _USB.fullmatch(text_option(options, "usb"))
    if ids is None or "port" in options:
        raise BadOptionError("usb")
    framing = text_option(options, "framing", "")
    if framing and framing not in Framing.__members__.values():
        raise BadOptionError("framing")
    return UsbLine(int(ids[1], 16), int(ids[2], 16), Framing(framing) if framing else None)


def _layout(options: Mapping[str, Option]) -> Layout | None:
    name = text_option(options, "layout_2023", "")
    try:
        return parse_layout(Path(name).read_text(encoding="utf-8")) if name else None
    except (LayoutError, OSError, UnicodeDecodeError):
        raise BadOptionError("layout_2023") from None


class IdCardReader(Device):
    """One SAM module on one line."""

    def __init__(
        self,
        line: Line,
        *,
        photos: Decoding | None = None,
        layout_2023: Layout | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._photos = photos or Decoding("")
        self._layout_2023 = layout_2023
        self._reads_fingerprints = True
        self._line = line
        self._limits = limits or Limits()
        self._clock = clock
        self._state = DeviceState.STARTING
        self._detail = ""
        self._media = Media.UNKNOWN
        self._sam_id = ""

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        events = ("IdentityDocument.MediaInsertedEvent", "IdentityDocument.MediaRemovedEvent")
        return (Interface("CardReader", (READ,), events),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {"cardReader": {"type": "contactless", "chipProtocols": {"chipTypeB": True}, "cardTakenSensor": True}}

    def model(self) -> str:
        return "SDT identity card reader"

    def status(self) -> Status:
        return Status(self._state, {"cardReader": {"media": self._media.value}}, self._detail)

    def close(self) -> None:
        self._line.close()

    @property
    def interval(self) -> float:
        return POLL if self._media is Media.PRESENT else IDLE

    def poll(self, context: Context) -> None:
        """Ask whether the module is there, and whether a card that was read has been lifted."""
        try:
            if self._media is Media.PRESENT:
                if not self._still_there():
                    self._lifted(context)
            else:
                self._hello()
        except LinkError as error:
            self._unreachable(error)

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        try:
            card = self._read_document(payload.get("fingerprints") is True, context)
        except LinkError as error:
            self._unreachable(error)
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None
        return self._describe(card, payload.get("photo") is True, context)

    def _read_document(self, fingerprints: bool, context: Context) -> Card:
        self._hello()
        if self._state is not DeviceState.ONLINE:
            raise CommandError(Code.HARDWARE_ERROR, description=self._detail)
        failed = misses = 0
        while True:
            context.check()
            found = self._ask(Command.FIND).answer == Answer.FOUND
            if not found and failed:
                misses += 1
                if misses >= MISSES:
                    raise CommandError(Code.COMMAND_ERROR, "noMedia")
            if found:
                misses = 0
                if not failed:
                    context.event(MEDIA_INSERTED)
                card = self._try_read(fingerprints)
                if card:
                    self._media = Media.PRESENT
                    return self._with_newest_address(card)
                failed += 1
                if failed >= ATTEMPTS:
                    raise CommandError(Code.COMMAND_ERROR, "unreadable")
            elif self._media is Media.PRESENT and not failed and not self._still_there():
                self._lifted(context)
            context.wait(POLL)

    def _try_read(self, fingerprints: bool) -> Card | None:
        """The card that was found, or None when trying again may help. Raises CommandError when it will not."""
        if self._ask(Command.SELECT).answer != Answer.OK:
            return None
        fingerprints = fingerprints and self._reads_fingerprints
        try:
            answer = self._ask(Command.READ_WITH_FINGERPRINTS if fingerprints else Command.READ)
        except LinkError as error:
            if error.reason is LinkReason.SILENT:
                return None
            raise
        if answer.answer in _SECURITY:
            raise CommandError(Code.COMMAND_ERROR, "securityFail")
        if answer.answer == Answer.WRONG_CARD_TYPE:
            raise CommandError(Code.COMMAND_ERROR, "invalidMedia")
        if fingerprints and answer.answer in _UNKNOWN_COMMAND:
            self._reads_fingerprints = False
        if answer.answer != Answer.OK:
            return None
        try:
            return parse_card(answer.data, fingerprints=fingerprints, layout_2023=self._layout_2023)
        except CardError as error:
            raise CommandError(Code.COMMAND_ERROR, "invalidMedia", description=error.fault) from None

    def _with_newest_address(self, card: Card) -> Card:
        """Where the holder has moved to stands on the chip alone; what is printed stays when that cannot be read."""
        if not card.address:
            return card
        try:
            answer = self._ask(Command.READ_NEWEST_ADDRESS)
            return replace(card, address=parse_newest_address(answer.data)) if answer.answer == Answer.OK else card
        except CardError as error:
            log.warning("the newest address cannot be read: %s", error.fault)
        except LinkError as error:
            if error.reason is not LinkReason.SILENT:
                raise
        return card

    def _describe(self, card: Card, photo: bool, context: Context) -> Payload:
        picture = self._photos.photo(card.photo) if photo and card.photo else None
        fingers = [{"position": one.position, "template": context.give(one.template)} for one in card.fingerprints]
        parts: dict[str, object] = {
            "documentType": card.document_type.value,
            "name": card.name,
            "nameLatin": card.name_latin,
            "sex": card.sex,
            "ethnicity": card.ethnicity,
            "nationality": card.nationality,
            "birthDate": card.birth_date,
            "address": card.address,
            "number": card.number,
            "authority": card.authority,
            "permitNumber": card.permit_number,
            "validFrom": card.valid_from,
            "validTo": card.valid_to,
            "samId": self._sam_id,
            "photo": context.give(picture.data) if picture else "",
            "photoType": picture.type if picture else "",
            "fingerprints": fingers,
        }
        return {key: value for key, value in parts.items() if value}

    def _still_there(self) -> bool:
        return self._ask(Command.READ_NEWEST_ADDRESS).answer in (Answer.OK, Answer.NO_SUCH_ITEM)

    def _lifted(self, context: Context) -> None:
        self._media = Media.NOT_PRESENT
        context.unsolicited(MEDIA_REMOVED)

    def _hello(self) -> None:
        """Ask whether the module is fit to work. Raises LinkError."""
        answer = self._ask(Command.SAM_STATUS).answer
        if answer != Answer.OK:
            self._state, self._detail = DeviceState.HARDWARE_ERROR, "notAuthorised"
            return
        if not self._sam_id:
            self._learn_sam_id()
        self._state, self._detail = DeviceState.ONLINE, ""
        if self._media is Media.UNKNOWN:
            self._media = Media.NOT_PRESENT

    def _learn_sam_id(self) -> None:
        answer = self._ask(Command.SAM_ID)
        if answer.answer == Answer.OK and len(answer.data) >= 16:
            self._sam_id = sam_id(answer.data)

    def _unreachable(self, error: LinkError) -> None:
        self._line.close()
        self._state, self._media, self._sam_id = DeviceState.OFFLINE, Media.UNKNOWN, ""
        self._reads_fingerprints = True
        self._detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value

    def _ask(self, command: Command) -> Reply:
        """Send a command and wait for its reply. Raises LinkError."""
        deadline = self._clock() + (self._limits.read if command in _READS else self._limits.short)
        self._line.discard()
        self._line.write(request(command), deadline)
        splitter = Splitter()
        while True:
            for body in splitter.feed(self._line.read(deadline)):
                answer = parse_reply(body)
                if answer is not None:
                    return answer
            if remaining(deadline, 1.0, self._clock) <= 0:
                raise LinkError(LinkReason.SILENT, self._line.port)
