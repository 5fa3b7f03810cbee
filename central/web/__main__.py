"""`python -m central.web`: started by `kiosk-central serve`, which holds the listening socket."""

import socket
import time

from central import listener, shared, site
from central.catalogue.trusted import published
from central.repository import Repository
from central.web.app import build


def main() -> None:
    arguments = listener.arguments("web")
    provider, payments = site.open_provider(arguments.data)
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(arguments.data, arguments.database) as store,
        payments,
        shared.standing_in(arguments.data, time.time) as common,
    ):
        catalogue = published(Repository(arguments.data, time.time))
        listener.server(build(store, provider, common, catalogue, time.time)).run(sockets=[listening])


if __name__ == "__main__":
    main()
