"""`python -m central.api`: started by `kiosk-central serve`, which holds the listening socket."""

import argparse
import logging
import socket
import time
from pathlib import Path

import uvicorn

from central import site
from central.api.app import build
from central.lifeline import end_with


def main() -> None:
    parser = argparse.ArgumentParser(prog="central.api")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--descriptor", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    arguments = parser.parse_args()
    end_with(arguments.parent)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s api %(levelname)s %(message)s")
    data: Path = arguments.data
    department, records = site.open_department(data, time.time)
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(data, arguments.database) as store,
        records,
    ):
        app = build(store, department, data / "catalogue" / "bundle.json", time.time)
        config = uvicorn.Config(
            app, access_log=False, log_config=None, timeout_graceful_shutdown=1, server_header=False, ws="none"
        )
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
