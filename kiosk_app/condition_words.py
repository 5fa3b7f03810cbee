"""What is said of a condition, to three readers: whoever wants to be served, whoever repairs it, whoever runs the fleet.

The words are data (`condition_words.json`): `citizen` by language, then by `code` or `code@device`; `names` (what it is)
and `advice` (what to do) by code; `parts` by device. A code that has no words of its own, say of a driver that nobody
here wrote, is told by itself.
"""

import json
from functools import cache
from importlib.resources import files

Words = dict[str, dict[str, dict[str, str]]]
UNKNOWN = "state.unknown"


@cache
def words() -> Words:
    """By reader, then by language, then by code."""
    found: Words = json.loads(files(__package__).joinpath("condition_words.json").read_text("utf-8"))
    return found


def citizen(code: str, device: str = "", need: str = "") -> dict[str, str]:
    """By language: why it cannot be had, in a few words. need: what is missing, where there is nothing more telling.

    Empty for what is none of a citizen's business.
    """
    found = {}
    for language, said in words()["citizen"].items():
        for key in (f"{code}@{device}", code, f"lost.{need}"):
            if key in said:
                found[language] = said[key]
                break
    return found


def part(device: str, language: str) -> str:
    """What a device, a door or a contact is called; "" for the whole terminal."""
    return words()["parts"][language].get(device, device)


def name(code: str, device: str, language: str) -> str:
    """What is the matter, and with which part."""
    what = words()["names"][language].get(code) or code.partition(".")[2] or code
    colon = "：" if language == "zh_CN" else ": "
    return f"{part(device, language)}{colon}{what}" if device else what


def advice(code: str, language: str) -> str:
    """What a technician should do; "" when nothing has to be done about this itself."""
    said = words()["advice"][language]
    known = code in words()["names"][language]
    return said.get(code, "") if known else said[UNKNOWN]
