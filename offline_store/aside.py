"""Sets a damaged file aside, whole, and puts another in its place, so that a power cut at any instant loses neither.

The damaged one goes to `damaged/<name>-<number>/`. While that directory holds a file `unfinished`, its replacement is
not complete, and whoever opens the store next goes on where it stopped: what has been moved is not moved again, what
was being built is built anew. The caller is alone with the file all the while (`gate`).
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from offline_store.database import named

DIRECTORY: Final = "damaged"
UNFINISHED: Final = "unfinished"
BESIDE: Final = ("-wal", "-shm", "")
"""A database lies in these files. The one that makes it a database is moved last."""


def unfinished(path: Path) -> Path | None:
    """The directory of a replacement of `path` that was begun and not completed."""
    return next((place for place in _places(path) if (place / UNFINISHED).exists()), None)


def generation(path: Path) -> int:
    """How often `path` has been set aside."""
    return max((int(place.name.rpartition("-")[2]) for place in _places(path)), default=0)


def any_of(directory: Path) -> bool:
    """Whether anything of this directory was ever set aside."""
    return any((directory / DIRECTORY).glob("*"))


def begin(path: Path) -> Path:
    """From now on `path` will be replaced, whatever happens. Returns where it is going to lie. Raises OSError's kin."""
    place = path.parent / DIRECTORY / f"{path.stem}-{generation(path) + 1:04d}"
    try:
        place.mkdir(mode=0o700, parents=True)
        (place / UNFINISHED).touch(mode=0o600)
        for directory in (place, place.parent, path.parent):
            sync(directory)
    except OSError as error:
        raise named(error) from None
    return place


def replace(path: Path, place: Path, build: Callable[[Path, Path], None]) -> None:
    """Move `path` to `place`, put what `build(damaged, fresh)` has made at `fresh` where it lay, and be done.

    fresh: does not exist; has to be durable when `build` returns. Raises StoreFull, DiskFailing, and what build raises.
    """
    fresh = path.with_suffix(".new")
    try:
        if not (place / path.name).exists():
            _move(path, place)
        if not path.exists():
            discard(fresh)
            build(place / path.name, fresh)
            fresh.rename(path)
            sync(path.parent)
        (place / UNFINISHED).unlink()
        sync(place)
    except OSError as error:
        raise named(error) from None


def discard(path: Path) -> None:
    """Take a database away, with all its files."""
    for suffix in reversed(BESIDE):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def sync(directory: Path) -> None:
    """Make the names in `directory` durable."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _places(path: Path) -> list[Path]:
    return sorted((path.parent / DIRECTORY).glob(f"{path.stem}-[0-9]*"))


def _move(path: Path, place: Path) -> None:
    for suffix in BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(place / (path.name + suffix))
        for directory in (place, path.parent):
            sync(directory)
