"""Starts every device process and the address where they are found, and looks after them.

One blocking, single-threaded parent loads all code once and forks a child per device (a service costs a fork, not an
interpreter). It keeps the listening sockets: a device that crashes comes back at the same address, and a client that
connects meanwhile waits in the backlog. Crashed children come back after a growing pause; hung ones are killed first.
One that somebody wants restarted is asked to end, and killed when it does not.
"""

import asyncio
import contextlib
import gc
import importlib
import json
import logging
import os
import secrets
import signal
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drivers.xfs4iot import bulk
from drivers.xfs4iot.device import Device
from drivers.xfs4iot.endpoint import HOST, ROOT, Endpoint, Peer
from drivers.xfs4iot.enums import Code
from drivers.xfs4iot.extensions import RESTART
from drivers.xfs4iot.foreign import FILE
from drivers.xfs4iot.messages import Message, completion
from drivers.xfs4iot.process import SIGNALS, Body, Watch, fork
from drivers.xfs4iot.service import Service
from drivers.xfs4iot.settings import DeviceSettings
from drivers.xfs4iot.vendor_mode import NAME, Reserved, VendorMode
from drivers.xfs4iot.worker import IDLE_LIMIT

log = logging.getLogger(__name__)

PORTS = range(5846, 5857)
"""The ports XFS4IoT gives publishers."""
VENDOR = "Kiosk Terminal"
TICK = 0.2
FIRST_PAUSE, LONGEST_PAUSE, STEADY = 0.2, 10.0, 30.0
"""Seconds before the first restart, at most, and of life after which a crash counts as a first one again."""
STOP_LIMIT = 6.0
END_LIMIT = 2.0
"""Seconds a service has to end when another process of it is wanted, which nobody asks for while it is needed."""
RESTART_LIMIT = END_LIMIT + 8.0


class NoFreePortError(OSError):
    """Every port of the publisher's range is taken."""


class _Discovery(Endpoint):
    """`ServicePublisher.GetServices`, and our own `RestartService`. watches: of each service, by name."""

    def __init__(
        self, tokens: "_Tokens", addresses: Sequence[str], watches: Mapping[str, Watch], reserved: Reserved
    ) -> None:
        super().__init__(ROOT, tokens.client, tokens.technician)
        self._reserved = reserved
        self._addresses = addresses
        self._watches = watches
        self._restarts: set[asyncio.Task[None]] = set()

    def commands(self) -> frozenset[str]:
        return frozenset({"ServicePublisher.GetServices", RESTART})

    def command(self, peer: Peer, message: Message) -> None:
        if message.name == RESTART and self._reserved.against(peer):
            peer.send(completion(message.name, message.request_id, Code.DEVICE_NOT_READY, {}))
            return
        if message.name == RESTART:
            restart = asyncio.get_running_loop().create_task(self._restart(peer, message))
            self._restarts.add(restart)
            restart.add_done_callback(self._restarts.discard)
            return
        services = [{"serviceURI": address} for address in self._addresses]
        payload = {"vendorName": VENDOR, "services": services}
        peer.send(completion(message.name, message.request_id, Code.SUCCESS, payload))

    async def _restart(self, peer: Peer, message: Message) -> None:
        watch = self._watches.get(str(message.payload.get("service")))
        error = "noSuchService" if watch is None else await self._begin_anew(watch)
        code = Code.COMMAND_ERROR if error else Code.SUCCESS
        payload = {"errorCode": error} if error else {}
        peer.send(completion(message.name, message.request_id, code, payload))

    @staticmethod
    async def _begin_anew(watch: Watch) -> str:
        """Until another process of it has begun; "" when it has."""
        before, limit = watch.starts, time.monotonic() + RESTART_LIMIT
        watch.wish()
        while time.monotonic() < limit:
            if watch.starts != before:
                return ""
            await asyncio.sleep(TICK / 4)
        return "notStarted"

    def gone(self, peer: Peer) -> None:
        """Nothing is kept for a client."""


