"""The spellings of XFS4IoT 2021-1 that the project uses, so that nobody writes them from memory.

Source: the 2021-1 JSON schema of CWA 17852 (Common.CompletionCodeEnum, Common.StatusProperties, CardReader.Status,
BarcodeReader.Status, Printer.PaperSupply, Common.Acknowledge).
"""

from enum import StrEnum


class MessageType(StrEnum):
    """`header.type`."""

    COMMAND = "command"
    ACKNOWLEDGE = "acknowledge"
    EVENT = "event"
    COMPLETION = "completion"
    UNSOLICITED = "unsolicited"


class Acknowledge(StrEnum):
    """`payload.status` of an acknowledge."""

    OK = "ok"
    INVALID_MESSAGE = "invalidMessage"
    INVALID_REQUEST_ID = "invalidRequestID"
    TOO_MANY_REQUESTS = "tooManyRequests"


class Code(StrEnum):
    """`completionCode`. `COMMAND_ERROR` says that `errorCode` in the payload tells which error of that command."""

    SUCCESS = "success"
    COMMAND_ERROR = "commandErrorCode"
    CANCELED = "canceled"
    DEVICE_NOT_READY = "deviceNotReady"
    HARDWARE_ERROR = "hardwareError"
    INTERNAL_ERROR = "internalError"
    INVALID_COMMAND = "invalidCommand"
    INVALID_REQUEST_ID = "invalidRequestID"
    TIME_OUT = "timeOut"
    UNSUPPORTED_COMMAND = "unsupportedCommand"
    INVALID_DATA = "invalidData"
    USER_ERROR = "userError"
    UNSUPPORTED_DATA = "unsupportedData"
    FRAUD_ATTEMPT = "fraudAttempt"
    SEQUENCE_ERROR = "sequenceError"
    AUTHORIZATION_REQUIRED = "authorizationRequired"


class DeviceState(StrEnum):
    """`common.device`: `NO_DEVICE` not configured, `OFFLINE` not reachable, `USER_ERROR` a person is in the way."""

    ONLINE = "online"
    OFFLINE = "offline"
    POWER_OFF = "powerOff"
    NO_DEVICE = "noDevice"
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"
    DEVICE_BUSY = "deviceBusy"
    FRAUD_ATTEMPT = "fraudAttempt"
    POTENTIAL_FRAUD = "potentialFraud"
    STARTING = "starting"


class VendorState(StrEnum):
    """`vendorMode.service`. `ACTIVE`: a technician has the devices; `ENTER_PENDING`: waits until all have let go."""

    INACTIVE = "inactive"
    ENTER_PENDING = "enterPending"
    ACTIVE = "active"
    EXIT_PENDING = "exitPending"


class Media(StrEnum):
    """`cardReader.media` (the part the project uses)."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    NOT_PRESENT = "notPresent"
    JAMMED = "jammed"


class ChipPower(StrEnum):
    """`cardReader.chipPower` (the part the project uses). `HARDWARE_ERROR`: the chip does not come up."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    POWERED_OFF = "poweredOff"
    HARDWARE_ERROR = "hardwareError"
    NO_CARD = "noCard"


class Scanner(StrEnum):
    """`barcodeReader.scanner`: whether it is looking for a code."""

    ON = "on"
    OFF = "off"
    INOPERATIVE = "inoperative"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """One paper supply of `printer.paper`."""

    UNKNOWN = "unknown"
    FULL = "full"
    LOW = "low"
    OUT = "out"
    JAMMED = "jammed"


class Outcome(StrEnum):
    """What is known of a sheet, from the project's own extension table. `UNKNOWN` claims neither."""

    PRINTED = "printed"
    NOT_PRINTED = "notPrinted"
    UNKNOWN = "unknown"
