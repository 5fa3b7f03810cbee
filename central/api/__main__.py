"""`python -m central.api`: started by `kiosk-central serve`, which holds the listening socket."""

import socket
import time

from central import listener, shared, site
from central.api import tls
from central.api.app import build
from central.repository import Repository


def main() -> None:
    arguments = listener.arguments("api")
    provider, payments = site.open_provider(arguments.data)
    repository = Repository(arguments.data, time.time)
    with (
        socket.socket(fileno=arguments.descriptor) as listening,
        site.open_store(arguments.data, arguments.database) as store,
        site.departments(arguments.data, time.time) as department,
        payments,
        shared.standing_in(arguments.data, time.time) as common,
    ):
        app = build(
            store,
            department,
            provider,
            site.applicants(arguments.data),
            common,
            repository,
            arguments.data / site.ATTACHMENTS,
            time.time,
        )
        listener.server(app, tls.context(site.authority_folder(arguments.data))).run(sockets=[listening])


if __name__ == "__main__":
    main()
