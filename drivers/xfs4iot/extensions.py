"""What the project adds to XFS4IoT 2021-1, in one table with its own JSON schema.

The standard has no identity document and no word for "we do not know whether the sheet came out". Every key that is not
in the 2021-1 schema is listed here and nowhere else; the tests check each message sent by a service against the
standard's schema and this table, and allow no third source.

`MESSAGES` are whole messages of our own. `ADDITIONS` are keys added to standard messages, which a foreign client may
ignore.
"""

from collections.abc import Mapping
from typing import Final

from drivers.xfs4iot.enums import MessageType, Outcome

Schema = Mapping[str, object]
Key = tuple[MessageType, str]

READ: Final = "IdentityDocument.Read"
PORTRAIT: Final = "Camera.TakePortrait"
COMPARE: Final = "Camera.CompareFaces"
PREVIEW: Final = "Camera.PreviewEvent"
GUIDANCE: Final = "Camera.GuidanceEvent"
READ_BANK_CARD: Final = "BankCard.Read"
PAGE_READ: Final = "Printer.PageReadEvent"
RECOGNISE: Final = "DocumentReader.Recognise"
SIGN: Final = "SignaturePad.Sign"
INK: Final = "SignaturePad.InkEvent"
RESTART: Final = "ServicePublisher.RestartService"
MEDIA_INSERTED: Final = "IdentityDocument.MediaInsertedEvent"
MEDIA_REMOVED: Final = "IdentityDocument.MediaRemovedEvent"

DOCUMENT_TYPES: Final = (
    "residentIdentityCard",
    "foreignPermanentResidentIdCard",
    "hkMacaoTaiwanResidencePermit",
    "socialSecurityCard",
    "passport",
    "exitEntryPermit",
    "mainlandTravelPermit",
    "travelDocument",
)
AUTHENTICITIES: Final = ("verified", "unknownIssuer", "altered", "notChecked")
"""What is known of who made a chip's contents. `verified` alone is good news: signed by an issuer that was given."""
RESTART_ERRORS: Final = ("noSuchService", "notStarted")
ACCESS_KEYS: Final = (("documentNumber", "birthDate", "expiryDate"), ("mrz",), ("can",))
"""What opens the chip of a travel document: what is printed on it, in one of three forms."""
READ_ERRORS: Final = ("noMedia", "invalidMedia", "securityFail", "cardCollision", "unreadable")
DETAILS: Final = (
    "",
    "absent",
    "lost",
    "noAnswer",
    "coverOpen",
    "cutterError",
    "mechanicalError",
    "notAuthorised",
    "refused",
    "garbled",
    "stale",
    "driverGone",
    "unknownUps",
    "unclear",
    "overloaded",
    "replaceBattery",
    "tonerLow",
    "tonerOut",
    "paperJam",
    "noSuchTray",
    "otherPaper",
    "stopped",
)

SCAN_DETAILS: Final = ("paperJam", "coverOpen", "blank", "dark", "cutOff", "tooMany", "blurred", "glare")
"""Why a sheet could not be read, beyond the standard's `errorCode`."""

GUIDANCES: Final = (
    "noFace",
    "severalFaces",
    "closer",
    "farther",
    "center",
    "turnToCamera",
    "tooDark",
    "tooBright",
    "blurred",
    "holdStill",
    "portraitReady",
)
"""What somebody before the camera is told."""
RECOGNISED_DOCUMENTS: Final = ("businessLicence", "residentIdentityCard")
RECOGNISED_FIELDS: Final = ("creditCode", "name", "legalRepresentative", "number")
RECOGNISE_ERRORS: Final = ("noPicture",)
PICTURE_ERRORS: Final = ("cameraNotSupported",)
COMPARE_ERRORS: Final = ("noReference", "badReference")

