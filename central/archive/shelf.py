"""Where packages lie at the centre: one sealed file each, to a key that is there for nothing else.

The keys that terminals seal to are destroyed once nothing more can come by them; a package outlives them.
"""

import io
from pathlib import Path
from typing import Final

from offline_store.durable import replace
from offline_store.sealed_file import SealedWriter, pieces
from offline_store.sealing import Opener, Sealer

KEY_ID: Final = "archive"


class Shelf:
    """folder: its owner's only. private, public: the halves of the archive's key, raw bytes."""

    def __init__(self, folder: Path, private: bytes, public: bytes) -> None:
        self._folder = folder
        self._sealer = Sealer({KEY_ID: public})
        self._opener = Opener({KEY_ID: private})

    def put(self, digest: str, package: bytes) -> None:
        """Durable when it returns. digest: the package's, hex; its file is named by it. Raises OSError."""
        file = io.BytesIO()
        session = self._sealer.session()
        writer = SealedWriter(file, session)
        session.forget()
        writer.write(package)
        writer.finish()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(self._folder / digest, file.getvalue())

    def take(self, digest: str) -> bytes:
        """Raises OSError, SealingError."""
        with (self._folder / digest).open("rb") as file:
            return b"".join(pieces(file, self._opener))
