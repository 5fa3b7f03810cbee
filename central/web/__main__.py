"""`python -m central.web`: started by `kiosk-central serve`, which holds the listening socket."""

import socket
import time

from central import listener, site
from central.web.app import build


def main() -> None:
    arguments = listener.arguments("web")
    provider, payments = site.open_provider(arguments.data)
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(arguments.data, arguments.database) as store,
        payments,
    ):
        listener.server(build(store, provider, time.time)).run(sockets=[listening])


if __name__ == "__main__":
    main()
