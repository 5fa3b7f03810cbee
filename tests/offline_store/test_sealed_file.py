"""A sealed file opens whole and unchanged, or not at all."""

import hashlib
import io
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import sealed_file
from offline_store.errors import Malformed, SealingError, SessionForgotten, Tampered, UnknownRecipient
from offline_store.sealed_file import MAGIC, PIECE, SealedWriter, pieces
from offline_store.sealing import Opener, Sealer, software_keypair
from offline_store.suites import SUITES, TAG

PRIVATE, PUBLIC = software_keypair()
SEALER = Sealer({"centre": PUBLIC})
OPENER = Opener({"centre": PRIVATE})
OLD = json.loads(Path(__file__).with_name("sealed_files.json").read_text())


def seal(plain: bytes, sealer: Sealer = SEALER, step: int = PIECE) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, sealer.session())
    for at in range(0, len(plain), step):
        writer.write(plain[at : at + step])
    size, digest = writer.finish()
    assert (size, digest) == (len(file.getvalue()), hashlib.sha256(file.getvalue()).digest())
    return file.getvalue()


def opened(sealed: bytes, opener: Opener = OPENER) -> bytes:
    return b"".join(pieces(io.BytesIO(sealed), opener))


def lead(sealed: bytes) -> int:
    """Where the pieces begin."""
    return 6 + int.from_bytes(sealed[4:6], "big")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Bytes of a piece that make a file of many pieces a short one."""
    monkeypatch.setattr(sealed_file, "PIECE", 64)
    return 64


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1])
@pytest.mark.parametrize("step", [PIECE, 100_003])
def test_what_is_sealed_comes_back(size: int, step: int) -> None:
    plain = bytes(range(256)) * (size // 256 + 1)
    sealed = seal(plain[:size], step=step)
    assert opened(sealed) == plain[:size]
    assert len(sealed) == lead(sealed) + size + TAG * max(1, -(-size // PIECE))


@given(st.lists(st.binary(max_size=200), max_size=12))
@settings(max_examples=60, deadline=None)
def test_it_does_not_matter_in_which_portions_it_was_written(portions: list[bytes]) -> None:
    file = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed_file, "PIECE", 64)
        writer = SealedWriter(file, SEALER.session())
        for portion in portions:
            writer.write(portion)
        writer.finish()
        assert opened(file.getvalue()) == b"".join(portions)


@pytest.mark.parametrize("suite", SUITES)
def test_every_suite_seals_to_several_and_opens_for_each(suite: int, small: int) -> None:
    pairs = {name: software_keypair(suite) for name in ("centre", "escrow")}
    sealed = seal(b"scan" * 100, Sealer({name: public for name, (_, public) in pairs.items()}, suite=suite))
    for name, (private, _) in pairs.items():
        assert opened(sealed, Opener({name: private})) == b"scan" * 100
    with pytest.raises(UnknownRecipient):
        opened(sealed, Opener({"other": pairs["centre"][0]}))


def test_every_byte_that_is_changed_is_seen(small: int) -> None:
    sealed = seal(b"scan" * 50)
    for at, bit in itertools.product(range(len(sealed)), (0x01, 0x80)):
        changed = bytearray(sealed)
        changed[at] ^= bit
        with pytest.raises(SealingError):
            opened(bytes(changed))


@pytest.mark.parametrize("suite", SUITES)
def test_every_byte_counts_in_every_suite(suite: int, small: int) -> None:
    private, public = software_keypair(suite)
    sealed = seal(b"scan" * 50, Sealer({"c": public}, suite=suite))
    for at in range(len(sealed) - 1, 0, -7):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealingError):
            opened(bytes(changed), Opener({"c": private}))


def test_a_file_that_was_cut_anywhere_is_refused(small: int) -> None:
    sealed = seal(b"scan" * 50)
    for length in range(len(sealed)):
        with pytest.raises(SealingError):
            opened(sealed[:length])


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_cut_at_the_border_of_a_piece_is_refused(count: int) -> None:
    sealed = seal(bytes(count * PIECE))
    borders = range(lead(sealed), len(sealed), PIECE + TAG)
    assert len(borders) == count
    for border in borders:
        with pytest.raises(Tampered):
            opened(sealed[:border])


def test_pieces_cannot_be_moved_left_out_repeated_or_appended(small: int) -> None:
    sealed = seal(bytes(range(256)))
    start, size = lead(sealed), small + TAG
    whole = [sealed[at : at + size] for at in range(start, len(sealed), size)]
    assert len(whole) == 4
    for order in itertools.chain(
        itertools.permutations(range(4)), itertools.combinations(range(4), 3), [(0, 1, 2, 3, 3), (0, 1, 1, 2, 3)]
    ):
        if order != (0, 1, 2, 3):
            with pytest.raises(Tampered):
                opened(sealed[:start] + b"".join(whole[number] for number in order))


def test_a_piece_of_another_file_of_the_same_visit_is_none_of_this(small: int) -> None:
    session = SEALER.session()
    files = []
    for _ in range(2):
        file = io.BytesIO()
        writer = SealedWriter(file, session)
        writer.write(bytes(200))
        writer.finish()
        files.append(file.getvalue())
    one, other = files
    start, size = lead(one), small + TAG
    assert one[start:] != other[start:]
    with pytest.raises(Tampered):
        opened(one[: start + size] + other[start + size :])
    with pytest.raises(Tampered):
        opened(one[:start] + other[start:])


def test_a_key_of_an_entry_opens_no_file_and_the_other_way_round(small: int) -> None:
    session = SEALER.session()
    entry = session.seal(bytes(32), aad=b"header")
    with pytest.raises(Tampered):
        OPENER.file_key(entry, aad=b"kiosk file key\x00")
    with pytest.raises(Malformed):
        OPENER.file_key(session.seal(b"short", aad=b"x"), aad=b"x")


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_a_sealing_error(data: bytes) -> None:
    for start in (b"", MAGIC):
        with pytest.raises(SealingError):
            opened(start + data)


def test_after_its_end_a_writer_seals_nothing(small: int) -> None:
    session = SEALER.session()
    writer = SealedWriter(io.BytesIO(), session)
    session.forget()
    writer.write(bytes(1000))
    writer.finish()
    with pytest.raises(SessionForgotten):
        writer.finish()
    with pytest.raises(SessionForgotten):
        writer.write(b"x")
    with pytest.raises(SessionForgotten):
        SealedWriter(io.BytesIO(), session)


@pytest.mark.parametrize("name", OLD)
def test_what_was_sealed_with_the_first_release_is_still_read(name: str) -> None:
    old = OLD[name]
    assert opened(bytes.fromhex(old["file"]), Opener({"centre": bytes.fromhex(old["private"])})) == "王测试".encode()


def test_each_suite_has_an_old_file() -> None:
    assert len(OLD) == len(SUITES)
