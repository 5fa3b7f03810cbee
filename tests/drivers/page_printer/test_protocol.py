"""IPP bytes: the RFC's own example, collections, and arbitrary rubbish."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.page_printer.protocol import (
    Collection,
    Damage,
    IppError,
    IppMessage,
    Operation,
    Tag,
    attribute,
    decode,
    encode,
)

# RFC 8010 appendix A.1 (Print-Job request), without its trailing document and job attributes.
PRINT_JOB = bytes.fromhex(
    "01 01 0002 00000001 01"
    "47 0012 617474726962757465732d63686172736574 0005 7574662d38"
    "48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765 0005 656e2d7573"
    "45 000b 7072696e7465722d757269 002c 6970703a2f2f7072696e7465722e6578616d706c652e636f6d2f6970702f"
    "7072696e742f70696e6574726565"
    "42 0008 6a6f622d6e616d65 0006 666f6f626172"
    "22 0016 6970702d6174747269627574652d666964656c697479 0001 01"
    "02 21 0006 636f70696573 0004 00000014 44 0005 7369646573 0013 74776f2d73696465642d6c6f6e672d65646765 03"
)


def test_the_example_of_the_rfc() -> None:
    message = decode(PRINT_JOB + b"%!PDF")
    assert (message.code, message.request_id, message.data) == (Operation.PRINT_JOB, 1, b"%!PDF")
    operation, job = message.group(Tag.OPERATION), message.group(Tag.JOB)
    assert operation["attributes-natural-language"] == ("en-us",)
    assert operation["printer-uri"] == ("ipp://printer.example.com/ipp/print/pinetree",)
    assert operation["ipp-attribute-fidelity"] == (True,)
    assert job == {"copies": (20,), "sides": ("two-sided-long-edge",)}


def test_what_is_written_is_the_rfcs() -> None:
    message = decode(PRINT_JOB)
    assert encode(message)[2:] == PRINT_JOB[2:]


def test_a_set_of_values_has_its_name_once() -> None:
    group = (Tag.PRINTER, (attribute("printer-state-reasons", Tag.KEYWORD, "media-jam", "door-open"),))
    wire = encode(IppMessage(0, 1, (group,)))
    assert wire.count(b"printer-state-reasons") == 1
    assert decode(wire).group(Tag.PRINTER) == {"printer-state-reasons": ("media-jam", "door-open")}


def test_collections_are_read_and_what_follows_them() -> None:
    def value(tag: int, name: bytes, raw: bytes) -> bytes:
        return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(raw)) + raw

    inner = value(0x4A, b"", b"media-size") + value(0x34, b"", b"") + value(0x4A, b"", b"x-dimension")
    inner += value(0x21, b"", bytes(4)) + value(0x37, b"", b"")
    wire = bytes.fromhex("0200000000000001 04") + value(0x34, b"media-col", b"") + inner + value(0x37, b"", b"")
    wire += value(0x23, b"printer-state", (3).to_bytes(4, "big")) + b"\x03"
    size = Collection((attribute("x-dimension", Tag.INTEGER, 0),))
    media = Collection((attribute("media-size", Tag.BEGIN_COLLECTION, size),))
    assert decode(wire).group(Tag.PRINTER) == {"media-col": (media,), "printer-state": (3,)}
    again = IppMessage(0, 1, ((Tag.PRINTER, (attribute("media-col", Tag.BEGIN_COLLECTION, media),)),))
    assert decode(encode(again)) == again
    assert inner in encode(again)


def test_collections_are_not_followed_without_end() -> None:
    wire = bytes.fromhex("0200000000000001 04 34 0001 61 0000") + bytes.fromhex("4a 0000 0001 61 34 0000 0000") * 5000
    with pytest.raises(IppError) as caught:
        decode(wire)
    assert caught.value.damage is Damage.DEPTH


@pytest.mark.parametrize(
    ("wire", "damage"),
    [
        (b"", Damage.TRUNCATED),
        (bytes.fromhex("0200000000000001"), Damage.TRUNCATED),
        (bytes.fromhex("070000000000000103"), Damage.VERSION),
        (bytes.fromhex("0200000000000001 21 0001 61 0004 00000000 03"), Damage.TAG),
        (bytes.fromhex("0200000000000001 04 21 0000 0004 00000000 03"), Damage.TAG),
        (bytes.fromhex("0200000000000001 04 21 0001 61 0003 000000 03"), Damage.LENGTH),
        (bytes.fromhex("0200000000000001 04 22 0001 61 0000 03"), Damage.LENGTH),
        (bytes.fromhex("0200000000000001 04 34 0001 61 0000 03"), Damage.TAG),
        (bytes.fromhex("0200000000000001 04 34 0001 61 0000 21 0000 0004 00000000 03"), Damage.TAG),
    ],
)
def test_broken_messages(wire: bytes, damage: Damage) -> None:
    with pytest.raises(IppError) as caught:
        decode(wire)
    assert caught.value.damage is damage


@given(data=st.binary(max_size=200), cut=st.integers(0, len(PRINT_JOB)))
def test_arbitrary_bytes_raise_nothing_else(data: bytes, cut: int) -> None:
    for wire in (data, PRINT_JOB[:cut] + data, PRINT_JOB[:-1] + b"\x34\x00\x01a\x00\x00" + data):
        try:
            decode(wire)
        except IppError:
            continue


@given(
    st.lists(
        st.tuples(st.text("abc-", min_size=1, max_size=8), st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1)),
        unique_by=lambda pair: pair[0],
        max_size=5,
    )
)
def test_what_is_written_is_read(pairs: list[tuple[str, list[int]]]) -> None:
    group = (Tag.PRINTER, tuple(attribute(name, Tag.INTEGER, *values) for name, values in pairs))
    message = IppMessage(0, 9, (group,), b"rest")
    assert decode(encode(message)) == message
