"""The chips that the citizens of the hall carry beside their identity cards, as fictitious as those.

What opens the chip of a travel document is printed on it; `printed` is how whoever plays a citizen reads it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

from drivers.camera.emulator_scene import portrait
from drivers.chip_card.emulator import BankCardEmulator, Holder, SocialSecurityEmulator
from drivers.lab.card_slot import CardSlot, VirtualCard
from drivers.lab.cards import CITIZENS, Citizen, face_of
from drivers.lab.faults import LabError
from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.data_groups import COM, DG1, DG2, DG11, SOD
from drivers.travel_document.emulator import PassportEmulator
from drivers.travel_document.emulator_files import Traveller, common, group1, group2, group11, permit, td3
from drivers.travel_document.emulator_issuer import Issuer

Made = TypeVar("Made")
EXPIRY: Final = "351231"
_SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC)
_LATIN: Final = {
    "张三": "ZHANG SAN",
    "李四": "LI SI",
    "王五": "WANG WU",
    "赵六": "ZHAO LIU",
    "孙七": "SUN QI",
    "赵八": "ZHAO BA",
    "吴九": "WU JIU",
    "郑十": "ZHENG SHI",
    "冯十一": "FENG SHIYI",
    "陈十二": "CHEN SHIER",
    "褚十三": "CHU SHISAN",
    "卫十四": "WEI SHISI",
    "蒋十五": "JIANG SHIWU",
    "沈十六": "SHEN SHILIU",
    "韩十七": "HAN SHIQI",
    "杨十八": "YANG SHIBA",
}


@dataclass(frozen=True)
class Lying:
    """What is in a slot: which kind of document, and whose, by number."""

    kind: str
    citizen: int


class Wallets:
    """Makes the documents; `issuer` has signed the passports, with keys that are as old as this object."""

    def __init__(self) -> None:
        self.issuer = Issuer("Utopia", _SINCE)

    def chip(self, kind: str, number: int) -> VirtualCard:
        """A citizen's card with contacts. Raises LabError."""
        return _make(_CHIPS, kind)(_citizen(number))

    def passport(self, kind: str, number: int) -> VirtualCard:
        """A citizen's travel document. Raises LabError."""
        zone, who = _make(_ZONES, kind), _traveller(_citizen(number), kind)
        groups = {1: group1(zone(who)), 2: group2(portrait(face_of(number))), 11: group11(who)}
        files = {{1: DG1, 2: DG2, 11: DG11}[group]: data for group, data in groups.items()}
        files |= {COM: common(tuple(groups)), SOD: self.issuer.security_file(groups)}
        return PassportEmulator(files, AccessKey(who.number, who.birth, who.expiry))


class Pocket:
    """A slot, and what lies in it. make: the document of a kind and a number; raises LabError."""

    def __init__(self, make: Callable[[str, int], VirtualCard]) -> None:
        self.slot = CardSlot()
        self._make = make
        self._lying: Lying | None = None

    @property
    def lying(self) -> Lying | None:
        """None as well when it was torn out."""
        return self._lying if self.slot.card else None

    def put(self, kind: str, number: int) -> None:
        """Raises LabError."""
        self.slot.insert(self._make(kind, number))
        self._lying = Lying(kind, number)

    def take(self) -> None:
        self.slot.remove()
        self._lying = None


def printed(kind: str, number: int) -> Mapping[str, str]:
    """What stands on a citizen's travel document, as the `accessKey` of a reading wants it. Raises LabError."""
    _make(_ZONES, kind)
    who = _traveller(_citizen(number), kind)
    birth, expiry = who.birth_full, f"20{who.expiry}"
    return {"documentNumber": who.number, "birthDate": _iso(birth), "expiryDate": _iso(expiry)}


def _iso(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _citizen(number: int) -> Citizen:
    found = next((citizen for citizen in CITIZENS if citizen.number == number), None)
    if found is None:
        raise LabError("no such citizen")
    return found


def _person(citizen: Citizen) -> int:
    """Whoever has two identity cards is one person."""
    return next(one.number for one in CITIZENS if one.card.number == citizen.card.number)


def _traveller(citizen: Citizen, kind: str) -> Traveller:
    card = citizen.card
    surname, _, given = _LATIN[card.name].partition(" ")
    letter = "E" if kind == "passport" else "C"
    number, sex = f"{letter}37069{_person(citizen):03d}", "M" if card.sex == "1" else "F"
    return Traveller(surname, given, card.name, number, card.birth[2:], EXPIRY, sex, card.birth)


def _social_security(citizen: Citizen) -> VirtualCard:
    card = citizen.card
    return SocialSecurityEmulator(Holder(card.name, card.number, card.sex, card.ethnicity, card.birth))


def _bank(citizen: Citizen) -> VirtualCard:
    return BankCardEmulator(number=f"620000370699{_person(citizen):07d}")


_CHIPS: Final[Mapping[str, Callable[[Citizen], VirtualCard]]] = {"social_security": _social_security, "bank": _bank}
_ZONES: Final[Mapping[str, Callable[[Traveller], str]]] = {"passport": td3, "permit": permit}


def _make(known: Mapping[str, Made], kind: str) -> Made:
    if kind not in known:
        raise LabError("no such document")
    return known[kind]
