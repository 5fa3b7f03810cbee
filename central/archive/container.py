"""The package as a file: a ZIP that stores, with one way to write it, and the digests of what it holds.

Since there is one way, a package can be compared with what it would be if written anew: no byte of it is free.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from typing import Final

from cryptography.hazmat.primitives import hashes

from central.archive import xml
from central.archive.xml import leaf, node

MANIFEST: Final = "校验信息.xml"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
_FILE: Final = 0o100600 << 16
_UNIX: Final = 3
_ENCRYPTED: Final = 0x1
UNREADABLE: Final = (zipfile.BadZipFile, struct.error, RuntimeError, OSError, EOFError, ValueError, LookupError)
"""What `zipfile` raises over bytes that are no ZIP, or one it cannot read."""


class BadContainer(ValueError):
    """Not a package that could be read."""


def sm3(data: bytes) -> str:
    """GB/T 32905, hex."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


def pack(files: Mapping[str, bytes]) -> bytes:
    """files: by path, in the order in which they stand."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _BEGINNING)
            entry.create_system = _UNIX
            entry.external_attr = _FILE
            archive.writestr(entry, data)
    return file.getvalue()


def unpack(package: bytes) -> dict[str, bytes]:
    """Raises BadContainer."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            entries = archive.infolist()
            plain = all(one.compress_type == zipfile.ZIP_STORED for one in entries)
            if not plain or any(one.flag_bits & _ENCRYPTED for one in entries):
                raise BadContainer("compressed")
            if sum(one.file_size for one in entries) > len(package):
                raise BadContainer("size")
            files = {one.filename: archive.read(one) for one in entries}
    except UNREADABLE:
        raise BadContainer("zip") from None
    if len(files) != len(entries):
        raise BadContainer("twice")
    return files


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The digest of each file, and of all of them as a package. files: by path within the folder."""
    digests = {path: sm3(data) for path, data in files.items()}
    whole = sm3("".join(f"{digest}  {path}\n" for path, digest in digests.items()).encode())
    listed = [
        node("文件", leaf("路径", path), leaf("大小", str(len(files[path]))), leaf("摘要", digest))
        for path, digest in digests.items()
    ]
    return xml.write(node("校验信息", leaf("算法", "SM3"), node("文件列表", *listed), leaf("信息包摘要", whole)))
