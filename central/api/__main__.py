"""`python -m central.api`: started by `kiosk-central serve`, which holds the listening socket."""

import argparse
import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn

from central import site
from central.api.app import build
from central.lifeline import end_with


class Server(uvicorn.Server):
    """Lets those go who wait for news; uvicorn itself tells the application only when every request has ended."""

    def __init__(self, config: uvicorn.Config, release: Callable[[], None]) -> None:
        super().__init__(config)
        self._release = release

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._release()
        await super().shutdown(sockets)


def main() -> None:
    parser = argparse.ArgumentParser(prog="central.api")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--descriptor", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    arguments = parser.parse_args()
    end_with(arguments.parent)
    logging.basicConfig(
        level=os.environ.get("KIOSK_LOG", "WARNING"), format="%(asctime)s api %(levelname)s %(message)s"
    )
    data: Path = arguments.data
    department, records = site.open_department(data, time.time)
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(data, arguments.database) as store,
        records,
    ):
        app = build(store, department, data / "catalogue" / "bundle.json", data / site.ATTACHMENTS, time.time)
        config = uvicorn.Config(
            app, access_log=False, log_config=None, timeout_graceful_shutdown=1, server_header=False, ws="none"
        )
        Server(config, app.state.release).run(sockets=[listening])


if __name__ == "__main__":
    main()
