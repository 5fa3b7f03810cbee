"""Finding a service: by what it is about, or by typing what people call it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kiosk_app.catalogue.hours import is_open, next_opening
from kiosk_app.catalogue.model import CATEGORIES, Catalogue, Entry
from kiosk_app.catalogue.needs import Need, needs_of
from kiosk_app.flow.screens import Language, Message, plain
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, show
from kiosk_app.flow.world import World

CATEGORY = "category:"
SEARCH = "search"
QUERY_MARK = "?"
MAX_QUERY = 40
MAX_FOUND = 12
LACKING: dict[Need, str] = {
    "room": "closed.full",
    "reader": "closed.reader",
    "network": "closed.offline",
    "page_printer": "closed.page_printer",
}


def browse(state: State, fresh: str, today: str, target: str) -> Step:
    """target: `category:…` or `search`."""
    at = QUERY_MARK if target == SEARCH else target.removeprefix(CATEGORY)
    return show(state, Visit(fresh, "", today, Stage.BROWSE, browse=at), Stage.BROWSE)


def typed(state: State, visit: Visit, query: str) -> Step:
    if visit.browse[:1] != QUERY_MARK:
        return state, ()
    return show(state, replace(visit, browse=QUERY_MARK + query[:MAX_QUERY]), Stage.BROWSE)


def found(catalogue: Catalogue, query: str) -> list[Entry]:
    """What answers to `query`, best first: a name that begins so, a word that does, a name that contains it."""
    wanted = query.strip().lower()
    if not wanted:
        return []
    ranked = [(rank, entry) for entry in catalogue.entries.values() if (rank := _rank(entry, wanted)) is not None]
    return [entry for _, entry in sorted(ranked, key=lambda one: (one[0], one[1].id))[:MAX_FOUND]]


def _rank(entry: Entry, wanted: str) -> int | None:
    """Lower is better. Life events come before the services that they bring together."""
    best: int | None = None
    for key in entry.found_by:
        at = key.find(wanted)
        if at < 0:
            continue
        rank = (0 if key == wanted else 1 if at == 0 else 2) * 2 + (entry.kind != "life_event")
        best = rank if best is None else min(best, rank)
    return best


def category_names(catalogue: Catalogue, language: Language) -> dict[str, str]:
    """In words, by id."""
    return {row.value: row.text[language] for row in catalogue.tables.get(CATEGORIES, [])}


def missing(world: World, entry: Entry) -> Need | None:
    """What the terminal lacks that the service cannot be begun without; None when it lacks nothing."""
    there: Mapping[Need, bool] = {
        "room": world.room,
        "reader": world.reader,
        "network": world.online,
        "page_printer": world.page_printer,
    }
    return next((need for need in needs_of(entry) if not there[need]), None)


def closed(world: World, entry: Entry, language: Language) -> Message | None:
    """Why the service cannot be begun now, None when it can."""
    if world.out:
        return Message("closed.out")
    lacks = missing(world, entry)
    if lacks == "room":
        return Message(LACKING[lacks])
    day = world.now[:10]
    if day and entry.since and day < entry.since:
        return Message("closed.since", (("date", entry.since),))
    if day and entry.until and day > entry.until:
        return Message("closed.until", (("date", entry.until),))
    if entry.kind == "guide":
        return None
    if lacks:
        why = world.why.get(lacks)
        return plain(why[language]) if why else Message(LACKING[lacks])
    hours = entry.hours or (entry.department_hours if entry.offline == "block" else [])
    return opening("closed.hours", hours, world.now)


def later(world: World, entry: Entry) -> Message | None:
    """That it is taken in now and looked at later, when its back end is closed; None when that is open."""
    return opening("item.closed", entry.department_hours, world.now) if entry.kind != "guide" else None


def opening(key: str, hours: list[str], now: str) -> Message | None:
    """None when it is open at `now`; else `key` with the `time` at which it opens."""
    if not now or is_open(hours, datetime.fromisoformat(now)):
        return None
    again = next_opening(hours, datetime.fromisoformat(now))
    return Message(key, (("time", f"{again:%m-%d %H:%M}" if again else "—"),))
