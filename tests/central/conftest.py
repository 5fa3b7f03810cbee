from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk_app.centre import Centre
from kiosk_app.protocol.supplements import Supplement
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from offline_store.records import Entry
from tests.central.after import settle
from tests.central.centres import Hall, enrolled, running
from tests.offline_store.stores import counting

OTHER = "YT-BANK-07"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with running(tmp_path / "centre") as opened:
        yield opened


@pytest.fixture
def centre(hall: Hall) -> Iterator[Centre]:
    with hall.client() as client:
        yield client


@pytest.fixture
def outbox(hall: Hall, tmp_path: Path) -> Iterator[Outbox]:
    with hall.outbox(tmp_path) as opened:
        yield opened


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A terminal's data directory."""
    made = tmp_path / "terminal"
    made.mkdir()
    return made


@pytest.fixture
def elsewhere(hall: Hall, tmp_path: Path) -> Iterator[Callable[[Supplement], Entry]]:
    """Hands a supplement in at another terminal, and has the centre work."""
    credentials = enrolled(hall.store, hall.data, OTHER, hall.clock)
    (tmp_path / "other").mkdir()
    with (
        Outbox.open(
            tmp_path / "other" / "outbox.db",
            hall.trust.sealer(),
            clock=hall.clock,
            ids=counting("other"),
            common={"terminal": OTHER, "boot": "b", "trusted": True},
        ) as outbox,
        hall.client(credentials=credentials) as centre,
    ):

        def hand_in(supplement: Supplement) -> Entry:
            entry = outbox.append("supplement", {"service": "k08"}, msgspec.json.encode(supplement))
            centre.send([to_event(one, OTHER) for one in outbox.pending(100)])
            outbox.acknowledge(outbox.stat().stream, outbox.stat().head)
            settle(hall)
            return entry

        yield hand_in