@dataclass(frozen=True, repr=False)
class _Tokens:
    """New at every start."""

    client: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    technician: str = field(default_factory=lambda: secrets.token_urlsafe(32))


@dataclass(eq=False)
class _Child:
    """A process to be kept alive."""

    name: str
    body: Body
    watch: Watch | None = None
    pid_file: Path | None = None
    pid: int = 0
    born: float = 0.0
    pause: float = FIRST_PAUSE
    again: float = field(default=0.0)
    told_to_end: float = 0.0


def load(settings: DeviceSettings) -> Device:
    """The driver named in `settings`, not yet talking to anything. Raises BadOptionError, ImportError."""
    module = importlib.import_module(f"drivers.{settings.driver}.device")
    device = module.open_device(settings.options)
    if not isinstance(device, Device):
        raise TypeError(f"{settings.driver}.open_device gave no Device")
    return device


def run(devices: Sequence[DeviceSettings], *, directory: Path, foreign: Mapping[str, str] | None = None) -> None:
    """Serve `devices` until SIGTERM or SIGINT. Blocking; for the main thread of a process without other threads.

    foreign: addresses of services that somebody else runs, by name, for our clients (`xfs4iot.foreign`).

    Leaves in `directory`: `xfs4iot.url`, `xfs4iot.token` and `xfs4iot.technician` (another token, which may ask for
    vendor mode; both 0600 and new at every start), and `run/NAME.pid` of each service and of `publisher`, the process
    that answers where they are.
    Raises NoFreePortError, BadOptionError, ImportError before anything is started.
    """
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        publisher = _Publisher(devices, directory, foreign or {})
        try:
            publisher.serve()
        finally:
            publisher.close()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous)


