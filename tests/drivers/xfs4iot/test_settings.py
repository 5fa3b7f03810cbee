"""Names that go into addresses and file names."""

import pytest

from drivers.xfs4iot.device import BadOptionError
from drivers.xfs4iot.publisher import load
from drivers.xfs4iot.settings import DeviceSettings, Option


@pytest.mark.parametrize(
    ("name", "driver"), [("", "x"), ("a/b", "x"), ("..", "x"), ("A", "../x"), ("A", "os.path"), ("A", "")]
)
def test_names_that_could_lead_elsewhere(name: str, driver: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        DeviceSettings(name, driver)


@pytest.mark.parametrize(
    ("driver", "options", "wrong"),
    [
        ("id_card", {}, "port"),
        ("id_card", {"port": 3}, "port"),
        ("receipt_printer", {"port": "/dev/null", "baud": "fast"}, "baud"),
        ("page_printer", {"uri": "nowhere"}, "uri"),
    ],
)
def test_a_wrong_option_is_named_but_not_quoted(driver: str, options: dict[str, Option], wrong: str) -> None:
    with pytest.raises(BadOptionError) as caught:
        load(DeviceSettings("Device", driver, options))
    assert caught.value.option == wrong
    assert "nowhere" not in str(caught.value)


def test_an_unknown_driver() -> None:
    with pytest.raises(ImportError):
        load(DeviceSettings("Device", "time_machine"))
