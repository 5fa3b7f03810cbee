"""What is said of a condition: to whoever wants to be served, to whoever repairs it, to whoever runs the fleet.

The words are data (`condition_words.json`): `names` (what it is) and `advice` (what to do) by code; `parts` by device;
`citizen` by `code@device`, where there is more to say than what the screen says of anything that cannot be had. A code
that has no words, say of a driver that nobody here wrote, is told by itself.
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


def citizen(code: str, device: str) -> dict[str, str]:
    """By language: why something cannot be had, in a few words; empty when the screen's own words say as much."""
    key = f"{code}@{device}"
    return {language: said[key] for language, said in words()["citizen"].items() if key in said}


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
