"""The service of one device: XFS4IoT on one side, a blocking driver in a thread on the other.

Acknowledge, events and completion of a command go to the client that sent it; status changes go to all. `Common.*` is
answered here from what the driver last said, so that the status can be seen while a citizen is looking for a card.

A bug in a driver ends the process: what was pending is answered `internalError`, and the publisher starts a fresh one.
"""

import asyncio
import logging
import socket
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from drivers.xfs4iot.bulk import BulkStore
from drivers.xfs4iot.device import Device, Interface, Payload, Status
from drivers.xfs4iot.endpoint import ROOT, Endpoint, Peer
from drivers.xfs4iot.enums import Code, DeviceState, MessageType
from drivers.xfs4iot.messages import VERSION, Message, completion
from drivers.xfs4iot.vendor_mode import Reserved
from drivers.xfs4iot.worker import Job, Patience, Worker, never, unsure

log = logging.getLogger(__name__)

SERVICE_VERSION = "0.1"
STOP_LIMIT = 3.0

COMMON = Interface(
    "Common",
    ("Common.Status", "Common.Capabilities", "Common.Cancel"),
    ("Common.StatusChangedEvent", "Common.ErrorEvent"),
)


class Service(Endpoint):
    """One device's service. Construct it in the loop's thread, then `run`.

    reserved: whether a technician, who comes with a token of their own, has the devices.
    """

    def __init__(
        self,
        name: str,
        device: Device,
        *,
        token: str,
        patience: Patience,
        technician: str = "",
        reserved: Reserved | None = None,
    ) -> None:
        super().__init__(f"{ROOT}/{name}", token, technician)
        self._reserved = reserved
        self._name = name
        self._device = device
        self._status = Status(DeviceState.STARTING)
        self._bulk = BulkStore()
        self._jobs: dict[Peer, dict[int, Job]] = {}
        self._loop = asyncio.get_running_loop()
        self._worker = Worker(
            device,
            bulk=self._bulk,
            on_status=lambda status: self._post(self._changed, status),
            on_unsolicited=lambda name, payload: self._post(self._broadcast, name, payload),
            patience=patience,
        )
        self._commands = frozenset(c for i in (COMMON, *device.interfaces) for c in i.commands)

    def _post(self, *call: object) -> None:
        """Continue in the loop's thread; the driver's thread calls this."""
        function, *arguments = call
        assert callable(function)
        self._loop.call_soon_threadsafe(function, *arguments)

    async def run(self, listener: socket.socket, bulk: socket.socket, stop: asyncio.Event) -> None:
        """Serve until `stop` is set, then end the running command's thread within a few seconds."""
        bulk.setblocking(False)
        driver = self._loop.run_in_executor(ThreadPoolExecutor(1, "driver"), self._worker.run)
        told = asyncio.create_task(stop.wait())
        server = await self.listen(listener)
        feeder = asyncio.create_task(self._feed(bulk))
        ends: set[asyncio.Future[None] | asyncio.Future[Literal[True]]] = {driver, told}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for job in [job for jobs in self._jobs.values() for job in jobs.values()]:
            job.cancelled.set()
            if driver.done():
                job.done(Code.INTERNAL_ERROR, unsure(job.name), "")
        self._worker.stop()
        await asyncio.wait({driver}, timeout=STOP_LIMIT)
        feeder.cancel()
        told.cancel()
        await asyncio.gather(feeder, told, return_exceptions=True)
        server.close()
        await server.wait_closed()
        self._bulk.close()
        if driver.done():
            driver.result()

    async def _feed(self, bulk: socket.socket) -> None:
        while True:
            connection, _ = await self._loop.sock_accept(bulk)
            await asyncio.to_thread(self._bulk.serve, connection)

    def commands(self) -> frozenset[str]:
        return self._commands

    def command(self, peer: Peer, message: Message) -> None:
        if message.name == "Common.Status":
            peer.send(completion(message.name, message.request_id, Code.SUCCESS, self._status_payload()))
        elif message.name == "Common.Capabilities":
            peer.send(completion(message.name, message.request_id, Code.SUCCESS, self._capabilities()))
        elif message.name == "Common.Cancel":
            self._cancel(peer, message)
        elif self._reserved and self._reserved.against(peer):
            reason = "a technician has the devices"
            peer.send(completion(message.name, message.request_id, Code.DEVICE_NOT_READY, never(message.name), reason))
        else:
            if self._reserved and peer.technician:
                self._clear()
            self._submit(peer, message)

    def gone(self, peer: Peer) -> None:
        for job in self._jobs.pop(peer, {}).values():
            job.cancelled.set()
        self._worker.leave(peer)

    def _clear(self) -> None:
        """End what others had begun before a technician got the devices, and were not asked about."""
        for peer, jobs in self._jobs.items():
            for job in jobs.values():
                if not peer.technician:
                    job.cancelled.set()

    def _submit(self, peer: Peer, message: Message) -> None:
        number, jobs = message.request_id, self._jobs.setdefault(peer, {})

        def send(kind: MessageType, name: str, payload: Payload) -> None:
            peer.send(Message(kind, name, number, payload))

        def finish(code: Code, payload: Payload, description: str) -> None:
            jobs.pop(number, None)
            if isinstance(handle := message.payload.get("handle"), str):
                self._bulk.forget(handle)
            peer.send(completion(message.name, number, code, payload, description))

        timeout = message.timeout
        jobs[number] = job = Job(
            name=message.name,
            payload=message.payload,
            deadline=None if timeout is None else time.monotonic() + timeout,
            client=peer,
            event=lambda name, payload: self._post(send, MessageType.EVENT, name, payload),
            done=lambda code, payload, description: self._post(finish, code, payload, description),
        )
        self._worker.submit(job)

    def _cancel(self, peer: Peer, message: Message) -> None:
        jobs, wanted = self._jobs.get(peer, {}), message.payload.get("requestIds")
        numbers = [n for n in jobs if not isinstance(wanted, list) or n in wanted]
        for number in numbers:
            jobs[number].cancelled.set()
        if numbers or not wanted:
            peer.send(completion(message.name, message.request_id, Code.SUCCESS, {}))
        else:
            error = {"errorCode": "noMatchingRequestIDs"}
            peer.send(completion(message.name, message.request_id, Code.COMMAND_ERROR, error))

    def _changed(self, status: Status) -> None:
        before, self._status = self._status, status
        if status.device is not before.device:
            log.info("%s is %s %s", self._name, status.device, status.detail)
        self._broadcast("Common.StatusChangedEvent", {"device": status.device.value, "detail": status.detail})
        if status.device is DeviceState.HARDWARE_ERROR and before.device is not DeviceState.HARDWARE_ERROR:
            self._broadcast("Common.ErrorEvent", {"eventId": "hardware", "action": "maintenance"})

    def _broadcast(self, name: str, payload: Payload) -> None:
        for peer in self.peers:
            peer.send(Message(MessageType.UNSOLICITED, name, 0, payload))

    def _status_payload(self) -> Mapping[str, object]:
        common = {"device": self._status.device.value}
        return {"common": common, **self._status.parts, "detail": self._status.detail}

    def _capabilities(self) -> Mapping[str, object]:
        versions = {"versions": [VERSION]}
        return {
            "interfaces": [
                {
                    "name": interface.name,
                    "commands": dict.fromkeys(interface.commands, versions),
                    "events": dict.fromkeys(interface.events, versions),
                    "maximumRequests": self.maximum_requests,
                }
                for interface in (COMMON, *self._device.interfaces)
            ],
            "common": {
                "serviceVersion": SERVICE_VERSION,
                "deviceInformation": [{"modelName": self._device.model()}],
                "powerSaveControl": False,
                "antiFraudModule": False,
            },
            **self._device.capabilities(),
        }
