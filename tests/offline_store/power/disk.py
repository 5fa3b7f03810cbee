"""A disk that keeps its promises and no others: what was synced is there, of the rest anything may be.

Of every 512-byte sector written since the file was last synced, any version may be the one that is found after a power
cut, and any of the sizes the file has had; a name that was made, moved or taken away may have been or not, unless its
directory was synced. This is stricter than any file system in use.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.offline_store.power.recording import Step

SECTOR = 512
Names = dict[str, int | None]
"""Path → inode, None for a directory."""


@dataclass
class File:
    """synced: what is surely there. waiting: writes (offset, bytes) and truncations (size, None) since."""

    synced: bytes = b""
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        self.synced, self.waiting = self.newest(), []

    def newest(self) -> bytes:
        content = bytearray(self.synced)
        for offset, data in self.waiting:
            _apply(content, offset, data)
        return bytes(content)

    def any(self, seeded: random.Random) -> bytes:
        """One of the contents a power cut may leave."""
        content = bytearray(self.synced)
        sizes = [len(content)]
        versions: dict[int, list[bytes]] = {}
        for offset, data in self.waiting:
            touched = range(offset // SECTOR, (offset + len(data) - 1) // SECTOR + 1) if data else range(0)
            for sector in touched:
                if sector not in versions:
                    versions[sector] = [bytes(content[sector * SECTOR : (sector + 1) * SECTOR])]
            _apply(content, offset, data)
            sizes.append(len(content))
            for sector in touched:
                versions[sector].append(bytes(content[sector * SECTOR : (sector + 1) * SECTOR]))
        for sector, found in versions.items():
            content[sector * SECTOR : (sector + 1) * SECTOR] = seeded.choice(found).ljust(SECTOR, b"\0")
        size = seeded.choice(sizes)
        return bytes(content[:size].ljust(size, b"\0"))


class Disk:
    """Take it through the steps of a recording; at any point `cut` gives what may be found afterwards."""

    def __init__(self) -> None:
        self._files: dict[int, File] = defaultdict(File)
        self._names: Names = {}
        self._waiting: list[tuple[Step, set[str]]] = []

    def do(self, step: Step) -> None:
        match step.op:
            case "write":
                self._files[step.inode].waiting.append((step.offset, step.data))
            case "truncate":
                self._files[step.inode].waiting.append((step.offset, None))
            case "sync" if step.inode:
                self._files[step.inode].sync()
            case "sync":
                self._sync_directory(step.path)
            case _:
                if step.op == "create":
                    self._files[step.inode] = File()
                self._waiting.append((step, {_folder(path) for path in (step.path, step.other) if path}))

    def newest(self) -> dict[str, bytes]:
        """What a clean end leaves: path → content."""
        names = dict(self._names)
        for step, _ in self._waiting:
            _rename(names, step)
        return {path: self._files[inode].newest() for path, inode in names.items() if inode is not None}

    def cut(self, seeded: random.Random, directory: Path) -> None:
        """Leave in `directory` what may be found after a power cut at this point."""
        names = dict(self._names)
        for step, _ in self._waiting:
            if seeded.random() < 0.5:
                _rename(names, step)
        directory.mkdir()
        for path, inode in names.items():
            place = directory / path
            # Its parent may be one of the names that did not make it.
            if inode is None:
                place.mkdir(parents=True, exist_ok=True)
            elif _folder(path) == "" or names.get(_folder(path), 0) is None:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(self._files[inode].any(seeded))

    def _sync_directory(self, directory: str) -> None:
        waiting = self._waiting
        self._waiting = []
        for step, folders in waiting:
            folders.discard(directory)
            if folders:
                self._waiting.append((step, folders))
            else:
                _rename(self._names, step)


def _rename(names: Names, step: Step) -> None:
    match step.op:
        case "create":
            names[step.path] = step.inode
        case "directory":
            names[step.path] = None
        case "unlink":
            names.pop(step.path, None)
        case "rename" if step.path in names:
            names[step.other] = names.pop(step.path)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        content[offset:] = bytes(max(0, offset - len(content)))
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def hot_syncs(steps: Iterable[Step]) -> list[list[str]]:
    """Between each two marks: the paths that were synced."""
    found: list[list[str]] = [[]]
    for step in steps:
        if step.op == "sync":
            found[-1].append(step.path)
        elif step.op == "mark":
            found.append([])
    return found[1:-1]
