"""A store that is replaced while others have it open: nobody goes on with the old one, which has been read already."""

from pathlib import Path

import pytest

from offline_store import aside, bindings
from offline_store.outbox import Outbox
from tests.offline_store.stores import Recipient, open_outbox


class Killed(BaseException):
    """In the middle of a replacement."""


def opened(directory: Path, prefix: str) -> Outbox:
    return open_outbox(directory, Recipient(), prefix=prefix, replaces=True)


def damaged(directory: Path, outbox: Outbox) -> str:
    """Finds its file damaged at the next step. Returns the stream that ends there."""
    with outbox.store.reading as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    stream = outbox.stat().stream
    with (directory / "outbox.db").open("r+b") as file:
        file.write(bytes(64))
    outbox.store.mistrust()
    return stream


def test_who_has_it_open_goes_on_with_the_new_one(tmp_path: Path) -> None:
    with opened(tmp_path, "a") as finds, opened(tmp_path, "b") as other:
        old = damaged(tmp_path, finds)
        new = finds.append("application", {}, b"x")
        assert new.stream != old
        assert other.append("application", {}, b"x").stream == new.stream
        assert finds.verify() == other.verify() == 3


@pytest.mark.parametrize(("module", "name"), [(aside, "begin"), (aside, "_move"), (bindings, "carry_over")])
def test_who_replaces_it_dies_and_another_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    done = getattr(module, name)

    def dies(*given: object) -> None:
        done(*given)
        raise Killed

    with opened(tmp_path, "a") as finds, opened(tmp_path, "b") as other:
        old = damaged(tmp_path, finds)
        with monkeypatch.context() as patch:
            patch.setattr(module, name, dies)
            with pytest.raises(Killed):
                finds.stat()
        new = other.append("application", {}, b"x")
        assert new.stream != old
        assert finds.stat().stream == new.stream
        assert finds.verify() == 2


def test_who_comes_after_it_was_closed_is_told_so_each_time(tmp_path: Path) -> None:
    with opened(tmp_path, "a") as outbox:
        outbox.close()
        for _ in range(2):
            with pytest.raises(ValueError, match="descriptor"):
                outbox.append("application", {}, b"x")
            with pytest.raises(ValueError, match="descriptor"):
                outbox.stat()


def test_what_was_moved_by_hand_is_not_used_any_more(tmp_path: Path) -> None:
    with opened(tmp_path, "a") as outbox:
        old = outbox.append("application", {}, b"x")
        (tmp_path / "outbox.db").rename(tmp_path / "elsewhere")
        for suffix in ("-wal", "-shm"):
            (tmp_path / f"outbox.db{suffix}").rename(tmp_path / f"elsewhere{suffix}")
        assert outbox.stat().stream != old.stream
        assert outbox.append("application", {}, b"x").stream == outbox.stat().stream
