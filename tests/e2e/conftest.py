"""Whole terminals, started as a person starts them."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kiosk_app.cli.finger import Finger
from kiosk_app.supervisor import die_with_parent

KIOSK = [sys.executable, "-m", "kiosk_app.cli.main"]
Demo = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Runs `kiosk demo` with these arguments; gives result.json and, as `data` and `out`, where its files are."""

    def run(*arguments: str) -> dict[str, Any]:
        base = tmp_path_factory.mktemp("demo")
        out, data = base / "out", base / "terminal"
        done = subprocess.run(
            [*KIOSK, "demo", *arguments, "--out", str(out), "--data", str(data)], capture_output=True, timeout=110
        )
        log = done.stderr.decode()
        assert done.returncode == 0, log[-3000:]
        result: dict[str, Any] = json.loads((out / "result.json").read_text())
        return {**result, "data": data, "out": out, "log": done.stdout.decode() + log}

    return run


@pytest.fixture(scope="session")
def k08_offline(demo: Demo) -> dict[str, Any]:
    return demo("k08", "--offline", "--citizen", "3", "--seed", "1")


@pytest.fixture(scope="session")
def k01_english(demo: Demo) -> dict[str, Any]:
    return demo("k01", "--lang", "en", "--citizen", "2")


def files_below(*directories: Path) -> list[Path]:
    return [path for directory in directories for path in directory.rglob("*") if path.is_file()]


@contextmanager
def terminal(data: Path, out: Path) -> Iterator[Finger]:
    """`kiosk run --profile demo` on this data directory, and a finger on its screen."""
    with TemporaryDirectory(prefix="kiosk-") as folder:
        robot = Path(folder) / "robot"
        where = ["--data", str(data), "--robot", str(robot), "--out", str(out)]
        process = subprocess.Popen([*KIOSK, "run", "--profile", "demo", *where], preexec_fn=die_with_parent)
        finger = Finger(robot)
        try:
            finger.connect(40)
            yield finger
        finally:
            finger.close()
            process.terminate()
            process.wait(30)


def wait_for(finger: Finger, kind: str, seconds: float = 20.0) -> Any:
    """The screen of this kind, when it comes."""
    deadline = time.monotonic() + seconds
    while finger.screen.get("kind") != kind:
        assert time.monotonic() < deadline, (kind, finger.screen.get("kind"))
        finger.look(0.5)
    return finger.screen
