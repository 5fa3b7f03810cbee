from datetime import datetime
from typing import Generic, Self, TypeVar

from securesystemslib.signer import Key, Signature, Signer

class Signed:
    version: int
    expires: datetime

class Root(Signed):
    def __init__(
        self, version: int | None = None, *, expires: datetime | None = None, consistent_snapshot: bool | None = True
    ) -> None: ...
    def add_key(self, key: Key, role: str) -> None: ...
    def revoke_key(self, keyid: str, role: str) -> None: ...

class MetaFile:
    version: int
    def __init__(self, version: int = 1) -> None: ...

class TargetFile:
    hashes: dict[str, str]
    length: int
    path: str
    @classmethod
    def from_data(cls, target_file_path: str, data: bytes) -> Self: ...

class Timestamp(Signed):
    snapshot_meta: MetaFile
    def __init__(
        self,
        version: int | None = None,
        *,
        expires: datetime | None = None,
        snapshot_meta: MetaFile | None = None,
    ) -> None: ...

class Snapshot(Signed):
    meta: dict[str, MetaFile]
    def __init__(
        self, version: int | None = None, *, expires: datetime | None = None, meta: dict[str, MetaFile] | None = None
    ) -> None: ...

class Targets(Signed):
    targets: dict[str, TargetFile]
    def __init__(
        self,
        version: int | None = None,
        *,
        expires: datetime | None = None,
        targets: dict[str, TargetFile] | None = None,
    ) -> None: ...

T = TypeVar("T", Root, Timestamp, Snapshot, Targets)

class Metadata(Generic[T]):
    signed: T
    signatures: dict[str, Signature]
    def __init__(self, signed: T) -> None: ...
    @classmethod
    def from_file(cls, filename: str) -> Self: ...
    @classmethod
    def from_bytes(cls, data: bytes) -> Self: ...
    def sign(self, signer: Signer, append: bool = False) -> Signature: ...
    def to_bytes(self) -> bytes: ...
