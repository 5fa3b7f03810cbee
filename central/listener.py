"""Serves one application on a socket that the parent process holds."""

import argparse
import asyncio
import logging
import os
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from central.api.tls import CertifiedProtocol
from central.lifeline import end_with


class Server(uvicorn.Server):
    """Lets those go who wait for news; uvicorn itself tells the application only when every request has ended.

    At the end no connection is left open for want of a farewell from the other side (TLS has one).
    """

    def __init__(self, config: uvicorn.Config, release: Callable[[], None]) -> None:
        super().__init__(config)
        self._release = release

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._release()
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)


def server(app: FastAPI, tls: ssl.SSLContext | None = None) -> Server:
    """app.state.release: lets waiting requests go."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=1,
        server_header=False,
        ws="none",
        http=CertifiedProtocol,
        ssl_context_factory=(lambda *_: tls) if tls else None,
    )
    return Server(config, app.state.release)


def arguments(name: str) -> argparse.Namespace:
    """data, database, day_seconds, descriptor: what `kiosk-central serve` hands to each of its children."""
    parser = argparse.ArgumentParser(prog=f"central.{name}")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--day-seconds", type=float, required=True)
    parser.add_argument("--descriptor", type=int, default=-1)
    parser.add_argument("--parent", type=int, required=True)
    found = parser.parse_args()
    end_with(found.parent)
    logging.basicConfig(
        level=os.environ.get("KIOSK_LOG", "WARNING"), format=f"%(asctime)s {name} %(levelname)s %(message)s"
    )
    return found
