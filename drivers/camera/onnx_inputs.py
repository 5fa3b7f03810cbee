"""Takes inputs that nothing needs out of an ONNX model, in memory.

SFace as it is published lists its weights as inputs beside the picture, as ONNX wanted it before version 4 of its
intermediate representation. OpenCV 5 asks for every input that is listed and refuses to run. The weights themselves
stand in the graph's initializers and stay as they are; only the list is shortened.

No ONNX library is needed for that: a model is a protobuf message (onnx.proto: ModelProto.graph is field 7,
GraphProto.input field 11, ValueInfoProto.name field 1), and its parts are copied or left out whole.
"""

from collections.abc import Iterator
from typing import Final

_GRAPH: Final = 7
_INPUT: Final = 11
_NAME: Final = 1
_LONGEST: Final = 10
"""Bytes of a number on the wire."""


class BadModelError(ValueError):
    """Bytes that are no ONNX model. It carries nothing of them."""


def with_inputs(model: bytes, wanted: frozenset[str]) -> bytes:
    """`model` with no other graph inputs than `wanted`. Raises BadModelError."""
    view, parts = memoryview(model), list[bytes | memoryview]()
    for number, start, body, end in _fields(view):
        if number == _GRAPH and body is not None:
            graph = b"".join(_graph(view[body:end], wanted))
            parts += [bytes([_GRAPH << 3 | 2]), _number(len(graph)), graph]
        else:
            parts.append(view[start:end])
    return b"".join(parts)


def inputs(model: bytes) -> tuple[str, ...]:
    """Names of the graph inputs. Raises BadModelError."""
    view, names = memoryview(model), list[str]()
    for number, _, body, end in _fields(view):
        if number == _GRAPH and body is not None:
            graph = view[body:end]
            names += [_name(graph[inside:to]) for kind, _, inside, to in _fields(graph) if kind == _INPUT]
    return tuple(names)


def _graph(view: memoryview, wanted: frozenset[str]) -> Iterator[memoryview]:
    for number, start, body, end in _fields(view):
        if number != _INPUT or _name(view[body:end]) in wanted:
            yield view[start:end]


def _name(view: memoryview) -> str:
    for number, _, body, end in _fields(view):
        if number == _NAME and body is not None:
            return bytes(view[body:end]).decode("utf-8", "replace")
    return ""


def _fields(view: memoryview) -> Iterator[tuple[int, int, int | None, int]]:
    """Of each field its number, where it begins, where its contents do if they are bytes, and where it ends."""
    at = 0
    while at < len(view):
        start = at
        tag, at = _read(view, at)
        body: int | None = None
        match tag & 7:
            case 0:
                at = _read(view, at)[1]
            case 1:
                at += 8
            case 2:
                length, body = _read(view, at)
                at = body + length
            case 5:
                at += 4
            case _:
                raise BadModelError("an unknown kind of field")
        if at > len(view):
            raise BadModelError("cut off")
        yield tag >> 3, start, body, at


def _read(view: memoryview, at: int) -> tuple[int, int]:
    """A number, and what is behind it."""
    value = 0
    for place in range(_LONGEST):
        if at + place >= len(view):
            raise BadModelError("cut off")
        byte = view[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at + place + 1
    raise BadModelError("a number without an end")


def _number(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)
