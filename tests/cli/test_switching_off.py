"""What is done when the battery is at its end: the command of the settings, or nothing more."""

from pathlib import Path

import pytest

from kiosk_app.cli.run import switch_off
from kiosk_app.config import BadSettings, load


def settings(directory: Path, text: str) -> Path:
    (directory / "settings.toml").write_text(text, encoding="utf-8")
    return directory


def test_the_command_of_the_settings_is_run_and_its_failure_told(tmp_path: Path) -> None:
    done = tmp_path / "off"
    text = f'[power]\noff = ["sh", "-c", "echo off > {done}; exit 3"]\n'
    assert switch_off(load("hall", settings(tmp_path, text))) == 3
    assert done.read_text() == "off\n"


def test_without_a_command_the_processes_end_and_nothing_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert switch_off(load("hall", tmp_path)) == 0
    assert capsys.readouterr().err == "The battery is at its end: the processes have ended\n"


@pytest.mark.parametrize("off", ['"poweroff"', "[1]"])
def test_a_command_is_a_list_of_words(tmp_path: Path, off: str) -> None:
    with pytest.raises(BadSettings):
        load("hall", settings(tmp_path, f"[power]\noff = {off}\n"))
