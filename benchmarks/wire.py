"""A serial cable at its own speed: two ptys with a copier between them that lets no byte through early."""

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from drivers.lab.pseudo_terminal import PseudoTerminal

BITS = 10
"""Of a byte on the wire: start, eight, stop."""
_PIECE = 16


class PacedWire:
    """Between what opens `near` and what opens `far`. bytes_carried: both ways."""

    def __init__(self, folder: Path, baud: int) -> None:
        self._second = baud / BITS
        self._free = {"near": 0.0, "far": 0.0}
        self.bytes_carried = 0
        self.near = PseudoTerminal(folder / "near", lambda data: self._carry(data, "far"))
        self.far = PseudoTerminal(folder / "far", lambda data: self._carry(data, "near"))

    def __enter__(self) -> Self:
        self.near.__enter__()
        self.far.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.far.__exit__(kind, error, trace)
        self.near.__exit__(kind, error, trace)

    def _carry(self, data: bytes, to: str) -> None:
        """Each piece arrives when its last bit would have."""
        port = self.near if to == "near" else self.far
        self.bytes_carried += len(data)
        self._free[to] = max(time.perf_counter(), self._free[to])
        for at in range(0, len(data), _PIECE):
            piece = data[at : at + _PIECE]
            self._free[to] += len(piece) / self._second
            while (left := self._free[to] - time.perf_counter()) > 0:
                time.sleep(left)
            port.send(piece)