class _Publisher:
    def __init__(self, devices: Sequence[DeviceSettings], directory: Path, foreign: Mapping[str, str]) -> None:
        self._directory = directory
        self._run = directory / "run"
        self._run.mkdir(parents=True, exist_ok=True, mode=0o700)
        for settings in devices:
            load(settings).close()
        self._tokens = _Tokens()
        self._reserved = Reserved()
        self._listener = _publisher_socket()
        self._vendor_socket = _bound(0)
        self._sockets = {settings.name: _bound(0) for settings in devices}
        addresses = [_address(sock, f"/{name}") for name, sock in self._sockets.items()]
        addresses.append(_address(self._vendor_socket, f"/{NAME}"))
        services = [self._device(settings) for settings in devices]
        watches = {child.name: child.watch for child in services if child.watch}
        discovery = self._discovery(addresses, watches)
        self._children = [_Child("publisher", discovery, pid_file=self._run / "publisher.pid"), *services]
        _write_private(directory / "xfs4iot.token", self._tokens.client)
        _write_private(directory / "xfs4iot.technician", self._tokens.technician)
        _write_private(directory / FILE, json.dumps(dict(foreign)))
        _write_private(directory / "xfs4iot.url", _address(self._listener, ""))

    def _discovery(self, addresses: Sequence[str], watches: Mapping[str, Watch]) -> Body:
        tokens, reserved = self._tokens, self._reserved

        async def body(stop: asyncio.Event) -> None:
            mode = VendorMode(tokens.client, tokens.technician, reserved)
            servers = [
                await _Discovery(tokens, addresses, watches, reserved).listen(self._listener),
                await mode.listen(self._vendor_socket),
            ]
            await stop.wait()
            for server in servers:
                server.close()
                await server.wait_closed()

        return body

    def _device(self, settings: DeviceSettings) -> _Child:
        watch, pid_file = Watch(), self._run / f"{settings.name}.pid"
        stream = self._run / f"{settings.name}.bulk"

        async def body(stop: asyncio.Event) -> None:
            service = Service(
                settings.name,
                load(settings),
                token=self._tokens.client,
                patience=watch.be_patient,
                technician=self._tokens.technician,
                reserved=self._reserved,
            )
            with bulk.listen(stream) as inlet:
                await service.run(self._sockets[settings.name], inlet, stop)

        return _Child(settings.name, body, watch, pid_file)

    def serve(self) -> None:
        gc.freeze()
        log.info("publisher at %s with %d devices", _address(self._listener, ""), len(self._sockets))
        while True:
            now = time.monotonic()
            for child in self._children:
                if not child.pid and now >= child.again:
                    self._start(child, now)
                elif child.pid and child.watch and child.watch.overdue(now):
                    log.error("%s overran its deadline and is killed", child.name)
                    child.watch.be_patient(now + IDLE_LIMIT)
                    os.kill(child.pid, signal.SIGKILL)
                elif child.pid and child.watch and child.watch.unwanted:
                    self._end_for_another(child, now)
            told = signal.sigtimedwait(SIGNALS, TICK)
            if told and told.si_signo != signal.SIGCHLD:
                return
            self._reap()

    @staticmethod
    def _end_for_another(child: _Child, now: float) -> None:
        if not child.told_to_end:
            log.warning("%s is to be started anew", child.name)
            child.told_to_end = now
            os.kill(child.pid, signal.SIGTERM)
        elif now - child.told_to_end > END_LIMIT:
            os.kill(child.pid, signal.SIGKILL)

    def _start(self, child: _Child, now: float) -> None:
        if child.watch:
            child.watch.be_patient(now + IDLE_LIMIT)
            child.watch.started()
        child.born = now
        child.pid = fork(child.name, child.body)
        if child.pid_file:
            child.pid_file.write_text(f"{child.pid}\n", encoding="ascii")

    def _reap(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if not child.pid or os.waitpid(child.pid, os.WNOHANG)[0] == 0:
                continue
            child.pid = 0
            if child.pid_file:
                child.pid_file.unlink(missing_ok=True)
            if now - child.born >= STEADY or child.told_to_end:
                child.pause = FIRST_PAUSE
            child.told_to_end = 0.0
            child.again = now + child.pause
            log.error("%s ended; again in %.1f s", child.name, child.pause)
            child.pause = min(child.pause * 2, LONGEST_PAUSE)

    def close(self) -> None:
        self._end_children()
        for sock in (self._listener, self._vendor_socket, *self._sockets.values()):
            sock.close()
        files = [self._run / f"{name}.bulk" for name in self._sockets]
        files += [child.pid_file for child in self._children if child.pid_file]
        files += [self._directory / f"xfs4iot.{name}" for name in ("url", "token", "technician", "foreign")]
        for path in files:
            path.unlink(missing_ok=True)
        self._reserved.close()
        for child in self._children:
            if child.watch:
                child.watch.close()

    def _end_children(self) -> None:
        alive = [child for child in self._children if child.pid]
        for child in alive:
            os.kill(child.pid, signal.SIGTERM)
        limit = time.monotonic() + STOP_LIMIT
        while alive and time.monotonic() < limit:
            alive = [child for child in alive if os.waitpid(child.pid, os.WNOHANG)[0] == 0]
            if alive:
                signal.sigtimedwait({signal.SIGCHLD}, TICK)
        for child in alive:
            os.kill(child.pid, signal.SIGKILL)
            os.waitpid(child.pid, 0)


def _bound(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Acknowledge and completion are two small messages: the kernel would hold the second back for 40 ms. What is
    # accepted inherits this; asyncio sets it only for sockets that were made with a protocol number.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        sock.bind((HOST, port))
        sock.listen(16)
    except OSError:
        sock.close()
        raise
    return sock


def _publisher_socket() -> socket.socket:
    for port in PORTS:
        with contextlib.suppress(OSError):
            return _bound(port)
    raise NoFreePortError(f"ports {PORTS.start} to {PORTS.stop - 1} of {HOST} are all taken")


def _address(sock: socket.socket, path: str) -> str:
    return f"ws://{HOST}:{sock.getsockname()[1]}{ROOT}{path}"


def _write_private(path: Path, text: str) -> None:
    """Replace a file in one step, readable by our user only."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="ascii") as stream:
        stream.write(text)
    fresh.replace(path)
