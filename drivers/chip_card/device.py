"""The chip card reader as a service: a social security card is an identity document, a bank card is told masked.

A card may stay in the slot after it has been read, so the slot is watched until it has been taken out.

`CardReader.ChipPower` and `CardReader.ChipIO` hand a foreign client the bare card, everything on it included; they are
there only where the configuration says so.
"""

import base64
import binascii
import time
from collections.abc import Callable, Mapping
from typing import Final

from drivers.chip_card.bank_card import read_bank_card
from drivers.chip_card.errors import CardError, CardFault
from drivers.chip_card.social_security import read_social_security_card
from drivers.iso7816.slot import CARD_REMOVED, Limits, Slot
from drivers.transport.card_line import CardLine
from drivers.transport.card_lines import open_line
from drivers.transport.errors import LinkError, LinkReason
from drivers.xfs4iot.device import BadOptionError, CommandError, Context, Device, Interface, Payload, Status
from drivers.xfs4iot.enums import Code
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ, READ_BANK_CARD
from drivers.xfs4iot.settings import Option

CHIP_POWER: Final = "CardReader.ChipPower"
CHIP_IO: Final = "CardReader.ChipIO"
CARD_INSERTED: Final = "CardReader.MediaInsertedEvent"
_ERRORS = {
    CardFault.APPLICATION: "invalidMedia",
    CardFault.SECURED: "securityFail",
    CardFault.UNREADABLE: "unreadable",
}


def open_device(options: Mapping[str, Option]) -> "ChipCardReader":
    """Options: those of `open_line`, and `chip_io` (false). Raises BadOptionError."""
    chip_io = options.get("chip_io", False)
    if not isinstance(chip_io, bool):
        raise BadOptionError("chip_io")
    return ChipCardReader(open_line(options), chip_io=chip_io)


class ChipCardReader(Device):
    """One slot with contacts. chip_io: whether clients may have the bare card."""

    def __init__(
        self,
        line: CardLine,
        *,
        chip_io: bool = False,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._slot = Slot(line, limits=limits, clock=clock)
        self._chip_io = chip_io

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        bare = (CHIP_POWER, CHIP_IO) if self._chip_io else ()
        events = (MEDIA_INSERTED, MEDIA_REMOVED, CARD_INSERTED, CARD_REMOVED)
        return (Interface("CardReader", (READ, READ_BANK_CARD, *bare), events),)

    def capabilities(self) -> Mapping[str, Payload]:
        return {
            "cardReader": {
                "type": "dip",
                "chipProtocols": {"chipT0": True, "chipT1": True},
                "chipPower": {"cold": self._chip_io, "warm": self._chip_io, "off": self._chip_io},
                "cardTakenSensor": True,
            }
        }

    def model(self) -> str:
        return "chip card reader"

    def status(self) -> Status:
        return self._slot.status

    @property
    def interval(self) -> float:
        return self._slot.interval

    def poll(self, context: Context) -> None:
        self._slot.look(context)

    def close(self) -> None:
        self._slot.line.close()

    def execute(self, name: str, payload: Payload, context: Context) -> Payload:
        if name == CHIP_POWER:
            return self._chip_power(payload.get("chipPower"), context)
        if name == CHIP_IO:
            return self._chip_data(payload, context)
        try:
            return self._social_security(context) if name == READ else self._bank(context)
        except CardError as error:
            kind = _ERRORS.get(error.fault, "invalidMedia")
            raise CommandError(Code.COMMAND_ERROR, kind, description=error.fault) from None

    def _social_security(self, context: Context) -> Payload:
        card = self._slot.read(context, read_social_security_card, MEDIA_INSERTED)
        parts = {
            "documentType": "socialSecurityCard",
            "name": card.name,
            "number": card.number,
            "sex": card.sex,
            "ethnicity": card.ethnicity,
            "birthDate": card.birth_date,
            "cardNumber": card.card_number,
            "issuerRegion": card.issuer_region,
            "validFrom": card.valid_from,
            "validTo": card.valid_to,
        }
        return {key: value for key, value in parts.items() if value}

    def _bank(self, context: Context) -> Payload:
        card = self._slot.read(context, read_bank_card, CARD_INSERTED)
        parts = {"applicationLabel": card.label, "maskedPan": card.masked_number, "expiry": card.expiry}
        return {key: value for key, value in parts.items() if value}

    def _chip_power(self, how: object, context: Context) -> Payload:
        if how not in ("cold", "warm", "off"):
            raise CommandError(Code.INVALID_DATA)
        self._there(context)
        if how == "off":
            self._slot.power_down()
            return {}
        try:
            answer = self._slot.power_up(context, warm=how == "warm")
        except LinkError as error:
            self._slot.failed(error, context)
            raise CommandError(Code.COMMAND_ERROR, "atrNotObtained", description=error.reason) from None
        return {"chipData": base64.b64encode(answer).decode()}

    def _chip_data(self, payload: Payload, context: Context) -> Payload:
        protocol = "chipT0" if self._slot.line.t0 else "chipT1"
        try:
            data = base64.b64decode(str(payload.get("chipData", "")), validate=True)
        except binascii.Error:
            data = b""
        if len(data) < 4:
            raise CommandError(Code.INVALID_DATA)
        if not self._slot.powered:
            self._there(context)
            raise CommandError(Code.SEQUENCE_ERROR, description="ChipPower comes first")
        if payload.get("chipProtocol", protocol) not in (protocol, "chipProtocolNotRequired"):
            raise CommandError(Code.COMMAND_ERROR, "protocolNotSupported")
        try:
            answer = self._slot.transmit(data, context)
        except LinkError as error:
            self._slot.power_down()
            self._slot.failed(error, context)
            kind = "invalidMedia" if error.reason is LinkReason.MUTE else ""
            code = Code.COMMAND_ERROR if kind else Code.HARDWARE_ERROR
            raise CommandError(code, kind, description=error.reason) from None
        return {"chipProtocol": protocol, "chipData": base64.b64encode(answer).decode()}

    def _there(self, context: Context) -> None:
        """Raises CommandError unless a card is in the slot."""
        if not self._slot.look(context):
            offline = self._slot.status.detail
            if offline:
                raise CommandError(Code.HARDWARE_ERROR, description=offline)
            raise CommandError(Code.COMMAND_ERROR, "noMedia")
