"""Questions to a Modbus board over a serial line, each asked again before the board is given up."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.sensors.modbus import ModbusError, ModbusFault, Request, find_reply
from drivers.transport.errors import LinkError, LinkReason
from drivers.transport.serial_line import SerialLine

_KEPT = 512
"""Bytes that may still belong to a reply; a line that never stops talking fills no memory."""


@dataclass(frozen=True)
class Limits:
    """answer: seconds for one reply. attempts: questions before a board is given up.

    gap: seconds of silence between frames, by which slaves tell them apart (3.5 characters; 4 ms at 9600 baud).
    """

    answer: float = 0.3
    attempts: int = 3
    gap: float = 0.005


class Board:
    """One unit on one line."""

    def __init__(
        self,
        line: SerialLine,
        *,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._line = line
        self._limits = limits or Limits()
        self._clock = clock
        self._sleep = sleep

    @property
    def opened(self) -> bool:
        """Whether the line is open, as far as anyone has noticed."""
        return self._line.opened

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def ask(self, request: Request, *, attempts: int = 0) -> tuple[bool, ...]:
        """The bits of the reply. attempts: instead of the usual number.

        Raises LinkError when nothing was heard, ModbusError when it made no sense or the board has refused.
        """
        failure: LinkError | ModbusError | None = None
        for _ in range(attempts or self._limits.attempts):
            try:
                return self._once(request)
            except LinkError as error:
                if error.reason is not LinkReason.SILENT:
                    raise
                failure = failure or error
            except ModbusError as error:
                if error.fault is ModbusFault.REFUSED:
                    raise
                failure = error
        assert failure
        raise failure

    def _once(self, request: Request) -> tuple[bool, ...]:
        self._line.discard()
        self._sleep(self._limits.gap)
        deadline = self._clock() + self._limits.answer
        self._line.write(request.encode(), deadline)
        heard = b""
        while True:
            try:
                heard = heard[-_KEPT:] + self._line.read(deadline)
            except LinkError as error:
                if heard and error.reason is LinkReason.SILENT:
                    raise ModbusError(ModbusFault.GARBLED) from None
                raise
            if (bits := find_reply(request, heard)) is not None:
                return bits
            if self._clock() >= deadline:
                raise ModbusError(ModbusFault.GARBLED)
