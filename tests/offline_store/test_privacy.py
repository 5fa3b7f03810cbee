"""No byte of a citizen's name or number may lie on the terminal's disk or in its log."""

import logging
from pathlib import Path

import pytest

from offline_store.records import ReceiptDraft
from tests.offline_store.stores import Recipient, open_outbox

WORDS = ("张三", "370699195001010018", "李四", "370699198506150028", "13800000001", "烟台市虚拟区测试路1号")


def test_nothing_of_the_citizen_is_on_the_disk(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = "；".join(WORDS * 50).encode()
    recipient = Recipient()
    with open_outbox(tmp_path, recipient) as outbox:
        session = recipient.sealer.session()
        for _ in range(20):
            outbox.append(
                "application", {"service": "k01"}, body, session=session, receipt=ReceiptDraft("k01", "20261123")
            )
        session.forget()
        files = sorted(tmp_path.iterdir())
        assert [path.name for path in files] == ["outbox.db", "outbox.db-shm", "outbox.db-wal", "outbox.lock"]
        haystack = b"".join(path.read_bytes() for path in files) + caplog.text.encode() + repr(session).encode()
    haystack += (tmp_path / "outbox.db").read_bytes()
    for word in WORDS:
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert word.encode(encoding) not in haystack
