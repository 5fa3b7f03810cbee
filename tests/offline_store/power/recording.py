"""Runs a workload with the recorder preloaded, and reads what it did to the files of one directory."""

import itertools
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARKS = "marks"
"""A file in the watched directory; what the workload writes there is not part of the disk but a promise."""
_HEADER = struct.Struct("<cIIQQ")


@dataclass(frozen=True, slots=True)
class Step:
    """One call that succeeded. op: create, write, truncate, sync (about to), rename, unlink, directory, or mark.

    inode: a number of its own for every file ever created, 0 for a directory. path: of a name that changed, or of what
    was synced; other: the new name. offset: of the data, or the new size.
    """

    op: str
    inode: int = 0
    offset: int = 0
    path: str = ""
    other: str = ""
    data: bytes = b""


def build(directory: Path) -> Path:
    """Compile the recorder into `directory`."""
    library = directory / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    return library


def record(library: Path, root: Path, workload: str) -> list[Step]:
    """What `python -m tests.offline_store.power.workloads ROOT WORKLOAD` did below `root`, which exists."""
    log = root.with_suffix(".log")
    environment = {**os.environ, "LD_PRELOAD": str(library), "RECORD_ROOT": str(root), "RECORD_LOG": str(log)}
    command = [sys.executable, "-m", "tests.offline_store.power.workloads", str(root), workload]
    subprocess.run(command, env=environment, check=True)
    return list(_steps(log.read_bytes(), root))


def _steps(log: bytes, root: Path) -> Iterator[Step]:
    at, marks, prefix = 0, -1, f"{root}/"
    files: dict[int, int] = {}
    created = itertools.count(1)
    while at < len(log):
        code, first, second, inode, offset = _HEADER.unpack_from(log, at)
        at += _HEADER.size
        a, b = log[at : at + first], log[at + first : at + first + second]
        at += first + second
        path = "" if code == b"w" else a.decode().removeprefix(prefix).removeprefix(str(root))
        if code == b"c":
            files[inode] = next(created)
        file = files.get(inode, 0)
        if code == b"c" and path == MARKS:
            marks = file
        elif file and file == marks:
            yield Step("mark", data=a)
        else:
            yield _step(code, file, offset, path, b.decode().removeprefix(prefix), a)


def _step(code: bytes, inode: int, offset: int, path: str, other: str, data: bytes) -> Step:
    match code:
        case b"c":
            return Step("create", inode, path=path)
        case b"w":
            return Step("write", inode, offset, data=data)
        case b"t":
            return Step("truncate", inode, offset)
        case b"s":
            return Step("sync", inode, path=path)
        case b"r":
            return Step("rename", path=path, other=other)
        case b"u":
            return Step("unlink", path=path)
        case b"d":
            return Step("directory", path=path)
    raise ValueError(code)
