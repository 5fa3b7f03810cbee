"""Photos between the runtime and a real centre: fetched with the shares, and not one picture among them."""

import asyncio
from pathlib import Path

import pytest

from kiosk_app.flow.effects import FetchShares
from kiosk_app.flow.events import SharesFetched
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.photos import PhotoReference
from kiosk_app.runtime.questions import Questions
from tests.central.centres import Hall, running
from tests.central.test_photos import CITIZENS

SCENES = ("insurance_status", "photo/one_inch", "photo/card", "photo/poster")


def fetched(hall: Hall, directory: Path, who: Person, base: str = "") -> SharesFetched:
    async def answer() -> object:
        with hall.client(base) as centre, hall.outbox(directory) as outbox:
            effect = FetchShares("visit", 1, 8.0, "t01", SCENES, "教师资格认定", who)
            return await Questions(centre, outbox).shares(effect)

    found = asyncio.run(answer())
    assert isinstance(found, SharesFetched)
    return found


@pytest.mark.parametrize(("card", "one_inch", "card_size"), [(3, "reference", "reference"), (15, "why", "reference")])
def test_each_scene_is_asked_where_it_is_known(tmp_path: Path, card: int, one_inch: str, card_size: str) -> None:
    with running(tmp_path / "centre") as hall:
        values = fetched(hall, tmp_path, CITIZENS[card]).values
        assert set(values) == {"insurance_status", "photo/one_inch", "photo/card"}, "nobody answers for a poster"
        for scene, key in (("photo/one_inch", one_inch), ("photo/card", card_size)):
            record = values[scene]
            assert record
            assert set(record) == {key, "taken"}
        assert PhotoReference.read(str((values["photo/card"] or {})["reference"]))
        assert fetched(hall, tmp_path, CITIZENS[14]).values["photo/card"] is None
        assert fetched(hall, tmp_path, CITIZENS[card], "https://127.0.0.1:9").values == {}
