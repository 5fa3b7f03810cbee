from collections.abc import Sequence

SCARD_S_SUCCESS: int
SCARD_E_NO_SMARTCARD: int
SCARD_E_SHARING_VIOLATION: int
SCARD_E_PROTO_MISMATCH: int
SCARD_E_NOT_TRANSACTED: int
SCARD_E_INSUFFICIENT_BUFFER: int
SCARD_F_COMM_ERROR: int
SCARD_W_REMOVED_CARD: int
SCARD_W_UNRESPONSIVE_CARD: int
SCARD_W_UNPOWERED_CARD: int
SCARD_W_UNSUPPORTED_CARD: int
SCARD_W_RESET_CARD: int

SCARD_SCOPE_SYSTEM: int
SCARD_SHARE_EXCLUSIVE: int
SCARD_PROTOCOL_T0: int
SCARD_PROTOCOL_T1: int
SCARD_PCI_T0: int
SCARD_PCI_T1: int
SCARD_RESET_CARD: int
SCARD_UNPOWER_CARD: int
SCARD_STATE_UNAWARE: int
SCARD_STATE_IGNORE: int
SCARD_STATE_UNKNOWN: int
SCARD_STATE_UNAVAILABLE: int
SCARD_STATE_PRESENT: int

def SCardEstablishContext(scope: int) -> tuple[int, int]: ...
def SCardReleaseContext(context: int) -> int: ...
def SCardListReaders(context: int, groups: Sequence[str]) -> tuple[int, list[str]]: ...
def SCardGetStatusChange(
    context: int, milliseconds: int, states: Sequence[tuple[str, int]]
) -> tuple[int, list[tuple[str, int, list[int]]]]: ...
def SCardConnect(context: int, reader: str, mode: int, protocols: int) -> tuple[int, int, int]: ...
def SCardReconnect(card: int, mode: int, protocols: int, how: int) -> tuple[int, int]: ...
def SCardStatus(card: int) -> tuple[int, str, int, int, list[int]]: ...
def SCardTransmit(card: int, head: int, data: Sequence[int]) -> tuple[int, list[int]]: ...
def SCardDisconnect(card: int, how: int) -> int: ...
