"""Answers certificate requests. It stands beside the opener because it holds a private key too: the API holds none."""

import logging
from collections.abc import Callable

from central.authority import Authority, BadRequest
from central.store import terminals
from central.store.database import Store

log = logging.getLogger(__name__)


class Registrar:
    """clock: seconds since 1970."""

    def __init__(self, store: Store, authority: Authority, clock: Callable[[], float]) -> None:
        self._store = store
        self._authority = authority
        self._clock = clock

    def step(self) -> int:
        """Deal with every request that waits; returns how many did."""
        with self._store.read() as connection:
            waiting = terminals.pending(connection)
        for asked in waiting:
            try:
                issued = self._authority.for_terminal(asked.signing_request, asked.terminal, self._clock())
            except BadRequest:
                log.warning("a certificate request of terminal %s is refused", asked.terminal)
                with self._store.write() as connection:
                    terminals.refuse(connection, asked)
                continue
            with self._store.write() as connection:
                terminals.issue(connection, asked, issued.pem, issued.fingerprint, issued.expires)
            log.info("terminal %s has a certificate", asked.terminal)
        return len(waiting)
