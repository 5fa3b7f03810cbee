"""The identity card reader as a service: find, select, read, and know when the card has been lifted.

The SAM wants find, select and read in this order for every read, at most one find in 300 ms, and after a read it no
longer finds the same card until that has been lifted. So the presence of a card that has been read is asked for with
"newest address", which an authenticated card answers and a lifted one does not; its content is thrown away.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.id_card.frames import Answer, Command, Reply, Splitter, parse_reply, request
from drivers.id_card.protocol import Card, CardError, parse_card, sam_id
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import (
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

_SECURITY = (Answer.CARD_REFUSES_SAM, Answer.SAM_REFUSES_CARD, Answer.NOT_VERIFIED)


@dataclass(frozen=True)
class Limits:
    """Seconds the module may take for a short command and for reading a card."""

    short: float = 1.0
    read: float = 3.0


def open_device(options: Mapping[str, Option]) -> "IdCardReader":
    """Options: `port` (path of the serial line), `baud` (115200). Raises BadOptionError."""
    line = SerialLine(text_option(options, "port"), baud=int(number_option(options, "baud", 115200)))
    return IdCardReader(line)


class IdCardReader(Device):
    """One SAM module on one serial line."""

    def __init__(
        self, line: SerialLine, *, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
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
            return self._read_document(payload.get("photo") is True, context)
        except LinkError as error:
            self._unreachable(error)
            raise CommandError(Code.HARDWARE_ERROR, description=error.reason) from None

    def _read_document(self, photo: bool, context: Context) -> Payload:
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
                card = self._try_read()
                if card:
                    self._media = Media.PRESENT
                    return self._describe(card, photo, context)
                failed += 1
                if failed >= ATTEMPTS:
                    raise CommandError(Code.COMMAND_ERROR, "unreadable")
            elif self._media is Media.PRESENT and not failed and not self._still_there():
                self._lifted(context)
            context.wait(POLL)

    def _try_read(self) -> Card | None:
        """The card that was found, or None when trying again may help. Raises CommandError when it will not."""
        if self._ask(Command.SELECT).answer != Answer.OK:
            return None
        try:
            answer = self._ask(Command.READ)
        except LinkError as error:
            if error.reason is LinkReason.SILENT:
                return None
            raise
        if answer.answer in _SECURITY:
            raise CommandError(Code.COMMAND_ERROR, "securityFail")
        if answer.answer == Answer.WRONG_CARD_TYPE:
            raise CommandError(Code.COMMAND_ERROR, "invalidMedia")
        if answer.answer != Answer.OK:
            return None
        try:
            return parse_card(answer.data)
        except CardError as error:
            raise CommandError(Code.COMMAND_ERROR, "invalidMedia", description=error.fault) from None

    def _describe(self, card: Card, photo: bool, context: Context) -> Payload:
        parts = {
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
            "photo": context.give(card.photo) if photo and card.photo else "",
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
        self._detail = "noAnswer" if error.reason is LinkReason.SILENT else error.reason.value

    def _ask(self, command: Command) -> Reply:
        """Send a command and wait for its reply. Raises LinkError."""
        deadline = self._clock() + (self._limits.read if command is Command.READ else self._limits.short)
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
