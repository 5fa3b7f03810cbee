"""A card that cannot be used: one sentence each, and the visit goes on or ends."""

import pytest

from kiosk_app.flow.screens import EndScreen, HomeScreen, IdentityScreen, PinScreen, ProblemScreen, ResultScreen
from tests.runtime.conftest import Site


def sentence(site: Site, key: str) -> IdentityScreen:
    return site.visitor.see(IdentityScreen, lambda screen: screen.problem and screen.problem.key == key)


def why_closed(home: HomeScreen) -> str:
    tile = next(tile for tile in home.tiles if tile.id == "k08")
    return tile.closed.key if tile.closed else ""


def nothing_was_kept(site: Site) -> bool:
    return site.kinds() == [] and site.sheets() == [] and site.receipts() == []


def test_lifted_while_it_is_read(site: Site) -> None:
    site.start(online=False)
    site.place.fault("id_card", "tear_after", 700)
    site.visitor.walk_to("id.title")
    site.place.ask("PUT", "/card", {"citizen": 3})
    sentence(site, "id.lifted")
    assert nothing_was_kept(site)
    site.place.mend()
    site.place.ask("PUT", "/card", {"citizen": 3})
    site.visitor.see(PinScreen)


def test_a_card_that_always_fails_is_to_be_laid_down_again(site: Site) -> None:
    site.start(online=False)
    site.place.fault("id_card", "answer", {"command": "SELECT", "sw3": 0x81})
    site.visitor.walk_to("id.title")
    site.place.ask("PUT", "/card", {"citizen": 3})
    sentence(site, "id.fail")
    assert nothing_was_kept(site)
    site.place.fault("id_card", "none")
    site.visitor.see(PinScreen)


def test_garbage_before_every_answer_does_no_harm(site: Site) -> None:
    site.start(online=False)
    site.place.fault("id_card", "noise", "aaaaff00aaaaaa9669ffff0d0a")
    site.visitor.walk(PinScreen)


def test_a_card_of_another_kind(site: Site) -> None:
    site.start(online=False)
    site.place.fault("id_card", "answer", {"command": "READ", "sw3": 0x40})
    site.visitor.walk_to("id.title")
    site.place.ask("PUT", "/card", {"citizen": 3})
    sentence(site, "id.invalid")
    assert nothing_was_kept(site)


def test_expired(site: Site) -> None:
    site.visitor.citizen = 5
    site.start(online=False)
    problem = site.visitor.walk(ProblemScreen)
    assert problem.frame.title.key == "id.expired"
    site.visitor.act("exit")
    site.visitor.see(EndScreen)
    site.visitor.walk(HomeScreen)
    assert nothing_was_kept(site)


@pytest.mark.parametrize(("left", "key"), [(2, "pin.wrong"), (0, "pin.locked")])
def test_a_wrong_second_factor(site: Site, left: int, key: str) -> None:
    site.start()
    site.centre.identity = lambda: {"outcome": "refused", "attempts_left": left}
    site.visitor.walk(PinScreen)
    if left:
        site.visitor.walk_to("wait.verify")
        pin = site.visitor.see(PinScreen, lambda screen: screen.problem)
        assert pin.problem
        assert (pin.problem.key, pin.entered) == (key, 0)
    else:
        assert site.visitor.walk(ProblemScreen).frame.title.key == key
    assert nothing_was_kept(site)


def test_the_reader_goes_and_comes_back(site: Site) -> None:
    site.start(online=False)
    site.visitor.walk_to("id.title")
    site.place.fault("id_card", "unplugged")
    problem = site.visitor.see(ProblemScreen)
    assert problem.frame.hint
    assert (problem.frame.title.key, problem.frame.hint.key) == ("problem.device_title", "id.reader_down")
    site.place.fault("id_card", "none")
    site.visitor.act("retry")
    site.visitor.walk(PinScreen)
    assert nothing_was_kept(site)


def test_a_reader_without_power_closes_what_needs_it(site: Site) -> None:
    site.start(online=False)
    site.place.fault("id_card", "unplugged")
    site.visitor.see(HomeScreen, lambda home: why_closed(home) == "closed.reader")
    site.place.fault("id_card", "none")
    site.visitor.see(HomeScreen, lambda home: why_closed(home) == "")
    site.visitor.walk(ResultScreen)
