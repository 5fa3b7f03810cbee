"""The voluntary rating; after one of the two low levels, what was not good: reasons of the catalogue, or own words.

Nothing is chosen beforehand, and at each point it can be left: the level counts as soon as it is given.
"""

from dataclasses import replace

from kiosk_app.catalogue.model import TableRow
from kiosk_app.flow.delivering import end
from kiosk_app.flow.effects import Evaluate
from kiosk_app.flow.intents import Agree, Answer, Intent
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Rating, State, Step, Visit, following, service_of, show, touched
from kiosk_app.protocol.cases import MAX_WORDS

LEVELS = ("5", "4", "3", "2", "1")
LOW = ("2", "1")
TABLE = "rating_reasons"


def reasons(state: State, level: int) -> list[TableRow]:
    """What may be said of this level."""
    catalogue = state.world.catalogue
    rows = catalogue.tables.get(TABLE, []) if catalogue else []
    return [row for row in rows if row.group == str(level)]


def rate(state: State, visit: Visit, level: str) -> Step:
    if level not in LEVELS:
        return state, ()
    given = replace(visit, rating=Rating(int(level)))
    if level in LOW and reasons(state, int(level)):
        return show(state, given, Stage.REASONS)
    return send(state, given)


def say(state: State, visit: Visit, intent: Intent) -> Step:
    """Something about what was not good; the screen comes again with it."""
    rating = visit.rating
    assert rating
    match intent:
        case Answer(key="reasons", value=value):
            known = [row.value for row in reasons(state, rating.level)]
            chosen = tuple(code for code in known if code in value.split(","))
            return touched(state, replace(visit, rating=replace(rating, reasons=chosen)))
        case Answer(key="words", value=value) if len(value) <= MAX_WORDS:
            return touched(state, replace(visit, rating=replace(rating, words=value)))
        case Agree(agreed=agreed):
            return touched(state, replace(visit, rating=replace(rating, call_back=agreed)))
        case _:
            return state, ()


def send(state: State, visit: Visit) -> Step:
    """With all that was said about it."""
    rating = visit.rating
    assert rating
    effect = Evaluate(
        visit=visit.id,
        id=visit.effects + 1,
        seconds=0,
        event_id=visit.event_id,
        service=service_of(visit).id,
        level=rating.level,
        reasons=rating.reasons,
        words=rating.words.strip(),
        call_back=rating.call_back,
    )
    return following(end(state, replace(visit, effects=effect.id, rating=None), "rate.thanks"), effect)


def skip(state: State, visit: Visit) -> Step:
    """The level alone."""
    return end(state, visit, "rate.thanks")
