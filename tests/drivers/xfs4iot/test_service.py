"""The service around a device that does as it is told: order, limits, cancelling, who may enter."""

import asyncio
import json
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from drivers.xfs4iot import bulk
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.device import CommandError, Context, Payload, Status
from drivers.xfs4iot.enums import Code, DeviceState
from drivers.xfs4iot.extensions import MEDIA_INSERTED, MEDIA_REMOVED, READ
from drivers.xfs4iot.ring import RingReader, RingWriter, Shape
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.puppet import PRINT, TOKEN, Puppet, serving

pytestmark = pytest.mark.timeout(20)
DOCUMENT = {"documentType": "residentIdentityCard", "name": "张三", "sex": "1"}


def read_once(name: str, payload: Payload, context: Context) -> Payload:
    context.event(MEDIA_INSERTED)
    return DOCUMENT


def wait_for_ever(name: str, payload: Payload, context: Context) -> Payload:
    while True:
        context.wait(1.0)


def test_acknowledge_then_events_then_completion(tmp_path: Path, tap: list[str]) -> None:
    events: list[str] = []

    async def run() -> Completion:
        async with serving(Puppet(read_once), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            return await connection.execute(READ, {}, within=5, on_event=lambda name, payload: events.append(name))

    done = asyncio.run(run())
    assert (done.code, done.payload) == ("success", DOCUMENT)
    assert events == [MEDIA_INSERTED]
    headers = [json.loads(text)["header"] for text in tap]
    kinds = [header["type"] for header in headers if header["name"].startswith("IdentityDocument")]
    assert kinds == ["command", "acknowledge", "event", "completion"]


def test_status_and_capabilities_are_answered_while_a_command_runs(tmp_path: Path) -> None:
    async def run() -> tuple[Completion, Completion]:
        async with serving(Puppet(wait_for_ever), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            reading = asyncio.create_task(connection.execute(READ, {}, within=30))
            await asyncio.sleep(0)
            status = await connection.execute("Common.Status", {}, within=5)
            capabilities = await connection.execute("Common.Capabilities", {}, within=5)
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            return status, capabilities

    status, capabilities = asyncio.run(run())
    assert status.payload["common"] in ({"device": "online"}, {"device": "starting"})
    interfaces = capabilities.payload["interfaces"]
    assert isinstance(interfaces, list)
    assert [interface["name"] for interface in interfaces] == ["Common", "CardReader", "Printer"]
    assert READ in interfaces[1]["commands"]


def test_timeout_is_kept_by_the_service(tmp_path: Path) -> None:
    async def run() -> Completion:
        async with serving(Puppet(wait_for_ever), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            return await connection.execute(READ, {}, within=0.2)

    assert asyncio.run(run()).code == "timeOut"


def test_cancelling_the_task_cancels_the_command(tmp_path: Path) -> None:
    ended: list[Code] = []
    over = threading.Event()

    def act(name: str, payload: Payload, context: Context) -> Payload:
        try:
            return wait_for_ever(name, payload, context)
        except CommandError as error:
            ended.append(error.code)
            over.set()
            raise

    async def run() -> None:
        async with serving(Puppet(act), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            reading = asyncio.create_task(connection.execute(READ, {}, within=30))
            await asyncio.sleep(0.05)
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
            await becomes(over.is_set)

    asyncio.run(run())
    assert ended == [Code.CANCELED]


def test_a_client_that_leaves_takes_its_commands_along(tmp_path: Path) -> None:
    over = threading.Event()

    def act(name: str, payload: Payload, context: Context) -> Payload:
        try:
            return wait_for_ever(name, payload, context)
        finally:
            over.set()

    async def run() -> None:
        async with serving(Puppet(act), tmp_path) as address:
            async with Connection(address, token=TOKEN) as connection:
                reading = asyncio.create_task(connection.execute(READ, {}, within=30))
                await asyncio.sleep(0.05)
            assert (await reading).code == "internalError"
            await becomes(over.is_set)

    asyncio.run(run())


def test_cancel_says_what_it_found(tmp_path: Path) -> None:
    async def run() -> list[Completion]:
        async with serving(Puppet(wait_for_ever), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            reading = asyncio.create_task(connection.execute(READ, {}, within=30))
            await asyncio.sleep(0.05)
            wrong = await connection.execute("Common.Cancel", {"requestIds": [99]}, within=5)
            right = await connection.execute("Common.Cancel", {}, within=5)
            return [wrong, right, await reading]

    wrong, right, reading = asyncio.run(run())
    assert (wrong.code, wrong.error) == ("commandErrorCode", "noMatchingRequestIDs")
    assert right.code == "success"
    assert reading.code == "canceled"


def test_commands_queue_and_those_that_never_began_say_so(tmp_path: Path) -> None:
    async def run() -> tuple[Completion, Completion]:
        async with serving(Puppet(wait_for_ever), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            first = asyncio.create_task(connection.execute(READ, {}, within=0.4))
            await asyncio.sleep(0)
            second = asyncio.create_task(connection.execute(PRINT, {}, within=0.1))
            return await first, await second

    first, second = asyncio.run(run())
    assert first.code == "timeOut"
    assert (second.code, second.payload) == ("timeOut", {"outcome": "notPrinted"})


def test_changes_are_told_to_every_client(tmp_path: Path) -> None:
    heard: list[list[str]] = [[], []]
    device = Puppet()

    def note(number: int, name: str, payload: Mapping[str, object]) -> None:
        heard[number].append(f"{name} {payload.get('device', '')}".strip())

    def act(name: str, payload: Payload, context: Context) -> Payload:
        device.state = Status(DeviceState.HARDWARE_ERROR, detail="cutterError")
        context.unsolicited(MEDIA_REMOVED)
        return {}

    device.act = act

    async def run() -> Completion:
        async with (
            serving(device, tmp_path) as address,
            Connection(address, token=TOKEN, on_unsolicited=lambda *news: note(0, *news)) as one,
            Connection(address, token=TOKEN, on_unsolicited=lambda *news: note(1, *news)),
        ):
            await one.execute(READ, {}, within=5)
            await becomes(lambda: all("Common.ErrorEvent" in part for part in heard))
            return await one.execute("Common.Status", {}, within=5)

    status = asyncio.run(run())
    assert heard[0][-3:] == ["Common.StatusChangedEvent hardwareError", "Common.ErrorEvent", MEDIA_REMOVED]
    assert heard[1][-3:] == heard[0][-3:]
    assert status.payload["detail"] == "cutterError"


@pytest.mark.parametrize(
    ("path", "token", "origin", "status"),
    [
        ("Puppet", None, None, 401),
        ("Puppet", "wrong", None, 401),
        ("Puppet", TOKEN, "http://127.0.0.1", 401),
        ("Other", TOKEN, None, 404),
    ],
)
def test_who_may_enter(tmp_path: Path, path: str, token: str | None, origin: str | None, status: int) -> None:
    async def run() -> int:
        async with serving(Puppet(), tmp_path) as address:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            headers |= {"Origin": origin} if origin else {}
            target = address.removesuffix("Puppet") + path
            with pytest.raises(InvalidStatus) as caught:
                await connect(target, additional_headers=headers, proxy=None)
            return caught.value.response.status_code

    assert asyncio.run(run()) == status


def test_paths_are_taken_in_either_case_and_with_a_slash(tmp_path: Path) -> None:
    async def run() -> Completion:
        async with serving(Puppet(), tmp_path) as address, Connection(f"{address.lower()}/", token=TOKEN) as connection:
            return await connection.execute("Common.Status", {}, within=5)

    assert asyncio.run(run()).code == "success"


def test_what_is_not_accepted_is_told_by_the_acknowledge(tmp_path: Path) -> None:
    def header(kind: str, number: int) -> str:
        return json.dumps(
            {"header": {"type": kind, "name": READ, "version": "1.0", "requestId": number}, "payload": {}}
        )

    async def run() -> list[str]:
        async with serving(Puppet(wait_for_ever), tmp_path) as address:
            headers = {"Authorization": f"Bearer {TOKEN}"}
            async with connect(address, additional_headers=headers, proxy=None) as socket:
                for text in ("nonsense", header("command", 1), header("command", 1), header("event", 2)):
                    await socket.send(text)
                for number in range(3, 36):
                    await socket.send(header("command", number))
                answers: list[str] = []
                while "tooManyRequests" not in answers:
                    message = json.loads(await socket.recv())
                    if message["header"]["type"] == "acknowledge":
                        answers.append(message["payload"]["status"])
                return answers

    answers = asyncio.run(run())
    assert answers[:3] == ["ok", "invalidRequestID", "invalidMessage"]
    assert answers[3:-1] == ["ok"] * 31


def test_bulk_goes_beside_the_json_and_is_forgotten_with_the_command(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def act(name: str, payload: Payload, context: Context) -> Payload:
        seen.append(context.take(str(payload["handle"])))
        return {"outcome": "printed"}

    async def run() -> list[Completion]:
        async with serving(Puppet(act), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            handle, stream = bulk.new_handle(), tmp_path / "run" / "Puppet.bulk"
            await asyncio.to_thread(bulk.put, stream, handle, b"%PDF-")
            first = await connection.execute(PRINT, {"handle": handle}, within=5)
            return [first, await connection.execute(PRINT, {"handle": handle}, within=5)]

    first, again = asyncio.run(run())
    assert (seen, first.code, again.code) == ([b"%PDF-"], "success", "invalidData")


def test_what_is_lent_can_be_fetched_until_the_command_ends(tmp_path: Path) -> None:
    stream = tmp_path / "run" / "Puppet.bulk"
    fetched = threading.Event()
    handles: list[str] = []

    def lend(name: str, payload: Payload, context: Context) -> Payload:
        with RingWriter(Shape.of(4, 3)) as ring:
            handles.extend(context.lend(ring.descriptor) for _ in range(2))
            context.event(MEDIA_INSERTED)
            while not fetched.is_set():
                context.wait(0.01)
        return DOCUMENT

    async def run() -> None:
        async with serving(Puppet(lend), tmp_path) as address, Connection(address, token=TOKEN) as connection:
            command = asyncio.create_task(connection.execute(READ, {}, within=5))
            await becomes(lambda: len(handles) == 2)
            with RingReader(await asyncio.to_thread(bulk.borrow, stream, handles[0])) as ring:
                fetched.set()
                assert (await command).code == "success"
                assert ring.over
            with pytest.raises(bulk.BulkError):
                await asyncio.to_thread(bulk.borrow, stream, handles[1])

    asyncio.run(run())


def test_a_bug_in_a_driver_ends_the_service_and_tells_the_client(tmp_path: Path) -> None:
    def act(name: str, payload: Payload, context: Context) -> Payload:
        raise ZeroDivisionError

    async def run() -> Completion:
        with pytest.raises(ZeroDivisionError):
            async with serving(Puppet(act), tmp_path) as address, Connection(address, token=TOKEN) as connection:
                done = await connection.execute(PRINT, {}, within=5)
        return done

    done = asyncio.run(run())
    assert (done.code, done.payload) == ("internalError", {"outcome": "unknown"})


def test_the_parent_is_asked_for_patience_with_every_command(tmp_path: Path) -> None:
    patience: list[float] = []
    asked: list[float] = []

    def act(name: str, payload: Payload, context: Context) -> Payload:
        assert context.deadline is not None
        asked.append(patience[-1] - context.deadline)
        return DOCUMENT

    async def run() -> None:
        async with serving(Puppet(act), tmp_path, patience) as address, Connection(address, token=TOKEN) as connection:
            await connection.execute(READ, {}, within=3)

    asyncio.run(run())
    assert asked == [pytest.approx(5.0)]


def test_the_driver_is_told_which_client_has_left_after_its_last_command(tmp_path: Path) -> None:
    asked: list[object] = []

    def remember(name: str, payload: Payload, context: Context) -> Payload:
        asked.append(context.client)
        return DOCUMENT

    puppet = Puppet(remember)

    async def run() -> None:
        async with serving(puppet, tmp_path) as address, Connection(address, token=TOKEN) as stays:
            async with Connection(address, token=TOKEN) as leaves:
                await leaves.execute(READ, {}, within=5)
                await leaves.execute(READ, {}, within=5)
            await becomes(lambda: puppet.gone == asked[:1])
            await stays.execute(READ, {}, within=5)
            assert puppet.gone == asked[:1]

    asyncio.run(run())
    first, second, third = asked
    assert first is second
    assert first is not third
