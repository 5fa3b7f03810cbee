"""What a slip says. A local number is "received", never "accepted"; no personal data stands on it."""

import json
from functools import cache
from importlib.resources import files

from kiosk_app.flow.effects import PrintGuide, Slip

LARGE_COLUMNS = 24
HEADS = {
    "application": ("received", "accepted"),
    "supplement": ("supplement", "supplement"),
    "confirmation": ("confirmation", "confirmation"),
    "ticket": ("ticket_received", "ticket"),
}
"""What a slip is called, before the centre has given a number and after."""


def large(number: str) -> list[str]:
    """A number in parts that fit a line of large type, a local number torn before its date."""
    if len(number) <= LARGE_COLUMNS or "-" not in number:
        return [number]
    head, day, serial = number.rsplit("-", 2)
    return [f"{head}-", f"{day}-{serial}"]


@cache
def words() -> dict[str, dict[str, str]]:
    """By language, then by key."""
    found: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("slip_words.json").read_text("utf-8"))
    return found


def slip_text(slip: Slip, *, terminal: str, site: str) -> str:
    """The slip in the line language of the receipt printer (`drivers/receipt_printer/slip.py`)."""
    say = words()[slip.language]
    ticket = slip.about == "ticket"
    number = slip.case_number or slip.local_number
    what = HEADS[slip.about][bool(slip.case_number)]
    rows = [
        (say["ticket_number" if ticket else "case_number"], slip.case_number),
        (say["local_number"], slip.local_number),
        (say["about" if ticket else "service"], slip.service),
        (say["missing"], "、".join(slip.missing)),
        (say["due"], slip.due),
        (say["paid"], slip.paid),
        (say["promised"], slip.promised),
        (say["others"], "、".join(slip.others)),
        (say["time"], slip.time[:16].replace("T", " ")),
        (say["department"], slip.department),
        (say["phone"], slip.phone),
        (say["site"], site),
        (say["terminal"], terminal),
    ]
    lines = [
        f"# {say[what]}",
        "---",
        *(f"! {part}" for part in large(number)),
        "",
        *(f"{label} | {value}" for label, value in rows if value and value != number),
        "---",
        say["others_note" if slip.others else f"{what}_note"],
        "",
        f"[qr] {number}",
        say["progress"],
        "",
        say["foot"],
    ]
    return "\n".join(lines)


def guide_text(guide: PrintGuide, *, site: str) -> str:
    """A guide on the same paper, in the same language."""
    say = words()[guide.language]
    lines = [f"# {say['guide']}", f"## {guide.title}", ""]
    for number, paragraph in enumerate(guide.paragraphs, 1):
        lines += [f"{number}. {paragraph}", ""]
    rows = ((say["department"], guide.department), (say["phone"], guide.phone), (say["site"], site))
    return "\n".join([*lines, "---", *(f"{label} | {value}" for label, value in rows if value), "", say["foot"]])
