"""审管联动: with the centre as its processes, a decision is with its department within five seconds."""

import time
from datetime import datetime
from pathlib import Path

from central.push import standin
from central.store.database import Store
from kiosk_app.protocol.cases import CaseState
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, apply
from tests.central.test_serve import client, enrolled_at, serving, wait_for
from tests.offline_store.stores import counting

BOUND_SECONDS = 5.0


def test_a_decision_is_with_its_department_within_five_seconds(tmp_path: Path) -> None:
    data = tmp_path / "centre"
    with serving(data):
        mine = enrolled_at(data, tmp_path)
        with (
            Outbox.open(
                tmp_path / "outbox.db",
                mine.trust.sealer(),
                clock=time.time,
                ids=counting("live"),
                common={"terminal": "T1", "boot": "b", "trusted": True},
            ) as outbox,
            client(mine) as centre,
            Store.open(f"sqlite:///{data / 'push.db'}", standin.metadata) as store,
        ):
            apply(outbox, "k08", PEOPLE[3], {})
            centre.send([to_event(one, "T1") for one in outbox.pending(10)])
            department = standin.StandIn(store, time.time)
            wait_for(lambda: bool(department.received()))
            received, decided = department.received()[0]
    assert decided.state is CaseState.ACCEPTED
    assert received - datetime.fromisoformat(decided.time).timestamp() < BOUND_SECONDS
