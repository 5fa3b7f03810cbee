"""What a scripted citizen knows by heart: names, numbers and places that make sense on paper, by what is asked.

A question is known by the last part of its key, the way the catalogue spells it. Everybody is synthetic; names are
written in letters, for that is what the keyboard on the screen has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whose name and number one knows. card: the number of their card in the hall."""

    name: str
    number: str
    card: int


PEOPLE: Final = (
    Acquaintance("Zhao Ba", "370699198411020175", 7),
    Acquaintance("Li Si", "370699198506150028", 2),
    Acquaintance("Wang Wu", "370699199208301232", 3),
)
PERSON_NAMES: Final = ("xm", "wtr_xm", "xfr", "kpy", "lxr", "hzxm")
PERSON_NUMBERS: Final = ("zjhm", "wtr_zjhm", "xfrzj")
MONEY: Final = {"ysr": "5200", "yxq": "6800", "jcjs": "6800", "jtsr": "1800", "cjj": "860000", "je": "5000"}
SHARES: Final = {"fe": "50", "bl": "50"}
"""Of each of two."""
CERTIFICATE: Final = {"zmbh": "370699260105009000001", "yzm": "ABCDEFGH23456777", "qjm": "123456"}
"""One that the stand-in of the data bureau knows, and the code of a parcel that waits there."""
FACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **MONEY,
        **SHARES,
        **CERTIFICATE,
        "zxm": "Zhao Xiaoxin",
        "fxm": "Zhao Ba",
        "mxm": "Li Si",
        "yhkh": "6250941006528599",
        "yje": "300",
        "tqje": "2000",
        "zczb": "50",
        "zczj": "5",
        "xzb": "300",
        "ygs": "12",
        "yzs": "20",
        "qx": "10",
        "mj": "90",
        "yzmj": "30",
        "gfmc": "Yantai Xuni Ruanjian",
        "gfsh": "91370699MA0TEXT01U",
        "uscc": "91370699MA0TEXT01U",
        "qymc": "Yantai Haiyun Keji",
        "xmc": "Yantai Haiyun Ruanjian",
        "jyzmc": "Haibian Xiaopu",
        "xmmc": "Beidao Yangzhi",
        "ptmc": "Xuni Waimai",
        "sydw": "Yantai Xuni Xuexiao",
        "gzdw": "Yantai Xuni Xuexiao",
        "zzyt": "zufang",
        "babh": "FA-2026-0015",
        "xzs": "Ruanjianyuan Lu 21",
        "sjdz_qy": "Ruanjianyuan Lu 11",
        "jg": "huo yi mei shou dao",
    }
)  # fmt: skip
NUMBERS: Final = ("4111111111111111", "370699198506150028", "5000", "100", "20", "1")
WORDS: Final = ("Xuni Lu 9", "shi", "12.5")
"""For what nobody could know beforehand: one of these fits most questions."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Of the synthetic citizen with this number."""

    number: int

    @property
    def people(self) -> tuple[Acquaintance, ...]:
        """Everybody but oneself, who is nearest first."""
        return tuple(one for one in PEOPLE if one.card != self.number)

    def of(self, key: str) -> str:
        """The answer to one question, "" when it is not known."""
        last, row = key.rpartition(".")[2], _row(key)
        if last == "sjh":
            return str(13_800_000_000 + self.number)
        if last in PERSON_NAMES:
            return self.people[row % len(self.people)].name
        if last in PERSON_NUMBERS:
            return self.people[row % len(self.people)].number
        return FACTS.get(last, "")

    def answers(self, key: str, *, digits: bool) -> Iterator[str]:
        """What one would try, the best first."""
        if known := self.of(key):
            yield known
        yield from NUMBERS if digits else WORDS

    def with_number(self, number: str) -> Acquaintance | None:
        return next((one for one in PEOPLE if one.number == number), None)


def _row(key: str) -> int:
    """Of a group, counted from 0."""
    parts = key.split(".")
    return int(parts[1]) if len(parts) == 3 else 0
