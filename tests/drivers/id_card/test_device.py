"""The driver against the emulated module, over a real pty."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.id_card.device import IdCardReader, Limits, open_device
from drivers.id_card.emulator import IdCardEmulator
from drivers.id_card.frames import Answer, Command
from drivers.lab.cards import CITIZENS
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import CommandError
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ
from tests.drivers.contexts import PlainContext
from tests.drivers.waiting import eventually

CARD = CITIZENS[0].card.data()


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[IdCardEmulator]:
    with IdCardEmulator(tmp_path / "reader") as emulator:
        yield emulator


@pytest.fixture
def reader(emulator: IdCardEmulator) -> Iterator[IdCardReader]:
    reader = IdCardReader(SerialLine(str(emulator.port.link)), limits=Limits(short=0.3, read=0.4))
    yield reader
    reader.close()


def media(reader: IdCardReader) -> object:
    return reader.status().parts["cardReader"]["media"]


def failure(reader: IdCardReader, context: PlainContext | None = None) -> CommandError:
    with pytest.raises(CommandError) as caught:
        reader.execute(READ, {}, context or PlainContext())
    return caught.value


def test_a_card_is_waited_for_read_and_missed_when_lifted(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    context = PlainContext()
    threading.Timer(0.2, emulator.put, (CARD,)).start()
    answer = reader.execute(READ, {"photo": True}, context)
    assert answer["name"] == "张三"
    assert answer["samId"] == "05.03-20151012-1234567890-0987654321"
    assert context.events == [MEDIA_INSERTED]
    assert media(reader) == "present"
    reader.poll(context)
    assert media(reader) == "present"
    emulator.lift()
    reader.poll(context)
    assert media(reader) == "notPresent"
    assert context.broadcasts == [(MEDIA_REMOVED, {})]


def test_a_card_that_has_been_read_must_be_lifted_first(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.put(CARD)
    reader.execute(READ, {}, PlainContext())
    assert failure(reader, PlainContext(0.7)).code is Code.TIME_OUT
    emulator.lift()
    emulator.put(CARD)
    assert reader.execute(READ, {}, PlainContext())["documentType"] == "residentIdentityCard"


def noisy(emulator: IdCardEmulator) -> None:
    emulator.faults.noise = b"\xaa\xaa\x00\xff\x96"


def split(emulator: IdCardEmulator) -> None:
    emulator.faults.chunk = 7


def slow(emulator: IdCardEmulator) -> None:
    emulator.faults.chunk, emulator.faults.pause = 100, 0.02


def lossy(emulator: IdCardEmulator) -> None:
    emulator.faults.lose_first_byte = True


@pytest.mark.parametrize("weather", [noisy, split, slow, lossy])
def test_a_bad_line_is_read_all_the_same(
    emulator: IdCardEmulator, reader: IdCardReader, weather: Callable[[IdCardEmulator], None]
) -> None:
    weather(emulator)
    emulator.put(CARD)
    assert reader.execute(READ, {}, PlainContext())["number"] == CITIZENS[0].card.number


@pytest.mark.parametrize("read_so_far", [0, 14, 1290])
def test_a_card_torn_off_in_the_middle_is_no_media(
    emulator: IdCardEmulator, reader: IdCardReader, read_so_far: int
) -> None:
    emulator.faults.tear_after = read_so_far
    emulator.put(CARD)
    error = failure(reader)
    assert (error.code, error.error) == (Code.COMMAND_ERROR, "noMedia")
    assert media(reader) == "notPresent"


@pytest.mark.parametrize(
    ("command", "sw3", "error"),
    [
        (Command.READ, Answer.READ_FAILED, "unreadable"),
        (Command.READ, Answer.WRONG_CARD_TYPE, "invalidMedia"),
        (Command.READ, Answer.CARD_REFUSES_SAM, "securityFail"),
        (Command.READ, Answer.SAM_REFUSES_CARD, "securityFail"),
        (Command.READ, Answer.NOT_VERIFIED, "securityFail"),
        (Command.READ, 0x77, "unreadable"),
        (Command.SELECT, Answer.SELECT_FAILED, "unreadable"),
    ],
)
def test_what_the_module_says_becomes_an_error(
    emulator: IdCardEmulator, reader: IdCardReader, command: Command, sw3: int, error: str
) -> None:
    emulator.faults.answers[command] = sw3
    emulator.put(CARD)
    caught = failure(reader)
    assert (caught.code, caught.error) == (Code.COMMAND_ERROR, error)


def test_one_failed_read_is_tried_again(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.faults.answers[Command.READ] = Answer.READ_FAILED
    emulator.put(CARD)
    threading.Timer(0.4, emulator.faults.answers.clear).start()
    assert reader.execute(READ, {}, PlainContext())["sex"] == "1"


def test_garbage_on_the_card_is_invalid_media(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.put(CARD.replace("370699195001010018".encode("utf-16le"), "370699195001010019".encode("utf-16le")))
    error = failure(reader)
    assert error.error == "invalidMedia"
    assert "3706" not in str(error) + error.description


def test_an_unfit_module_is_a_hardware_error(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.faults.answers[Command.SAM_STATUS] = Answer.SAM_NOT_AUTHORISED
    assert failure(reader).code is Code.HARDWARE_ERROR
    assert (reader.status().device, reader.status().detail) == (DeviceState.HARDWARE_ERROR, "notAuthorised")


def test_a_silent_module_is_offline(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.faults.silent = True
    assert failure(reader).code is Code.HARDWARE_ERROR
    assert (reader.status().device, reader.status().detail) == (DeviceState.OFFLINE, "noAnswer")


def test_a_cancelled_read_ends_at_once(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    context = PlainContext(None)
    threading.Timer(0.2, context.cancel).start()
    assert failure(reader, context).code is Code.CANCELED


def test_an_unplugged_reader_comes_back_by_itself(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    context = PlainContext()
    reader.poll(context)
    assert reader.status().device is DeviceState.ONLINE
    emulator.port.unplug()
    reader.poll(context)
    assert (reader.status().device, media(reader)) == (DeviceState.OFFLINE, "unknown")
    emulator.port.plug()

    def online() -> bool:
        reader.poll(context)
        return reader.status().device is DeviceState.ONLINE

    eventually(online)


def test_a_reader_that_was_never_there_is_offline(tmp_path: Path) -> None:
    reader = IdCardReader(SerialLine(str(tmp_path / "nowhere")))
    reader.poll(PlainContext())
    assert (reader.status().device, reader.status().detail) == (DeviceState.OFFLINE, "absent")


def test_the_newest_address_replaces_the_printed_one(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    emulator.put(CARD, newest_address="山东省烟台市测试区新路9号")
    assert reader.execute(READ, {}, PlainContext())["address"] == "山东省烟台市测试区新路9号"
    reader.poll(PlainContext())
    assert media(reader) == "present"


@pytest.mark.parametrize("address", ["新\x07路", " "])
def test_a_newest_address_that_makes_no_sense_leaves_the_printed_one(
    emulator: IdCardEmulator, reader: IdCardReader, address: str
) -> None:
    emulator.put(CARD, newest_address=address)
    assert reader.execute(READ, {}, PlainContext())["address"] == CITIZENS[0].card.address


def test_a_module_that_does_not_know_the_newest_address_spoils_no_card(
    emulator: IdCardEmulator, reader: IdCardReader
) -> None:
    emulator.faults.answers[Command.READ_NEWEST_ADDRESS] = 0x77
    emulator.put(CARD)
    assert reader.execute(READ, {}, PlainContext())["address"] == CITIZENS[0].card.address


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fingerprints_go_by_handle_and_only_when_asked_for(
    emulator: IdCardEmulator, reader: IdCardReader, count: int
) -> None:
    templates = tuple(bytes([67, 1, 18, 1, 0, 11 + finger]) + bytes(506) for finger in range(count))
    for asked in (True, False):
        context = PlainContext()
        emulator.put(CARD, fingerprints=templates)
        answer = reader.execute(READ, {"fingerprints": asked}, context)
        fingers = answer.get("fingerprints", [])
        assert isinstance(fingers, list)
        wanted = list(templates) if asked else []
        assert [context.given(finger["template"]) for finger in fingers] == wanted
        assert [finger["position"] for finger in fingers] == [template[5] for template in wanted]
        emulator.lift()


def test_a_module_without_fingerprints_reads_the_card_all_the_same(
    emulator: IdCardEmulator, reader: IdCardReader
) -> None:
    emulator.faults.answers[Command.READ_WITH_FINGERPRINTS] = Answer.BAD_COMMAND
    emulator.put(CARD)
    answer = reader.execute(READ, {"fingerprints": True}, PlainContext())
    assert answer["name"] == "张三"
    assert "fingerprints" not in answer


def test_a_photo_without_a_decoder_is_marked_as_raw(emulator: IdCardEmulator, reader: IdCardReader) -> None:
    context = PlainContext()
    emulator.put(CARD)
    answer = reader.execute(READ, {"photo": True}, context)
    assert (answer["photoType"], context.given(answer["photo"])) == ("wlt", bytes(1024))
    emulator.lift()
    emulator.put(CARD)
    assert "photoType" not in reader.execute(READ, {}, context)


def test_a_plugged_in_decoder_is_used(emulator: IdCardEmulator) -> None:
    reader = open_device({"port": str(emulator.port.link), "decoder": "tests.drivers.id_card.test_photo:bmp"})
    context = PlainContext()
    emulator.put(CARD)
    answer = reader.execute(READ, {"photo": True}, context)
    assert answer["photoType"] == "image/bmp"
    assert len(context.given(answer["photo"])) == 38862
    reader.close()
