"""Logs that go up name nobody, whoever wrote what into them."""

import random
from pathlib import Path

import pytest
import zstandard

from kiosk_app.protocol.commands import MAX_DATA
from kiosk_app.sync.log_bundle import masked, pack

STAMP = "2026-11-23 12:00:00,123 "


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("read 370699199208301232 ok", "read <digits> ok"),
        ("read 37069919920830123X ok", "read <digits> ok"),
        ("phone 138-0000 0003.", "phone <digits>."),
        ("card of 王五 lifted", "card of <word> lifted"),
        ("who: 'Jane Doe' and \"J. Doe\"", "who: <quoted> and <quoted>"),
        ("entry 0190163d-8694-739b-aea5-966c26f8ad91 sent", "entry <id> sent"),
        ("digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "digest <hex>"),
        ("open /home/operator/kiosk", "open /home/<user>/kiosk"),
        ("a\x1b[2Jb", "a?[2Jb"),
        ("KeyError at machine.py:52, form.py:20", "KeyError at machine.py:52, form.py:20"),
        ("again in 0.2 s", "again in 0.2 s"),
    ],
)
def test_what_could_be_about_a_person_is_struck_out(line: str, left: str) -> None:
    assert masked(STAMP + line) == STAMP + left
    assert masked(line) == left


def test_the_last_lines_of_each_log_are_packed(tmp_path: Path) -> None:
    (tmp_path / "sync.log.1").write_text("".join(f"{STAMP}old {n}\n" for n in range(3)))
    (tmp_path / "sync.log").write_text(f"{STAMP}new 张三\n")
    (tmp_path / "ui.log").write_bytes(b"broken \xff\xfe\n")
    assert zstandard.decompress(pack(tmp_path, 2)).decode() == (
        f"== sync.log\n{STAMP}old 2\n{STAMP}new <word>\n== ui.log\nbroken <word>\n"
    )


def test_without_a_log_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert zstandard.decompress(pack(tmp_path / "log", 100)) == b""


def test_it_is_never_larger_than_a_result_may_be(tmp_path: Path) -> None:
    noise = random.Random(1)
    letters = "ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ"
    lines = ["".join(noise.choices(letters, k=400)) for _ in range(5000)]
    (tmp_path / "ui.log").write_text("\n".join(lines))
    packed = pack(tmp_path, 5000)
    assert MAX_DATA / 4 < len(packed) <= MAX_DATA
    assert zstandard.ZstdDecompressor().decompress(packed).decode().splitlines()[-1] == lines[-1]
