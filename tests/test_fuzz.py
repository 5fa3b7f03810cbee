"""`make fuzz` finds its targets by itself, and says so when one breaks."""

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import targets

ROOT = Path(__file__).parents[1]
BROKEN = """
from hypothesis import given, strategies as st

@given(st.binary(max_size=20))
def test_it(data: bytes) -> None:
    assert len(data) < 3 or data[0] != 0x1B
"""


def fuzz(*arguments: str, path: Path = ROOT, work: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "fuzz", *arguments]
    environment = {"PYTHONPATH": f"{ROOT}:{path}", "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, capture_output=True, text=True, cwd=work, env=environment)


def test_every_driver_that_takes_bytes_apart_is_a_target() -> None:
    found = {module.split(".")[-2] for module in targets.modules() if list(targets.targets_of(module))}
    parsing = {path.parent.name for path in (ROOT / "drivers").glob("*/protocol.py")}
    assert parsing <= found
    assert {"xfs4iot", "travel_document", "chip_card", "iso7816"} <= found


@pytest.mark.long
def test_a_target_that_breaks_is_told_and_what_broke_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    done = fuzz("--only", "broken:test_it", "--seconds", "30", path=tmp_path, work=tmp_path)
    assert done.returncode != 0
    (kept,) = (tmp_path / "var" / "fuzz").glob("broken-test_it-crash-*")
    assert kept.read_bytes()


@pytest.mark.long
def test_a_target_that_holds_is_run_for_its_time(tmp_path: Path) -> None:
    done = fuzz("--seconds", "2", "tests.drivers.ups.test_protocol:test_any", work=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 targets, 0 broken" in done.stdout
