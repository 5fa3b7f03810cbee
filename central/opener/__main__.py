"""`python -m central.opener`: started by `kiosk-central serve`. All that needs a private key happens here."""

import logging
import signal
import threading
import time
from pathlib import Path
from typing import Final

from central import authority, listener, outside, shared, site, specimen
from central.catalogue import publish
from central.licences.deriving import Deriving
from central.licences.printing import WithCopies
from central.opener.follow_up import FollowUp
from central.opener.follow_ups import follow_ups
from central.opener.following import Following
from central.opener.keys import KeyRing
from central.opener.registrar import Registrar
from central.opener.work import Work
from central.payments.orders import Orders
from central.repository import Repository
from central.seal_key import Seal

log = logging.getLogger(__name__)
LOOK_SECONDS: Final = 0.1
REFRESH_SECONDS: Final = 600.0


def main() -> None:
    arguments = listener.arguments("opener")
    data: Path = arguments.data
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    provider, payments = site.open_provider(data)
    repository = Repository(data, time.time)
    with (
        site.open_store(data, arguments.database) as store,
        site.departments(data, time.time, arguments.day_seconds) as department,
        payments,
        outside.standing_in(data, repository, time.time) as others,
        shared.standing_in(data, time.time) as common,
    ):
        seal = Seal(data)
        specimen.lay_out(store, seal)
        registrar = Registrar(store, authority.load(site.authority_folder(data)), time.time)
        keys = KeyRing(lambda: site.private_keys(data))
        orders = Orders(store, provider, time.time)
        catalogue = publish.latest(data)
        applicants = site.applicants(data)
        deriving = Deriving(department.share, common.licences, common.users, seal)
        work = Work(
            store,
            keys,
            WithCopies(department, deriving),
            orders,
            others.hotline,
            applicants,
            lambda: catalogue.now().definitions,
            time.time,
        )
        files, shelf = data / site.ATTACHMENTS, site.shelf(data)
        duties = follow_ups(
            store,
            work,
            keys,
            others,
            applicants,
            files,
            shelf,
            common.drafts,
            common.photos,
            deriving.of_case,
            time.time,
        )
        workers: list[FollowUp | Following] = [*duties, Following(store, department, work.published, time.time)]
        threads = [threading.Thread(target=one.run, args=(stop,), name=one.kind) for one in workers]
        for thread in threads:
            thread.start()
        there, refreshed = True, 0.0
        while not stop.is_set():
            if time.monotonic() >= refreshed:
                repository.refresh()
                orders.pay_back()
                common.drafts.erase_old()
                common.photos.erase_old()
                common.handovers.erase_old()
                refreshed = time.monotonic() + REFRESH_SECONDS
            # An entry opened without any key would be set aside as sealed to somebody else.
            before, there = there, any((data / "keys" / "opener").glob("*.key"))
            if before and not there:
                log.error("there is no key in keys/opener: entries wait until there is")
            if not registrar.step() + (work.step() if there else 0):
                stop.wait(LOOK_SECONDS)
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main()
