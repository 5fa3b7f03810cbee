"""Opens the sealed files that came with applications."""

from pathlib import Path

from central.opener.keys import Opens
from central.store.attachment_files import place
from kiosk_app.protocol.cases import Attachment
from offline_store.sealed_file import pieces


class Scans:
    """attachments: folder of sealed files."""

    def __init__(self, attachments: Path, opener: Opens) -> None:
        self._attachments = attachments
        self._opener = opener

    def read(self, terminal: str, attachment: Attachment) -> bytes:
        """What is inside. Raises OSError, SealingError."""
        with place(self._attachments, terminal, attachment.id).open("rb") as file:
            return b"".join(pieces(file, self._opener))
