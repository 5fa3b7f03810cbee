from typing import BinaryIO

from tusclient.uploader import Uploader

class TusClient:
    def __init__(self, url: str, headers: dict[str, str] | None = None, client_cert: str | None = None) -> None: ...
    def uploader(
        self,
        *,
        file_stream: BinaryIO,
        url: str | None = None,
        chunk_size: int = ...,
        metadata: dict[str, str] | None = None,
        upload_checksum: bool = False,
    ) -> Uploader: ...
