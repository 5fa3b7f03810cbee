"""Drafts between the runtime and a real centre."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from kiosk_app.flow.effects import FindDraft, KeepDraft
from kiosk_app.flow.events import DraftRead, DraftSaved, Failed, Reply
from kiosk_app.protocol.drafts import Channel, Form
from kiosk_app.runtime.questions import Questions
from tests.central.centres import PEOPLE, Hall, running

FORM = Form({"jyd": "110100", "xz": ["medical"]}, {"yg": 2})
KEEP = KeepDraft("visit", 1, 8.0, "k08", PEOPLE[3], FORM)
FIND = FindDraft("visit", 2, 5.0, "k08", PEOPLE[3])
Asks = Callable[[Callable[[Questions], Awaitable[Reply]], str], Reply]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with running(tmp_path / "centre") as opened:
        yield opened


@pytest.fixture
def asks(hall: Hall, tmp_path: Path) -> Asks:
    def ask(what: Callable[[Questions], Awaitable[Reply]], base: str = "") -> Reply:
        async def answer() -> Reply:
            with hall.client(base) as centre, hall.outbox(tmp_path) as outbox:
                return await what(Questions(centre, outbox))

        return asyncio.run(answer())

    return ask


def test_kept_and_found_again(asks: Asks) -> None:
    assert asks(lambda them: them.find_draft(FIND), "") == DraftRead("visit", 2, None)
    kept = asks(lambda them: them.keep_draft(KEEP), "")
    assert isinstance(kept, DraftSaved)
    found = asks(lambda them: them.find_draft(FIND), "")
    assert isinstance(found, DraftRead)
    assert found.found
    assert (found.found.form, found.found.channel) == (FORM, Channel.TERMINAL)
    assert found.found.saved.endswith("+08:00")


def test_the_centre_away(asks: Asks) -> None:
    nowhere = "https://127.0.0.1:9"
    assert asks(lambda them: them.find_draft(FIND), nowhere) == Failed("visit", 2)
    assert asks(lambda them: them.keep_draft(KEEP), nowhere) == Failed("visit", 1)
