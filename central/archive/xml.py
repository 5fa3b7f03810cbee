"""XML as packages hold it: elements, attributes and text, no document types, one way to write each tree."""

from dataclasses import dataclass, field
from html import escape
from typing import Final
from xml.parsers import expat

HEAD: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'


class BadXml(ValueError):
    """Not well-formed, or more than elements and text."""


@dataclass
class Node:
    """An element. It has text or children; white space around children is not kept."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    def all(self, name: str) -> list["Node"]:
        return [child for child in self.children if child.name == name]

    def said(self, *path: str) -> str:
        """The text of the first element down the path, "" when there is none."""
        node: Node | None = self
        for name in path:
            node = next(iter(node.all(name)), None) if node else None
        return node.text if node else ""


def node(name: str, *children: Node, **attributes: str) -> Node:
    return Node(name, "", attributes, list(children))


def leaf(name: str, text: str, **attributes: str) -> Node:
    return Node(name, text, attributes)


def write(root: Node) -> bytes:
    """UTF-8, indented by one space. What XML cannot say is written as U+FFFD."""
    lines: list[str] = []
    _write(root, 0, lines)
    return HEAD + "\n".join(lines).encode() + b"\n"


def read(data: bytes) -> Node:
    """Raises BadXml."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError, ValueError):
        raise BadXml("xml") from None
    return builder.top.children[0]


def _write(one: Node, depth: int, lines: list[str]) -> None:
    pad = " " * depth
    attributes = "".join(f' {name}="{_said(value)}"' for name, value in one.attributes.items())
    if one.children:
        lines.append(f"{pad}<{one.name}{attributes}>")
        for child in one.children:
            _write(child, depth + 1, lines)
        lines.append(f"{pad}</{one.name}>")
    else:
        lines.append(f"{pad}<{one.name}{attributes}>{_said(one.text)}</{one.name}>")


def _said(text: str) -> str:
    kept = "".join(letter if _allowed(letter) else "\ufffd" for letter in text)
    return escape(kept).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")


def _allowed(letter: str) -> bool:
    """Char of XML 1.0 §2.2."""
    return letter in "\t\n\r" or "\x20" <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"


class _Builder:
    def __init__(self) -> None:
        self.top = Node("")
        self._open = [self.top]
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        made = Node(name, "", attributes)
        self._open[-1].children.append(made)
        self._open.append(made)

    def _end(self, _: str) -> None:
        ended = self._open.pop()
        if ended.children:
            ended.text = ""

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _refuse(self, *_: object) -> None:
        raise BadXml("doctype")
