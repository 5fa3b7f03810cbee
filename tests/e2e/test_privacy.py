"""What a terminal keeps of its citizens after they have gone: nothing that it, or a thief of its disk, can read."""

import base64
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from central import site
from kiosk_app import identity
from kiosk_app.config import centre_of, lab_of
from offline_store import envelope
from offline_store.errors import SealingError
from offline_store.sealing import Opener
from tests.e2e.conftest import files_below

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
INK = (b"\x89PNG", base64.b64encode(b"\x89PNG\r\n\x1a\n")[:10], b'"strokes"')
"""A signature is a picture and its movement; nothing else on a terminal is either."""


@pytest.fixture(params=["k08_offline", "k01_english"])
def visited(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A terminal that has served one citizen, in its own temporary directory, and was switched off."""
    result: dict[str, Any] = request.getfixturevalue(request.param)
    return result


def words(result: dict[str, Any]) -> list[str]:
    """Name, number, address; phone and service PIN of the same synthetic person."""
    citizen = {"k08": 3, "k01": 2}[result["service"]]
    return [*result["citizen_words"], f"1380000000{citizen}", f'"10000{citizen}"']


def needles(result: dict[str, Any]) -> list[bytes]:
    return [word.encode(code) for word in words(result) for code in ENCODINGS] + list(INK)


def kept(result: dict[str, Any]) -> list[Path]:
    """Everything the terminal wrote anywhere, but the pictures and sheets that were asked for."""
    data: Path = result["data"]
    return files_below(data, lab_of(data), result["tmp"])


def found(files: list[Path], needles: list[bytes]) -> list[tuple[str, bytes]]:
    """File names count as well."""
    return [
        (path.name, needle)
        for path in files
        for needle in needles
        if needle in path.read_bytes() or needle in str(path).encode()
    ]


def test_no_byte_of_the_citizen_is_left(visited: dict[str, Any]) -> None:
    files = kept(visited)
    assert {"outbox.db", "ledger.db", "trust.json", "bundle.json"} <= {path.name for path in files}
    assert found(files, needles(visited)) == []
    assert not [word for word in words(visited) if word in visited["log"]]


def test_the_search_would_find_it(visited: dict[str, Any], tmp_path: Path) -> None:
    """In a page of the store that is free again, where nobody but a search looks."""
    shutil.copy(visited["data"] / "outbox.db", tmp_path)
    connection = sqlite3.connect(tmp_path / "outbox.db")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE leak (word TEXT)")
    connection.execute("INSERT INTO leak VALUES (?)", (visited["citizen_words"][0],))
    connection.commit()
    connection.execute("DROP TABLE leak")
    connection.commit()
    connection.close()
    assert found(files_below(tmp_path), needles(visited)) != []


def sealed(data: Path) -> Iterator[tuple[bytes, bytes]]:
    """Header and body of every entry."""
    connection = sqlite3.connect(data / "outbox.db")
    yield from connection.execute("SELECT header, body FROM entry").fetchall()
    connection.close()


def secrets(data: Path) -> set[bytes]:
    """Whatever on the disk could be a key of 32 bytes: the terminal's own, and each that is written in a file."""
    numbers = identity.private_key((data / identity.FILE).read_bytes()).private_numbers()
    candidates = {numbers.private_value.to_bytes(32, "big")}
    for path in files_below(data):
        content = path.read_bytes()
        candidates |= {bytes.fromhex(text.decode()) for text in re.findall(rb"\b[0-9a-f]{64}\b", content)}
        for text in re.findall(rb"[A-Za-z0-9_-]{43}|[A-Za-z0-9+/]{43}=", content):
            candidates.add(base64.urlsafe_b64decode(text.replace(b"+", b"-").replace(b"/", b"_").rstrip(b"=") + b"="))
    return candidates


def test_a_thief_of_the_disk_opens_nothing(visited: dict[str, Any], tmp_path: Path) -> None:
    stolen = tmp_path / "stolen"
    shutil.copytree(visited["data"], stolen, ignore=shutil.ignore_patterns("*.sock"))
    entries = list(sealed(stolen))
    assert len(entries) >= 3
    keys = secrets(stolen)
    for header, body in entries:
        for recipient in envelope.parse(body).recipients:
            for key in keys:
                with pytest.raises(SealingError):
                    Opener({recipient.key_id: key}).open(body, aad=header)
    centre = Opener(site.private_keys(centre_of(visited["data"])))
    assert all(centre.open(body, aad=header) for header, body in entries)
