"""Vendor mode: while a technician has the devices, nobody else gives them orders.

XFS4IoT's interface `VendorMode`, a service of its own beside the devices'. Applications register; whoever wants the
devices asks, everybody who has registered lets go and says so, and only then is the mode active. An application that
disappears has let go. So has a technician: the mode ends with the connection that asked for it, for a terminal shall
not stay out of service because somebody went home.

What the standard leaves open: asking for the mode takes the technician's token, and whoever bears it may go on giving
orders. Everybody else is answered `deviceNotReady`, by each device's own process, which sees the mode in shared memory.
"""

import asyncio
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from drivers.xfs4iot.endpoint import ROOT, Endpoint, Peer
from drivers.xfs4iot.enums import Code, MessageType, VendorState
from drivers.xfs4iot.messages import VERSION, Message, completion

NAME: Final = "VendorMode"
REGISTER: Final = "VendorMode.Register"
ENTER, EXIT = "VendorMode.EnterModeRequest", "VendorMode.ExitModeRequest"
ENTER_EVENT, EXIT_EVENT = "VendorMode.EnterModeRequestEvent", "VendorMode.ExitModeRequestEvent"
ENTER_ACKNOWLEDGE, EXIT_ACKNOWLEDGE = "VendorMode.EnterModeAcknowledge", "VendorMode.ExitModeAcknowledge"
ENTERED_EVENT, EXITED_EVENT = "VendorMode.ModeEnteredEvent", "VendorMode.ModeExitedEvent"
_OWN = (REGISTER, ENTER, ENTER_ACKNOWLEDGE, EXIT, EXIT_ACKNOWLEDGE)
_COMMON = ("Common.Status", "Common.Capabilities", "Common.Cancel")
_EVENTS = (ENTER_EVENT, EXIT_EVENT, ENTERED_EVENT, EXITED_EVENT)


