"""Which kind of line a configuration asks for."""

from collections.abc import Mapping

from drivers.transport.card_line import CardLine
from drivers.transport.socket_line import SocketLine
from drivers.xfs4iot.device import text_option
from drivers.xfs4iot.settings import Option


def open_line(options: Mapping[str, Option]) -> CardLine:
    """Options: `reader` (PC/SC name or its beginning, "" for the first), or `socket` (path). Raises BadOptionError."""
    path = text_option(options, "socket", "")
    if path:
        return SocketLine(path)
    # Loaded in the device's own process only: the publisher has no use for it.
    from drivers.transport.pcsc import PcscLine

    return PcscLine(text_option(options, "reader", ""))
