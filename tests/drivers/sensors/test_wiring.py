"""Names to places, and what depends on the moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.sensors.timing import HALF_PERIODS, Debounce, lit, until_change
from drivers.sensors.wiring import Input, wiring
from drivers.xfs4iot.device import BadOptionError


def test_a_whole_table() -> None:
    found = wiring("cardReader=0, scanner=3", "cabinetFrontDoor=!0,proximitySensor=12", "heating=7")
    assert found.lights == {"cardReader": 0, "scanner": 3}
    assert found.inputs == {"cabinetFrontDoor": Input(0, inverted=True), "proximitySensor": Input(12)}
    assert found.relays == {"heating": 7}
    assert found.coils == (0, 3, 7)


@pytest.mark.parametrize(
    ("lights", "inputs", "relays", "option"),
    [
        ("", "", "", "lights"),
        ("cardreader=0", "", "", "lights"),
        ("cardReader", "", "", "lights"),
        ("cardReader=-1", "", "", "lights"),
        ("cardReader=256", "", "", "lights"),
        ("cardReader=!1", "", "", "lights"),
        ("cardReader=1,cardReader=2", "", "", "lights"),
        ("cardReader=1,", "", "", "lights"),
        ("cardReader=1", "", "heating=1", "relays"),
        ("", "window=1", "", "inputs"),
        ("", "safeDoor=!!1", "", "inputs"),
        ("", "", "coffee=1", "relays"),
    ],
)
def test_what_is_no_table(lights: str, inputs: str, relays: str, option: str) -> None:
    with pytest.raises(BadOptionError) as caught:
        wiring(lights, inputs, relays)
    assert caught.value.option == option


@given(texts=st.tuples(*[st.text(max_size=30)] * 3))
def test_arbitrary_text_raises_nothing_else(texts: tuple[str, str, str]) -> None:
    with pytest.raises(BadOptionError):
        wiring(*texts)


@given(rate=st.sampled_from(sorted(HALF_PERIODS)), now=st.floats(0, 1e6))
def test_lights_keep_their_rate_and_never_flash_faster_than_three_times_a_second(rate: str, now: float) -> None:
    changes = [lit(rate, now + step / 100) != lit(rate, now + (step + 1) / 100) for step in range(100)]
    expected = {"off": 0, "continuous": 0, "slow": 1, "medium": 2, "quick": 4}
    assert sum(changes) in (expected[rate], expected[rate] + 1)
    assert sum(changes) <= 6


@given(rates=st.sets(st.sampled_from(sorted(HALF_PERIODS))), now=st.floats(0, 1e5))
def test_the_next_change_is_known(rates: set[str], now: float) -> None:
    left = until_change(rates, now)
    if left is None:
        assert rates <= {"off", "continuous"}
    else:
        before, after = ({rate: lit(rate, moment) for rate in rates} for moment in (now, now + left + 1e-6))
        assert before != after


def test_a_bouncing_contact_is_believed_when_it_rests() -> None:
    contact = Debounce(0.15)
    heard = [
        (0.0, True),
        (0.1, True),
        (0.2, True),
        (0.25, False),
        (0.3, True),
        (0.4, False),
        (0.5, False),
        (0.6, False),
    ]
    assert [contact.feed(value, now) for now, value in heard] == [None, None, True, True, True, True, True, False]
    contact.forget()
    assert contact.feed(True, 1.0) is None
