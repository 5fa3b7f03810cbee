"""The contactless reader as a service: a travel document is opened with what is printed on it, read, and judged.

The chip is asked for no more than the zone, the name in the holder's script, what they are signed with and, if it is
wanted, the face. Fingerprints are never asked for.
"""

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from drivers.iso7816.slot import CARD_REMOVED, Limits, Slot
from drivers.transport.card_line import CardLine
from drivers.transport.card_lines import open_line
from drivers.travel_document.access_key import access_key
from drivers.travel_document.authenticity import Authenticity, judge, read_issuers
from drivers.travel_document.data_groups import Details, details, photo, zone
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.mrz import Layout, Mrz, full_date
from drivers.travel_document.reading import Chance, Files, read_document
from drivers.xfs4iot.device import CommandError, Context, Device, Interface, Payload, Status, text_option
from drivers.xfs4iot.enums import Code
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ
from drivers.xfs4iot.settings import Option

log = logging.getLogger(__name__)

SEXES = {"M": "1", "F": "2"}
"""MRZ to GB/T 2261.1; anything else is 9, not stated."""
_ERRORS = {DocumentFault.ACCESS: "securityFail", DocumentFault.PROTOCOL: "unreadable"}


def open_device(options: Mapping[str, Option]) -> "TravelDocumentReader":
    """Options: those of `open_line`, and `csca` (folder of the countries' certificates). Raises BadOptionError."""
    folder = text_option(options, "csca", "")
    return TravelDocumentReader(open_line(options), issuers=Path(folder) if folder else None)


class TravelDocumentReader(Device):
    """One contactless reader. issuers: folder of certificates, read anew for every document; today: for centuries."""

    def __init__(
        self,
        line: CardLine,
        *,
        issuers: Path | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
        chance: Chance | None = None,
    ) -> None:
        self._slot = Slot(line, limits=limits, clock=clock)
        self._issuers = issuers
        self._today = today
        self._chance = chance or Chance(secrets.token_bytes, lambda limit: 1 + secrets.randbelow(limit - 1))

    @property
    def interfaces(self) -> tuple[Interface, ...]:
        return (Interface("CardReader", (READ,), (MEDIA_INSERTED, MEDIA_REMOVED, CARD_REMOVED)),)

    def capabilities(self) -> Mapping[str, Payload]:
        protocols = {"chipTypeAPart4": True, "chipTypeB": True}
        return {"cardReader": {"type": "contactless", "chipProtocols": protocols, "cardTakenSensor": True}}

    def model(self) -> str:
        return "travel document reader"

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
        wish = payload.get("accessKey")
        try:
            key = access_key(wish if isinstance(wish, Mapping) else {})
        except DocumentError as error:
            raise CommandError(Code.INVALID_DATA, description=f"accessKey {error.fault}") from None
        wanted = payload.get("photo") is True
        try:
            files = self._slot.read(
                context, lambda send: read_document(send, key, self._chance, photo=wanted), MEDIA_INSERTED
            )
            return self._describe(files, context)
        except DocumentError as error:
            kind = _ERRORS.get(error.fault, "invalidMedia")
            raise CommandError(Code.COMMAND_ERROR, kind, description=error.fault) from None

    def _describe(self, files: Files, context: Context) -> Payload:
        groups = files.groups
        printed = zone(groups[1])
        more = details(groups[11]) if 11 in groups else Details()
        face = photo(groups[2]) if 2 in groups else None
        parts = {
            **_person(printed, more, self._today()),
            "authenticity": self._judge(files).value,
            "photo": context.give(face.data) if face else "",
            "photoType": face.media_type if face else "",
        }
        return {key: value for key, value in parts.items() if value}

    def _judge(self, files: Files) -> Authenticity:
        if not files.security:
            return Authenticity.NOT_CHECKED
        try:
            issuers = read_issuers(self._issuers) if self._issuers else ()
        except OSError:
            log.warning("the folder of the countries' certificates cannot be read")
            issuers = ()
        return judge(files.security, files.groups, issuers)


def document_type(printed: Mrz) -> str:
    """Our word for the document. Which codes permits of Hong Kong and Macao residents have is not public: any TD1 of
    China with a code in C is taken for one.
    """
    if printed.layout is Layout.PERMIT:
        return "exitEntryPermit"
    if printed.layout is Layout.TD3 and printed.code.startswith("P"):
        return "passport"
    if printed.layout is Layout.TD1 and printed.issuer == "CHN" and printed.code.startswith("C"):
        return "mainlandTravelPermit"
    return "travelDocument"


def _person(printed: Mrz, more: Details, today: date) -> dict[str, str]:
    latin = " ".join(part for part in (printed.surname, printed.given_names) if part)
    return {
        "documentType": document_type(printed),
        "documentCode": printed.code,
        "name": more.name or latin,
        "nameLatin": latin,
        "sex": "" if printed.layout is Layout.PERMIT else SEXES.get(printed.sex, "9"),
        "nationality": printed.nationality if len(printed.nationality) == 3 else "",
        "birthDate": more.birth or full_date(printed.birth, today),
        "number": printed.number,
        "validTo": full_date(printed.expiry),
    }