class Reserved:
    """Whether the devices are a technician's: one word of memory, made before the first fork. One process writes it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, mmap.PAGESIZE)

    def set(self, reserved: bool) -> None:
        self._memory[0] = reserved

    def __bool__(self) -> bool:
        return bool(self._memory[0])

    def against(self, peer: Peer) -> bool:
        """Whether this client may give no orders now."""
        return bool(self) and not peer.technician

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()


@dataclass(eq=False)
class _Request:
    """Somebody waits for the mode to begin or to end. peer: None when nobody does any more."""

    peer: Peer | None
    message: Message
    timer: asyncio.TimerHandle | None = None


class VendorMode(Endpoint):
    """The service. Lives in the loop's thread of one process; `reserved` is written here alone."""

    def __init__(self, token: str, technician: str, reserved: Reserved) -> None:
        super().__init__(f"{ROOT}/{NAME}", token, technician)
        self._reserved = reserved
        self._state = VendorState.INACTIVE
        self._applications: dict[Peer, str] = {}
        self._awaited: set[Peer] = set()
        self._request: _Request | None = None
        self._holder: Peer | None = None
        reserved.set(False)

    def commands(self) -> frozenset[str]:
        return frozenset((*_COMMON, *_OWN))

    def command(self, peer: Peer, message: Message) -> None:
        match message.name:
            case "Common.Status":
                self._answer(peer, message, payload=self._status())
            case "Common.Capabilities":
                self._answer(peer, message, payload=_capabilities(self.maximum_requests))
            case "Common.Cancel":
                self._cancel(peer, message)
            case "VendorMode.Register":
                self._applications[peer] = str(message.payload.get("appName", ""))
                self._answer(peer, message)
            case "VendorMode.EnterModeRequest" | "VendorMode.ExitModeRequest":
                self._asked(peer, message)
            case _:
                self._acknowledged(peer, message)

    def gone(self, peer: Peer) -> None:
        self._applications.pop(peer, None)
        if self._request and self._request.peer is peer:
            self._request.peer = None
            if self._state is VendorState.ENTER_PENDING:
                self._give_up(Code.CANCELED)
        if self._holder is peer:
            self._holder = None
            if self._state is VendorState.ACTIVE:
                self._leave()
        self._awaited.discard(peer)
        self._finish()

    def _leave(self) -> None:
        """Nobody holds the devices any more: end the mode, for nobody in particular."""
        self._begin(_Request(None, Message(MessageType.COMMAND, EXIT)), VendorState.EXIT_PENDING)

    def _asked(self, peer: Peer, message: Message) -> None:
        enters = message.name == ENTER
        if not peer.technician:
            self._answer(peer, message, Code.AUTHORIZATION_REQUIRED)
            return
        if self._state is not (VendorState.INACTIVE if enters else VendorState.ACTIVE):
            self._answer(peer, message, Code.SEQUENCE_ERROR)
            return
        request = _Request(peer, message)
        if message.timeout is not None:
            loop = asyncio.get_running_loop()
            request.timer = loop.call_later(message.timeout, self._give_up, Code.TIME_OUT)
        self._begin(request, VendorState.ENTER_PENDING if enters else VendorState.EXIT_PENDING)
        self._finish()

    def _begin(self, request: _Request, state: VendorState) -> None:
        """Ask everybody who has registered, but for who wishes it."""
        self._request, self._state = request, state
        self._awaited = {peer for peer in self._applications if peer is not request.peer}
        self._tell(ENTER_EVENT if state is VendorState.ENTER_PENDING else EXIT_EVENT)

    def _acknowledged(self, peer: Peer, message: Message) -> None:
        pending = VendorState.ENTER_PENDING if message.name == ENTER_ACKNOWLEDGE else VendorState.EXIT_PENDING
        if self._state is not pending or peer not in self._awaited:
            self._answer(peer, message, Code.SEQUENCE_ERROR)
            return
        self._awaited.discard(peer)
        self._answer(peer, message)
        self._finish()

    def _finish(self) -> None:
        """Go on when nobody is waited for any more."""
        if self._request is None or self._awaited:
            return
        self._settle(VendorState.ACTIVE if self._state is VendorState.ENTER_PENDING else VendorState.INACTIVE)
        self._close(Code.SUCCESS)

    def _give_up(self, code: Code) -> None:
        """It stays as it was."""
        self._settle(VendorState.INACTIVE if self._state is VendorState.ENTER_PENDING else VendorState.ACTIVE)
        self._close(code)
        if self._state is VendorState.ACTIVE and self._holder is None:
            self._leave()
            self._finish()

    def _settle(self, state: VendorState) -> None:
        active = state is VendorState.ACTIVE
        self._state = state
        self._reserved.set(active)
        if active and self._request and self._request.message.name == ENTER:
            self._holder = self._request.peer
        elif not active:
            self._holder = None
        self._tell(ENTERED_EVENT if active else EXITED_EVENT)

    def _close(self, code: Code) -> None:
        request, self._request = self._request, None
        self._awaited = set()
        if request is None:
            return
        if request.timer:
            request.timer.cancel()
        if request.peer:
            self._answer(request.peer, request.message, code)

    def _cancel(self, peer: Peer, message: Message) -> None:
        request, wanted = self._request, message.payload.get("requestIds")
        number = request.message.request_id if request else 0
        mine = request is not None and request.peer is peer and (not isinstance(wanted, list) or number in wanted)
        if mine:
            self._give_up(Code.CANCELED)
        if mine or not wanted:
            self._answer(peer, message)
        else:
            self._answer(peer, message, Code.COMMAND_ERROR, {"errorCode": "noMatchingRequestIDs"})

    def _status(self) -> Mapping[str, object]:
        return {"common": {"device": "online"}, "vendorMode": {"device": "online", "service": self._state.value}}

    def _tell(self, event: str) -> None:
        payload = {"connectedApplications": list(self._applications.values())} if event == EXITED_EVENT else {}
        for peer in self._applications:
            peer.send(Message(MessageType.UNSOLICITED, event, 0, payload))

    @staticmethod
    def _answer(
        peer: Peer, message: Message, code: Code = Code.SUCCESS, payload: Mapping[str, object] | None = None
    ) -> None:
        peer.send(completion(message.name, message.request_id, code, payload or {}))


def _capabilities(maximum_requests: int) -> Mapping[str, object]:
    versions = {"versions": [VERSION]}
    parts = (("Common", _COMMON, ()), ("VendorMode", _OWN, _EVENTS))
    return {
        "interfaces": [
            {
                "name": name,
                "commands": dict.fromkeys(commands, versions),
                "events": dict.fromkeys(events, versions),
                "maximumRequests": maximum_requests,
            }
            for name, commands, events in parts
        ],
        "common": {
            "serviceVersion": "0.1",
            "deviceInformation": [{"modelName": "vendor mode"}],
            "powerSaveControl": False,
            "antiFraudModule": False,
        },
    }
