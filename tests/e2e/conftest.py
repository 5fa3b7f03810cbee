"""Whole terminals, started as a person starts them."""

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.rig import KIOSK

Demo = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Runs `kiosk demo` with these arguments; gives result.json and, as `data`, `out` and `tmp`, where its files are.

    tmp: its directory for temporary files.
    """

    def run(*arguments: str) -> dict[str, Any]:
        base = tmp_path_factory.mktemp("demo")
        out, data = base / "out", base / "terminal"
        scratch = Path(tempfile.mkdtemp(prefix="kiosk-tmp-"))
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        done = subprocess.run(
            [*KIOSK, "demo", *arguments, "--out", str(out), "--data", str(data)],
            capture_output=True,
            timeout=110,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
        log = done.stderr.decode()
        assert done.returncode == 0, log[-3000:]
        result: dict[str, Any] = json.loads((out / "result.json").read_text())
        return {**result, "data": data, "out": out, "tmp": scratch, "log": done.stdout.decode() + log}

    return run


@pytest.fixture(scope="session")
def k08_offline(demo: Demo) -> dict[str, Any]:
    return demo("k08", "--offline", "--citizen", "3", "--seed", "1")


@pytest.fixture(scope="session")
def k01_english(demo: Demo) -> dict[str, Any]:
    return demo("k01", "--lang", "en", "--citizen", "2")


def files_below(*directories: Path) -> list[Path]:
    return [path for directory in directories for path in directory.rglob("*") if path.is_file()]