_HANDLE: Schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_OUTCOME: Schema = {"type": "string", "enum": [outcome.value for outcome in Outcome]}
_DETAIL: Schema = {"type": "string", "enum": list(DETAILS)}
_BATTERY: Schema = {
    "type": "object",
    "properties": {
        "charge": {"type": "integer", "minimum": 0, "description": "percent, in steps of five"},
        "seconds": {"type": "integer", "minimum": 0, "description": "how long it lasts, in whole minutes"},
    },
    "additionalProperties": False,
}
_FOUND: Schema = {
    "type": "object",
    "required": ["text", "confidence"],
    "properties": {"text": {"type": "string"}, "confidence": {"type": "number", "minimum": 0, "maximum": 1}},
    "additionalProperties": False,
}
_READ_PAGE: Schema = {
    "type": "object",
    "description": "pixels; box: left, top, right, bottom",
    "required": ["width", "height", "lines"],
    "properties": {
        "width": {"type": "integer", "minimum": 1},
        "height": {"type": "integer", "minimum": 1},
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["text", "box", "confidence"],
                "properties": {
                    "text": {"type": "string"},
                    "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
_EMPTY: Schema = {"type": "object", "additionalProperties": False}

_PREVIEW: Schema = {"type": "boolean", "description": "true: a ring of pictures is offered by Camera.PreviewEvent"}
_GUIDANCE: Schema = {"type": "string", "enum": list(GUIDANCES)}
_SIDE: Schema = {"type": "integer", "minimum": 16, "maximum": 4096}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_COMPOSITION: Schema = {
    "type": "object",
    "description": "pixels of the picture; head from crown to chin and what is above it, as shares of its height",
    "required": ["width", "height", "head", "above"],
    "properties": {"width": _SIDE, "height": _SIDE, "head": _SHARE, "above": _SHARE},
    "additionalProperties": False,
}
_PICTURE: Mapping[str, Schema] = {
    "handle": _HANDLE,
    "mediaType": {"type": "string", "enum": ["image/jpeg"]},
    "width": {"type": "integer", "minimum": 1},
    "height": {"type": "integer", "minimum": 1},
    "enlarged": {"type": "number", "description": "pixels for one of the camera's, along a side"},
}
_EVIDENCE: Schema = {
    "type": "object",
    "description": "what is known of the threshold; null is a rate that nobody has stated",
    "required": ["version", "model", "source", "falseMatchRate", "falseNonMatchRate", "measuredHere"],
}


def _command(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"timeout": {"type": "integer", "minimum": 0}, **properties},
        "additionalProperties": False,
    }


def _completion(errors: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """errors: of `errorCode`."""
    return {
        "type": "object",
        "required": ["completionCode"],
        "properties": {
            "completionCode": {"type": "string"},
            "errorDescription": {"type": "string"},
            **({"errorCode": {"type": "string", "enum": list(errors)}} if errors else {}),
            **properties,
        },
        "additionalProperties": False,
    }


PRINTS: Final = frozenset({"Printer.PrintForm", "Printer.PrintNative"})
"""Commands whose completions, failed ones too, say what became of the sheet (`outcome`)."""

MESSAGES: Final[Mapping[Key, Schema]] = {
    (MessageType.COMMAND, READ): _command(
        photo={"type": "boolean", "description": "true: the photo is given by handle"},
        fingerprints={"type": "boolean", "description": "true: finger templates are given by handle"},
        accessKey={
            "type": "object",
            "properties": {
                "documentNumber": {"type": "string", "pattern": "^[A-Z0-9<]{1,22}$"},
                "birthDate": _DATE,
                "expiryDate": _DATE,
                "mrz": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
                "can": {"type": "string", "pattern": "^[0-9]{6}$"},
            },
            "oneOf": [{"required": list(keys)} for keys in ACCESS_KEYS],
            "additionalProperties": False,
        },
    ),
    (MessageType.COMPLETION, READ): _completion(
        READ_ERRORS,
        documentType={"type": "string", "enum": list(DOCUMENT_TYPES)},
        name={"type": "string"},
        nameLatin={"type": "string"},
        sex={"type": "string", "pattern": "^[0-9]$", "description": "GB/T 2261.1"},
        ethnicity={"type": "string", "pattern": "^[0-9]{2}$", "description": "GB/T 3304"},
        nationality={"type": "string", "pattern": "^[A-Z]{3}$", "description": "GB/T 2659 alpha-3"},
        birthDate=_DATE,
        address={"type": "string"},
        number={"type": "string"},
        authority={"type": "string"},
        permitNumber={"type": "string"},
        validFrom=_DATE,
        validTo={"anyOf": [_DATE, {"const": "长期"}]},
        samId={"type": "string", "pattern": "^[0-9]{2}\\.[0-9]{2}-[0-9]{8}-[0-9]{10}-[0-9]{10}$"},
        photo=_HANDLE,
        photoType={
            "type": "string",
            "enum": ["wlt", "image/bmp", "image/png", "image/jpeg", "image/jp2"],
            "description": "wlt: the 1024 bytes as they stand on an identity card",
        },
        fingerprints={
            "type": "array",
            "maxItems": 2,
            "items": {
                "type": "object",
                "required": ["position", "template"],
                "properties": {
                    "position": {"type": "integer", "minimum": 0, "maximum": 255},
                    "template": _HANDLE,
                },
                "additionalProperties": False,
            },
        },
        cardNumber={"type": "string", "description": "of a social security card, as printed on it"},
        issuerRegion={"type": "string", "pattern": "^[0-9]{6}$"},
        documentCode={"type": "string", "pattern": "^[A-Z][A-Z0-9]?$", "description": "of the MRZ"},
        authenticity={"type": "string", "enum": list(AUTHENTICITIES)},
    ),
    (MessageType.COMMAND, READ_BANK_CARD): _command(),
    (MessageType.COMPLETION, READ_BANK_CARD): _completion(
        READ_ERRORS,
        applicationLabel={"type": "string"},
        maskedPan={"type": "string", "pattern": "^[0-9]{6}[*]{3,9}[0-9]{4}$"},
        expiry={"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
    ),
    (MessageType.COMMAND, RESTART): {
        "type": "object",
        "required": ["service"],
        "properties": {
            "timeout": {"type": "integer", "minimum": 0},
            "service": {"type": "string", "description": "the last part of its serviceURI"},
        },
        "additionalProperties": False,
    },
    (MessageType.COMPLETION, RESTART): _completion(
        RESTART_ERRORS,
    ),
    (MessageType.COMMAND, PORTRAIT): _command(
        preview=_PREVIEW,
        composition=_COMPOSITION,
    ),
    (MessageType.COMPLETION, PORTRAIT): _completion(
        guidance=_GUIDANCE,
        **_PICTURE,
    ),
    (MessageType.COMMAND, COMPARE): _command(
        preview=_PREVIEW,
        handle=_HANDLE,
    ),
    (MessageType.COMPLETION, COMPARE): _completion(
        COMPARE_ERRORS,
        guidance=_GUIDANCE,
        match={"type": "boolean"},
        score={"type": "number", "minimum": -1, "maximum": 1},
        threshold={"type": "number", "minimum": 0, "maximum": 1},
        evidence=_EVIDENCE,
        liveness={"type": "string", "enum": ["none"]},
    ),
    (MessageType.COMMAND, RECOGNISE): _command(
        handle=_HANDLE,
        document={"type": "string", "enum": list(RECOGNISED_DOCUMENTS)},
        searchable={"type": "boolean", "description": "true: a PDF with the text under the picture, by handle"},
    ),
    (MessageType.COMPLETION, RECOGNISE): _completion(
        RECOGNISE_ERRORS,
        pages={"type": "array", "items": _READ_PAGE},
        fields={
            "type": "object",
            "properties": dict.fromkeys(RECOGNISED_FIELDS, _FOUND),
            "additionalProperties": False,
        },
        handle=_HANDLE,
        mediaType={"type": "string", "enum": ["application/pdf"]},
    ),
    (MessageType.COMMAND, SIGN): _command(
        preview={"type": "boolean", "description": "true: InkEvent tells of what is drawn"},
        pause={"type": "integer", "minimum": 200, "description": "milliseconds without a stroke that end a signature"},
    ),
    (MessageType.COMPLETION, SIGN): _completion(
        strokes={**_HANDLE, "description": "JSON: width, height, pressure, strokes of [x, y, pressure, milliseconds]"},
        handle=_HANDLE,
        mediaType={"type": "string", "enum": ["image/png"]},
        width={"type": "integer", "minimum": 1},
        height={"type": "integer", "minimum": 1},
    ),
    (MessageType.EVENT, INK): {
        "type": "object",
        "required": ["points"],
        "properties": {
            "points": {
                "type": "array",
                "description": "stroke from 0, and x and y as shares of the pad",
                "items": {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3},
            }
        },
        "additionalProperties": False,
    },
    (MessageType.EVENT, PREVIEW): {
        "type": "object",
        "required": ["handle", "format", "width", "height", "stride"],
        "properties": {
            "handle": _HANDLE,
            "format": {"type": "string", "enum": ["BGR888"]},
            "width": {"type": "integer", "minimum": 1},
            "height": {"type": "integer", "minimum": 1},
            "stride": {"type": "integer", "minimum": 3, "description": "bytes from one row to the next"},
        },
        "additionalProperties": False,
    },
    (MessageType.EVENT, PAGE_READ): {
        "type": "object",
        "required": ["pages"],
        "properties": {"pages": {"type": "integer", "minimum": 1, "description": "read so far: lay the next one"}},
        "additionalProperties": False,
    },
    (MessageType.EVENT, GUIDANCE): {
        "type": "object",
        "required": ["guidance"],
        "properties": {"guidance": _GUIDANCE},
        "additionalProperties": False,
    },
    (MessageType.EVENT, MEDIA_INSERTED): _EMPTY,
    (MessageType.UNSOLICITED, MEDIA_REMOVED): _EMPTY,
}

ADDITIONS: Final[Mapping[Key, Mapping[str, Schema]]] = {
    (MessageType.COMPLETION, "Common.Status"): {"detail": _DETAIL, "battery": _BATTERY},
    (MessageType.UNSOLICITED, "Common.StatusChangedEvent"): {"detail": _DETAIL},
    (MessageType.COMMAND, "Printer.PrintForm"): {
        "largeType": {"type": "boolean", "description": "true: the slip in twice the size"},
    },
    (MessageType.COMMAND, "Printer.PrintNative"): {"handle": _HANDLE},
    (MessageType.COMMAND, "Camera.TakePicture"): {
        "byHandle": {"type": "boolean", "description": "true: the picture is given by handle, not in pictureFile"},
    },
    (MessageType.COMPLETION, "Camera.TakePicture"): {
        "pictureFile": {"type": "string", "contentEncoding": "base64", "description": "as later releases have it"},
        "errorCode": {"type": "string", "enum": list(PICTURE_ERRORS)},
        **_PICTURE,
    },
    (MessageType.COMMAND, "BarcodeReader.Read"): {"preview": _PREVIEW},
    (MessageType.COMMAND, "Printer.ReadImage"): {
        "preview": _PREVIEW,
        "byHandle": {"type": "boolean", "description": "true: the whole pile as one document, given by handle"},
        "bound": {"type": "boolean", "description": "true: as a PDF, be it one page"},
        "sheets": {"type": "integer", "minimum": 1, "description": "laid before a camera one after the other, at most"},
    },
    (MessageType.COMPLETION, "Printer.ReadImage"): {
        "handle": _HANDLE,
        "mediaType": {"type": "string", "enum": ["image/jpeg", "application/pdf"]},
        "pages": {"type": "integer", "minimum": 1},
        "detail": {"type": "string", "enum": list(SCAN_DETAILS)},
    },
    (MessageType.COMPLETION, "Printer.PrintForm"): {"outcome": _OUTCOME, "detail": _DETAIL},
    (MessageType.COMPLETION, "Printer.PrintNative"): {"outcome": _OUTCOME, "detail": _DETAIL},
}
