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
    Citizen(1, "1 号 退休", _card("张三", "1", "370699195001010018", 1, "20200101", _LONG_TERM)),
    Citizen(2, "2 号 新妈妈", _SECOND, enterprise=True),
    Citizen(3, "3 号 职工", _card("王五", "1", "370699199208301232", 3, "20180830", "20380830"), enterprise=True),
    Citizen(4, "4 号 儿童", _card("赵六", "2", "370699202406010043", 4, "20240701", "20290701")),
    Citizen(5, "5 号 过期证", replace(_SECOND, valid_from="20000101", valid_to="20200101")),
    Citizen(6, "6 号 将退休", _card("孙七", "1", "370699196609150152", 6, "20150601", _LONG_TERM)),
    Citizen(7, "7 号 有房有车", _card("赵八", "1", "370699198411020175", 7, "20210601", "20410601")),
    Citizen(8, "8 号 高龄", _card("吴九", "2", "370699193502280180", 8, "20150601", _LONG_TERM)),
    Citizen(9, "9 号 失业", _card("郑十", "1", "370699199007120195", 9, "20210601", "20410601")),
    Citizen(10, "10 号 残疾", _card("冯十一", "2", "370699197804050223", 10, "20210601", "20410601")),
    Citizen(11, "11 号 企业", _card("陈十二", "1", "370699197509200217", 11, "20150601", _LONG_TERM), enterprise=True),
    Citizen(12, "12 号 渔民", _card("褚十三", "1", "370699197201030231", 12, "20150601", _LONG_TERM), enterprise=True),
    Citizen(13, "13 号 农民", _card("卫十四", "1", "370699196806180254", 13, "20150601", _LONG_TERM)),
    Citizen(14, "14 号 退役", _card("蒋十五", "1", "370699200105080276", 14, "20210601", "20410601")),
    Citizen(15, "15 号 外来", _card("沈十六", "2", "370699199802190280", 15, "20210601", "20410601")),
    Citizen(16, "16 号 失信", _card("韩十七", "1", "370699198009300291", 16, "20210601", "20410601"), enterprise=True),
    Citizen(17, "17 号 无记录", _card("杨十八", "2", "370699198812120329", 17, "20210601", "20410601")),
)
_BY_NUMBER = {citizen.number: citizen for citizen in CITIZENS}
_FIRST = {citizen.card.number: citizen for citizen in reversed(CITIZENS)}
PHONES = tuple(sorted(_FIRST.values(), key=lambda citizen: citizen.number))
"""Each person once, whatever cards they have."""


def face_of(number: int) -> str:
    """Who is to be drawn for a citizen: a person with two cards has one face. Raises KeyError."""
    return f"citizen {_FIRST[_BY_NUMBER[number].card.number].number}"
