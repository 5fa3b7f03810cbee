"""`python -m central.web`: started by `kiosk-central serve`, which holds the listening socket."""

import socket
import time

from central import listener, site
from central.web.app import build


def main() -> None:
    arguments = listener.arguments("web")
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(arguments.data, arguments.database) as store,
    ):
        listener.server(build(store, time.time)).run(sockets=[listening])


if __name__ == "__main__":
    main()
