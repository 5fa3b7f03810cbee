"""What the centre gives to print: the sheet of a finished case, and what stands about it in the answer's headers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class NoDocument(ValueError):
    """An answer that should have been a document is none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished case's sheet. pdf: the bytes to print. code: what a reader of the sheet can verify it by. stock: the
    paper it has to be printed on.
    """

    pdf: bytes = field(repr=False)
    document_id: str
    pages: int
    code: str = field(repr=False)
    stock: str = "plain"


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """The sheet of somebody's own case, with this event id. printed: whether any terminal has, or may have."""

    case: str
    document: Document
    printed: bool


@dataclass(frozen=True, slots=True)
class DocumentPending:
    """The document is still being made."""


def document(headers: Mapping[str, str], content: bytes) -> Document:
    """Raises NoDocument."""
    try:
        pages = int(headers["Document-Pages"])
        document_id, code = headers["Document-Id"], headers["Verification-Code"]
    except (KeyError, ValueError):
        raise NoDocument from None
    if not content.startswith(b"%PDF-"):
        raise NoDocument
    return Document(content, document_id, pages, code, headers.get("Document-Stock", "plain"))


def own_document(headers: Mapping[str, str], content: bytes) -> OwnDocument:
    """Raises NoDocument."""
    try:
        case, printed = headers["Case-Event"], headers["Document-Printed"]
    except KeyError:
        raise NoDocument from None
    return OwnDocument(case, document(headers, content), printed != "no")
