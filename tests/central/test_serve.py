"""The centre as its processes: what is left on the disk, who is restarted, who dies with whom."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import requests

from kiosk_app import enrolment

COMMAND = [sys.executable, "-m", "central.cli"]
PATIENCE = 20.0


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def answers(url: str) -> bool:
    with suppress(requests.RequestException):
        return requests.get(f"{url}/v1/catalogue", timeout=5).status_code == 401
    return False


def pid(data: Path, name: str) -> int:
    return int((data / "run" / f"{name}.pid").read_text())


@contextmanager
def serving(data: Path, *extra: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    before = (data / "centre.url").stat().st_mtime_ns if (data / "centre.url").exists() else 0
    with subprocess.Popen([*COMMAND, "serve", "--data", str(data), *extra], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: (data / "centre.url").exists() and (data / "centre.url").stat().st_mtime_ns != before)
            url = (data / "centre.url").read_text().strip()
            wait_for(lambda: answers(url))
            yield process, url
        finally:
            process.terminate()
            process.wait(PATIENCE)


def test_the_centre_lives_and_its_directory_is_private(tmp_path: Path) -> None:
    data = tmp_path / "centre"
    with serving(data) as (process, url):
        opener = pid(data, "opener")
        os.kill(opener, signal.SIGKILL)
        wait_for(lambda: pid(data, "opener") != opener)
        api = pid(data, "api")
        os.kill(api, signal.SIGKILL)
        # The socket is the parent's: a request made now waits for the next API instead of being refused.
        assert answers(url)
        assert pid(data, "api") != api
        out = tmp_path / "enrolment.json"
        enrol = [*COMMAND, "enrol", "--data", str(data), "--terminal", "T1", "--site", "市民之家", "--out", str(out)]
        subprocess.run(enrol, check=True, capture_output=True)
        enrolled = enrolment.load(tmp_path)
        assert (enrolled.terminal, enrolled.centre) == ("T1", url)
        assert {key_id[0] for key_id in enrolled.recipients} == {"c", "e"}
        headers = {"Authorization": f"Bearer {enrolled.token}"}
        assert requests.get(f"{url}/v1/catalogue", headers=headers, timeout=5).status_code == 200
        for path in [data, *data.rglob("*")]:
            assert path.stat().st_mode & 0o077 == 0, path
        children = [pid(data, "api"), pid(data, "opener")]
    assert process.returncode == 0
    assert not any(psutil.pid_exists(child) for child in children)
    with serving(data) as (process, again):
        assert again == url
        children = [pid(data, "api"), pid(data, "opener")]
        process.kill()
        process.wait()
        wait_for(lambda: not any(psutil.pid_exists(child) for child in children))
    verify = subprocess.run([*COMMAND, "verify", "--data", str(data)], check=True, capture_output=True)
    assert verify.stdout == b""


def test_the_api_holds_no_private_key(tmp_path: Path) -> None:
    """It runs without the folder they lie in."""
    data = tmp_path / "centre"
    with serving(data) as (_, url):
        (data / "keys" / "opener").rename(tmp_path / "elsewhere")
        api = pid(data, "api")
        os.kill(api, signal.SIGKILL)
        wait_for(lambda: pid(data, "api") != api)
        assert answers(url)


def test_enrolling_says_what_is_missing(tmp_path: Path) -> None:
    enrol = ["enrol", "--data", str(tmp_path / "c"), "--terminal", "T1", "--site", "x", "--out", str(tmp_path / "e")]
    result = subprocess.run([*COMMAND, *enrol], check=False, capture_output=True, text=True)
    assert result.returncode == 1
    assert "--centre" in result.stderr
    assert not (tmp_path / "e").exists()
