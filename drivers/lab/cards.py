"""The synthetic citizens of the virtual hall. Nobody lives in area 370699: it is not assigned.

Labels are what a screen or a log may show; they hold neither name nor number.
"""

from dataclasses import dataclass, field, replace

from drivers.id_card.emulator import SyntheticCard

_AUTHORITY = "烟台市公安局测试分局"
_LONG_TERM = "长期"


@dataclass(frozen=True)
class Citizen:
    """A number to ask for, a label to show, and the card. enterprise: has the code of one on the phone."""

    number: int
    label: str
    card: SyntheticCard = field(repr=False)
    enterprise: bool = False


def _card(name: str, sex: str, number: str, house: int, valid_from: str, valid_to: str) -> SyntheticCard:
    return SyntheticCard(
        name=name,
        sex=sex,
        ethnicity="01",
        birth=number[6:14],
        address=f"山东省烟台市测试区示范路{house}号",
        number=number,
        authority=_AUTHORITY,
        valid_from=valid_from,
        valid_to=valid_to,
    )


_SECOND = _card("李四", "2", "370699198506150028", 2, "20160615", "20360615")

CITIZENS = (
    Citizen(1, "1 号测试证", _card("张三", "1", "370699195001010018", 1, "20200101", _LONG_TERM)),
    Citizen(2, "2 号测试证", _SECOND, enterprise=True),
    Citizen(3, "3 号测试证", _card("王五", "1", "370699199208301232", 3, "20180830", "20380830"), enterprise=True),
    Citizen(4, "4 号测试证", _card("赵六", "2", "370699202406010043", 4, "20240701", "20290701")),
    Citizen(5, "过期证", replace(_SECOND, valid_from="20000101", valid_to="20200101")),
)
_FIRST = {citizen.card.number: citizen for citizen in reversed(CITIZENS)}
PHONES = tuple(sorted(_FIRST.values(), key=lambda citizen: citizen.number))
"""Each person once, whatever cards they have."""
