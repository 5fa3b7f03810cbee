"""Whole documents: chips with files that their issuer has signed."""

from collections.abc import Mapping
from datetime import UTC, datetime

from drivers.travel_document.access_key import AccessKey
from drivers.travel_document.data_groups import COM, DG1, DG2, DG11, SOD
from drivers.travel_document.emulator import PassportEmulator
from drivers.travel_document.emulator_files import Traveller, common, group1, group2, group11, td3
from drivers.travel_document.emulator_issuer import Issuer
from drivers.travel_document.pace import Protocol

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
WHO = Traveller()
KEY = AccessKey(WHO.number, WHO.birth, WHO.expiry)
CAN = "370699"


def protocol(size: int = 2, domain: int = 13) -> Protocol:
    """size: 2, 3 or 4 for AES of 128, 192 or 256 bits."""
    return Protocol(bytes.fromhex("04007F000702020402") + bytes((size,)), domain)


def groups(zone: str = "", who: Traveller = WHO) -> dict[int, bytes]:
    return {1: group1(zone or td3(who)), 2: group2(), 11: group11(who)}


def files(contents: Mapping[int, bytes], issuer: Issuer | None) -> dict[int, bytes]:
    names = {1: DG1, 2: DG2, 11: DG11}
    found = {names[number]: data for number, data in contents.items()}
    found[COM] = common(tuple(contents))
    if issuer:
        found[SOD] = issuer.security_file(contents)
    return found


def passport(issuer: Issuer | None, *protocols: Protocol, zone: str = "") -> PassportEmulator:
    return PassportEmulator(files(groups(zone), issuer), KEY, protocols=protocols, can=CAN)
