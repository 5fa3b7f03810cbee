"""A vendor's services of a later release: header {status, completionCode, timeout}, no "ok", another path."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.server import ServerConnection, serve

ROOT = "/XFS4IoT/v1.0/"
JPEG = b"\xff\xd8picture\xff\xd9"
COMMANDS: dict[str, list[str]] = {
    "Common": ["Status", "Capabilities", "Cancel"],
    "CardReader": ["CardReader.ReadRawData"],
    "Printer": ["Printer.PrintNative", "Printer.ReadImage"],
}


@dataclass
class Vendor:
    """media: what the reader says of its card. asked: every command but the common ones, as it came."""

    port: int = 0
    media: str = "notPresent"
    asked: list[dict[str, Any]] = field(default_factory=list)
    connections: set[ServerConnection] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)
    wrong: str = ""

    @property
    def publisher(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    @property
    def service(self) -> str:
        return f"{self.publisher}{ROOT}IdCard/"

    async def tell(self, media: str) -> None:
        """Change, and send an event without a request id, as later releases do."""
        self.media = media
        event = {"type": "unsolicited", "name": "CardReader.MediaRemovedEvent", "version": "3.0"}
        for connection in self.connections:
            await connection.send(json.dumps({"header": event, "payload": None}))

    async def handle(self, connection: ServerConnection) -> None:
        assert connection.request
        self.paths.append(connection.request.path)
        self.connections.add(connection)
        try:
            async for text in connection:
                message = json.loads(text)
                head = {key: message["header"][key] for key in ("name", "requestId")} | {"version": "3.0"}
                await connection.send(json.dumps({"header": {"type": "acknowledge", **head}}))
                code, payload = self._answer(head["name"], message["payload"])
                header = {"type": "completion", **head, "completionCode": code}
                await connection.send(json.dumps({"header": header, "payload": payload}))
        finally:
            self.connections.discard(connection)

    def _answer(self, name: str, payload: dict[str, Any]) -> tuple[str, dict[str, Any] | None]:
        match name:
            case "ServicePublisher.GetServices":
                services = [{"serviceURI": f"{self.publisher}{ROOT}{name}/"} for name in ("idcard", "Other")]
                return "success", {"vendorName": "Somebody", "services": services}
            case "Common.Status":
                return "success", {"common": {"device": "online"}, "cardReader": {"media": self.media}}
            case "Common.Capabilities":
                names = {
                    part: {name: {"versions": ["3.0"]} for name in commands} for part, commands in COMMANDS.items()
                }
                parts = [{"name": part, "commands": commands, "events": {}} for part, commands in names.items()]
                return "success", {"interfaces": parts, "common": {"serviceVersion": "3.0"}}
        self.asked.append({"name": name, **payload})
        if self.wrong:
            return "commandErrorCode", {"errorCode": self.wrong}
        if name == "Printer.ReadImage":
            return "success", {"images": {"front": {"status": "ok", "data": base64.b64encode(JPEG).decode()}}}
        return "success", {"track2": {"status": "ok", "data": "Njk="}} if name == "CardReader.ReadRawData" else None


@asynccontextmanager
async def selling(vendor: Vendor) -> AsyncIterator[Vendor]:
    """The vendor's publisher and services, at a free port, or at the one it had before."""

    def admit(connection: ServerConnection, request: Any) -> Any:
        known = request.path in (ROOT, f"{ROOT}IdCard/", f"{ROOT}idcard/", f"{ROOT}Other/")
        return None if known else connection.respond(404, "not here\n")

    async with serve(vendor.handle, "127.0.0.1", vendor.port, process_request=admit, max_size=2**24) as server:
        vendor.port = next(iter(server.sockets)).getsockname()[1]
        yield vendor
        for connection in list(vendor.connections):
            await connection.close()
    await asyncio.sleep(0)
