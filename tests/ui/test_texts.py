"""The catalogues say the same things, and everything that is asked for."""

import re
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest

import ui
from ui import texts

ROOT = Path(ui.__file__).parent
MESSAGE = re.compile(r'<message id="([^"]+)">\s*<source></source>\s*<translation>([^<]*)</translation>')
PARAMETER = re.compile(r"\{(\w+)\}")
ASKED = re.compile(r'(?:Words\.say|qsTrId)\("([a-z0-9_.]+)"[,)]')


def catalogue(language: str) -> dict[str, str]:
    source = (ROOT / "i18n" / f"kiosk_{language}.ts").read_text("utf-8")
    return {key: unescape(text) for key, text in MESSAGE.findall(source)}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_all_languages_have_the_same_messages_with_the_same_parameters(language: str) -> None:
    chinese, other = catalogue("zh_CN"), catalogue(language)
    assert list(chinese) == list(other)
    for key, text in chinese.items():
        assert sorted(PARAMETER.findall(text)) == sorted(PARAMETER.findall(other[key])), key


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_message_is_empty_or_out_of_order(language: str) -> None:
    messages = catalogue(language)
    assert all(text.strip() for text in messages.values())
    assert list(messages) == sorted(messages)


def test_chinese_is_written_with_full_width_punctuation() -> None:
    bad = {key: text for key, text in catalogue("zh_CN").items() if re.search(r"[\u4e00-\u9fff] ?[,:?!;()]", text)}
    assert bad == {}


def test_every_key_in_qml_exists() -> None:
    asked = {key for file in ROOT.rglob("*.qml") for key in ASKED.findall(file.read_text("utf-8"))}
    assert len(asked) > 20
    assert asked <= set(catalogue("en"))


def test_every_key_of_the_flow_exists() -> None:
    flow = ROOT.parent / "kiosk_app" / "flow"
    spelled = {
        key
        for file in flow.glob("*.py")
        for key in re.findall(r'"((?:[a-z]+\.)+[a-z_0-9]+(?:\.[a-z]+)?)"', file.read_text("utf-8"))
    }
    assert len(spelled) > 20
    assert spelled <= set(catalogue("en"))


def test_every_icon_in_qml_is_there() -> None:
    icons = {file.stem for file in (ROOT / "qml" / "icons").glob("*.svg")}
    asked = {
        name
        for file in ROOT.rglob("*.qml")
        for line in file.read_text("utf-8").splitlines()
        for name in re.findall(r'(?:icon|name): .*?"([a-z][a-z0-9-]+)"', line)
        if "-" in name
    }
    assert asked <= icons


def test_a_missing_catalogue_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    with pytest.raises(texts.TextsMissingError) as caught:
        texts.Texts()
    assert caught.value.language == "zh_CN"
