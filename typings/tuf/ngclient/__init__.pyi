from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime

from tuf.api.metadata import Root, TargetFile

class FetcherInterface(ABC):
    @abstractmethod
    def _fetch(self, url: str) -> Iterator[bytes]: ...

class TrustedMetadataSet:
    reference_time: datetime
    root: Root

class Updater:
    _trusted_set: TrustedMetadataSet
    def __init__(
        self,
        metadata_dir: str,
        metadata_base_url: str,
        target_dir: str | None = None,
        target_base_url: str | None = None,
        fetcher: FetcherInterface | None = None,
        *,
        bootstrap: bytes | None,
    ) -> None: ...
    def refresh(self) -> None: ...
    def get_targetinfo(self, target_path: str) -> TargetFile | None: ...
    def find_cached_target(self, targetinfo: TargetFile, filepath: str | None = None) -> str | None: ...
    def download_target(self, targetinfo: TargetFile, filepath: str | None = None) -> str: ...
