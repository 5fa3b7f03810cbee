"""Our client against pymodbus's server, and our emulator against pymodbus's client."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from pymodbus.client import ModbusSerialClient
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

from drivers.lab.pseudo_terminal import PseudoTerminal
from drivers.sensors.board import Board, Limits
from drivers.sensors.device import SensorBoard
from drivers.sensors.emulator import SensorEmulator
from drivers.sensors.modbus import Function, ModbusError, ModbusFault, read, write
from drivers.sensors.wiring import wiring
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.enums import DeviceState
from tests.drivers.contexts import PlainContext

PATIENT = Limits(answer=10)


@contextmanager
def wire(folder: Path) -> Iterator[tuple[str, str]]:
    """Two ports with a wire between them."""
    near = PseudoTerminal(folder / "near", lambda data: far.send(data))
    far = PseudoTerminal(folder / "far", lambda data: near.send(data))
    with near, far:
        yield str(near.link), str(far.link)


@contextmanager
def served(port: str) -> Iterator[ModbusSerialServer]:
    """Unit 1 with eight coils and eight inputs, of which 0 and 2 are closed; in a thread of its own."""
    closed = [True, False, True, False, False, False, False, False]
    coils = [SimData(0, values=[False] * 8, datatype=DataType.BITS)]
    inputs = [SimData(0, values=closed, datatype=DataType.BITS)]
    none = [SimData(0, values=0, datatype=DataType.REGISTERS)]
    started: Future[tuple[ModbusSerialServer, asyncio.AbstractEventLoop]] = Future()

    async def serve() -> None:
        device = SimDevice(1, simdata=(coils, inputs, none, none))
        server = ModbusSerialServer(device, port=port, baudrate=9600)
        await server.serve_forever(background=True)
        started.set_result((server, asyncio.get_running_loop()))
        await server.serving

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    server, loop = started.result(timeout=20)
    yield server
    asyncio.run_coroutine_threadsafe(server.shutdown(), loop).result(timeout=20)
    thread.join(timeout=20)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with wire(tmp_path) as (near, far), served(far):
        board = Board(SerialLine(near), limits=PATIENT)
        yield board
        board.close()


def test_coils_and_inputs(board: Board) -> None:
    assert board.ask(read(1, Function.READ_INPUTS, 0, 4)) == (True, False, True, False)
    board.ask(write(1, 1, (True,)))
    board.ask(write(1, 3, (True, False, True)))
    assert board.ask(read(1, Function.READ_COILS, 0, 8)) == (False, True, False, True, False, True, False, False)


def test_a_coil_that_is_not_there_is_refused(board: Board) -> None:
    with pytest.raises(ModbusError) as caught:
        board.ask(write(1, 99, (True,)))
    assert (caught.value.fault, caught.value.exception) == (ModbusFault.REFUSED, 2)


def test_the_whole_driver(board: Board) -> None:
    driver, context = SensorBoard(board, wiring("cardReader=0", "proximitySensor=2", ""), debounce=0), PlainContext()
    driver.poll(context)
    driver.execute("Lights.SetLight", {"cardReader": {"flashRate": "continuous"}}, context)
    assert driver.status().device is DeviceState.ONLINE
    assert driver.status().parts["auxiliaries"] == {"proximitySensor": "present"}
    assert board.ask(read(1, Function.READ_COILS, 0, 1)) == (True,)


def test_the_emulator_is_a_board_to_others_too(tmp_path: Path) -> None:
    with SensorEmulator(tmp_path / "board") as emulator:
        emulator.set_input(2, True)
        client = ModbusSerialClient(str(emulator.port.link), baudrate=9600, timeout=10)
        assert client.connect()
        assert client.read_discrete_inputs(0, count=3, device_id=1).bits[:3] == [False, False, True]
        assert not client.write_coil(5, True, device_id=1).isError()
        assert not client.write_coils(0, [True, False, True], device_id=1).isError()
        assert client.read_coils(0, count=6, device_id=1).bits[:6] == [True, False, True, False, False, True]
        assert client.read_coils(15, count=2, device_id=1).exception_code == 2
        client.close()
