"""Every message that crosses a connection in these tests is held against the standard."""

from collections.abc import Iterator

import pytest

from drivers.xfs4iot import connection
from drivers.xfs4iot.messages import Message, decode, encode
from tests.drivers.xfs4iot.conformance import check


@pytest.fixture(autouse=True)
def tap(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Texts sent and received by clients; checked one by one when the test is over."""
    texts: list[str] = []

    def received(text: str | bytes) -> Message:
        texts.append(text if isinstance(text, str) else text.decode())
        return decode(text)

    def sent(message: Message) -> str:
        texts.append(encode(message))
        return texts[-1]

    monkeypatch.setattr(connection, "decode", received)
    monkeypatch.setattr(connection, "encode", sent)
    yield texts
    for text in texts:
        check(text)
