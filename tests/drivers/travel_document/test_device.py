"""The driver against virtual passports: behind the real pcscd, and behind a socket."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from drivers.chip_card.emulator import BankCardEmulator
from drivers.iso7816.slot import CARD_REMOVED, Limits
from drivers.lab.card_readers import SocketReader, VpcdReader
from drivers.lab.card_slot import CardSlot
from drivers.lab.private_pcscd import READER, Pcscd
from drivers.transport.card_line import CardLine
from drivers.transport.pcsc import PcscLine
from drivers.transport.socket_line import SocketLine
from drivers.travel_document.data_groups import DG1, SOD
from drivers.travel_document.device import TravelDocumentReader, open_device
from drivers.travel_document.emulator_files import JPEG, permit, td1, td3
from drivers.travel_document.emulator_issuer import Issuer
from drivers.travel_document.pace import Protocol
from drivers.xfs4iot.device import CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ
from tests.drivers.contexts import PlainContext
from tests.drivers.travel_document.documents import CAN, SINCE, WHO, passport, protocol
from tests.drivers.waiting import eventually
from tests.drivers.xfs4iot.conformance import check, conforms

PRINTED = {"documentNumber": WHO.number, "birthDate": "1985-06-15", "expiryDate": "2035-12-31"}
ISSUER = Issuer("Utopia", SINCE)
PERSON = {
    "documentType": "passport",
    "documentCode": "P",
    "name": "测试三",
    "nameLatin": "CESHI SAN",
    "sex": "2",
    "nationality": "CHN",
    "birthDate": "1985-06-15",
    "number": "E37069900",
    "validTo": "2035-12-31",
}


@dataclass
class Bench:
    slot: CardSlot
    device: TravelDocumentReader
    issuers: Path


def device(line: CardLine, issuers: Path, limits: Limits | None = None) -> TravelDocumentReader:
    issuers.mkdir()
    (issuers / "utopia.cer").write_bytes(ISSUER.root_file)
    return TravelDocumentReader(line, issuers=issuers, limits=limits, today=lambda: date(2026, 11, 26))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    slot = CardSlot()
    with SocketReader(slot, tmp_path / "reader"):
        eventually((tmp_path / "reader").exists)
        reader = device(SocketLine(str(tmp_path / "reader")), tmp_path / "csca", Limits(look=2, answer=2))
        yield Bench(slot, reader, tmp_path / "csca")
        reader.close()


@pytest.fixture
def real(pcscd: Pcscd, tmp_path: Path) -> Iterator[Bench]:
    slot = CardSlot()
    with VpcdReader(slot, pcscd.port):
        reader = device(PcscLine(READER), tmp_path / "csca")
        yield Bench(slot, reader, tmp_path / "csca")
        reader.close()


def read(bench: Bench, key: Payload = PRINTED, *, photo: bool = False, context: PlainContext | None = None) -> Payload:
    answer = bench.device.execute(READ, {"accessKey": key, "photo": photo}, context or PlainContext())
    conforms(READ, answer)
    return answer


def failure(bench: Bench, key: object = PRINTED) -> CommandError:
    with pytest.raises(CommandError) as caught:
        bench.device.execute(READ, {"accessKey": key}, PlainContext())
    assert WHO.number not in str(caught.value) + caught.value.description
    return caught.value


@pytest.mark.parametrize("offered", [(), (protocol(),), (protocol(4, 12),)], ids=["BAC", "PACE-128", "PACE-256"])
def test_behind_the_real_pcscd(real: Bench, offered: tuple[Protocol, ...]) -> None:
    context = PlainContext()
    threading.Timer(0.1, real.slot.insert, (passport(ISSUER, *offered),)).start()
    answer = dict(read(real, photo=True, context=context))
    assert context.given(answer.pop("photo")) == JPEG
    assert answer == {**PERSON, "authenticity": "verified", "photoType": "image/jpeg"}
    assert context.events == [MEDIA_INSERTED]
    real.slot.remove()

    def missed() -> bool:
        real.device.poll(context)
        return real.device.status().parts["cardReader"]["media"] == "notPresent"

    eventually(missed)
    assert context.broadcasts == [(MEDIA_REMOVED, {}), (CARD_REMOVED, {})]


def test_every_form_of_a_key_opens_it(bench: Bench) -> None:
    bench.slot.insert(passport(ISSUER, protocol()))
    lines = [td3(WHO)[:44], td3(WHO)[44:]]
    for key in (PRINTED, {"mrz": lines}, {"can": CAN}):
        assert read(bench, key) == {**PERSON, "authenticity": "verified"}


def test_every_document_has_its_word(bench: Bench) -> None:
    for zone, kind, code in (
        (permit(WHO, "CS"), "exitEntryPermit", "CS"),
        (permit(WHO, "CD"), "exitEntryPermit", "CD"),
        (td1(WHO), "mainlandTravelPermit", "CR"),
        (td1(WHO, "ID"), "travelDocument", "ID"),
    ):
        bench.slot.insert(passport(ISSUER, zone=zone))
        answer = read(bench)
        assert (answer["documentType"], answer["documentCode"]) == (kind, code)
        assert ("sex" in answer) == (kind != "exitEntryPermit")


def test_authenticity_is_told_for_what_it_is(bench: Bench) -> None:
    bench.slot.insert(passport(Issuer("Utopia", SINCE)))
    assert read(bench)["authenticity"] == "unknownIssuer"
    bench.slot.insert(passport(None))
    assert read(bench)["authenticity"] == "notChecked"
    altered = passport(ISSUER)
    altered.files[DG1] = altered.files[DG1].replace(b"CESHI", b"CESHJ")
    bench.slot.insert(altered)
    assert read(bench)["authenticity"] == "altered"
    (bench.issuers / "utopia.cer").unlink()
    bench.issuers.rmdir()
    bench.slot.insert(passport(ISSUER))
    assert read(bench)["authenticity"] == "unknownIssuer"
    broken = passport(ISSUER)
    broken.files[SOD] = b"\x77\x03\x30\x01\x00"
    bench.slot.insert(broken)
    assert read(bench)["authenticity"] == "notChecked"


def test_a_terminal_without_certificates_knows_no_issuer(tmp_path: Path) -> None:
    slot = CardSlot()
    with SocketReader(slot, tmp_path / "reader"):
        eventually((tmp_path / "reader").exists)
        reader = open_device({"socket": str(tmp_path / "reader")})
        slot.insert(passport(ISSUER))
        answer = reader.execute(READ, {"accessKey": PRINTED}, PlainContext())
        assert answer["authenticity"] == "unknownIssuer"
        reader.close()


@pytest.mark.parametrize(
    "key", [None, {}, {"can": "1"}, {"mrz": []}, {**PRINTED, "birthDate": "850615"}, {"mrz": ["P<CHN"]}], ids=str
)
def test_without_a_key_nothing_is_asked(bench: Bench, key: object) -> None:
    bench.slot.insert(passport(ISSUER))
    assert failure(bench, key).code is Code.INVALID_DATA
    assert bench.slot.commands == 0


@pytest.mark.parametrize("offered", [(), (protocol(),)], ids=["BAC", "PACE"])
def test_the_wrong_key_is_tried_once(bench: Bench, offered: tuple[Protocol, ...]) -> None:
    bench.slot.insert(passport(ISSUER, *offered))
    assert failure(bench, {**PRINTED, "documentNumber": "E37069901"}).error == "securityFail"
    tries = bench.slot.commands
    assert failure(bench, {**PRINTED, "documentNumber": "E37069901"}).error == "securityFail"
    assert bench.slot.commands == 2 * tries
    assert read(bench)["name"] == "测试三"


def test_another_card_is_invalid_media(bench: Bench) -> None:
    bench.slot.insert(BankCardEmulator())
    assert failure(bench).error == "invalidMedia"


@pytest.mark.parametrize("commands", [0, 3, 5, 9, 14])
def test_a_document_lifted_in_the_middle_is_no_media(bench: Bench, commands: int) -> None:
    bench.slot.insert(passport(ISSUER))
    bench.slot.faults.tear_after = commands
    assert failure(bench).error == "noMedia"


def test_a_short_reply_is_unreadable(bench: Bench) -> None:
    bench.slot.insert(passport(ISSUER))
    bench.slot.faults.short = True
    assert failure(bench).error == "unreadable"


def test_a_chip_that_answers_wrongly_is_unreadable(bench: Bench) -> None:
    bench.slot.insert(passport(ISSUER))
    bench.slot.faults.answers[b"\x0c\xb0"] = 0x6F00
    assert failure(bench).error == "unreadable"


def test_a_reader_that_was_never_there_is_offline(tmp_path: Path) -> None:
    reader = open_device({"socket": str(tmp_path / "nowhere")})
    reader.poll(PlainContext())
    assert (reader.status().device, reader.status().detail) == (DeviceState.OFFLINE, "absent")


def test_the_command_is_in_the_table() -> None:
    header = '{"type": "command", "name": "IdentityDocument.Read", "version": "1.0", "requestId": 1}'
    check(f'{{"header": {header}, "payload": {{"accessKey": {{"can": "123456"}}, "photo": true}}}}')
