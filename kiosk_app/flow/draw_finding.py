"""The screens on which a service is found: home, what a category holds, what was searched for, a guide."""

from collections.abc import Callable

from kiosk_app.catalogue.model import CATEGORIES, Entry
from kiosk_app.flow import guides, nearby
from kiosk_app.flow.browsing import CATEGORY, QUERY_MARK, SEARCH, category_names, closed, found, later
from kiosk_app.flow.frame import action, back, exit_, frame
from kiosk_app.flow.out_of_service import closed_screen
from kiosk_app.flow.screens import (
    BrowseScreen,
    GuideScreen,
    HomeScreen,
    Message,
    Notice,
    Screen,
    Tile,
    WaitScreen,
    plain,
)
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Visit, service_of
from kiosk_app.flow.touching import PROGRESS_TILE

MAX_FEATURED = 7


def home(state: State) -> Screen:
    recovered = _recovered(state)
    if out := state.world.out:
        return closed_screen(state, out, recovered)
    catalogue, language = state.world.catalogue, state.language
    tiles: list[Tile] = []
    categories: list[Tile] = []
    if catalogue:
        featured = sorted((entry for entry in catalogue.entries.values() if entry.rank), key=lambda entry: entry.rank)
        tiles = [_tile(state, entry) for entry in featured[:MAX_FEATURED]]
        held = {entry.category for entry in catalogue.entries.values()}
        categories = [
            Tile(CATEGORY + row.value, row.text[language], "", row.icon, "")
            for row in catalogue.tables.get(CATEGORIES, [])
            if row.value in held
        ]
    title, hint = ("home.title", "home.hint") if catalogue else ("problem.catalogue_title", "problem.catalogue_hint")
    shown = frame(state, Message(title), hint)
    message = state.world.message.get(language, "")
    if catalogue:
        tiles.append(Tile(SEARCH, "", "", "search", ""))
    tiles.append(Tile(PROGRESS_TILE, "", "", "file-search", ""))
    return HomeScreen(shown, tuple(tiles), state.world.site, tuple(categories), recovered, message)


def _recovered(state: State) -> Notice | None:
    if not state.recovered:
        return None
    again = action("reprint", "home.reprint", "primary", icon="receipt")
    return Notice(Message("home.recovered"), state.recovered.local_number, again)


def _tile(state: State, entry: Entry) -> Tile:
    language = state.language
    why = closed(state.world, entry, language)
    note = None if why else later(state.world, entry)
    shown = entry.name[language], entry.summary[language], entry.icon, entry.department[language]
    return Tile(entry.id, *shown, why, note, nearby.instead(state, entry) if why else None)


def _browse(state: State, visit: Visit) -> Screen:
    catalogue, language = state.world.catalogue, state.language
    assert catalogue
    back_home = action("exit", "nav.home", icon="home")
    if visit.browse.startswith(QUERY_MARK):
        query = visit.browse.removeprefix(QUERY_MARK)
        tiles = tuple(_tile(state, entry) for entry in found(catalogue, query))
        hint = "search.none" if query.strip() and not tiles else "search.hint"
        return BrowseScreen(frame(state, Message("search.title"), hint, back_home), tiles, searching=True, query=query)
    held = [entry for entry in catalogue.entries.values() if entry.category == visit.browse]
    held.sort(key=lambda entry: (entry.kind != "life_event", entry.rank or 1000, entry.id))
    title = Message("browse.title", (("category", category_names(catalogue, language).get(visit.browse, "")),))
    return BrowseScreen(frame(state, title, None, back_home), tuple(_tile(state, entry) for entry in held))


def _guide(state: State, visit: Visit) -> Screen:
    definition, language = service_of(visit), state.language
    facts = (
        (Message("notice.org"), definition.department.name[language]),
        (Message("notice.tel"), definition.department.phone),
    )
    buttons = [exit_()]
    if visit.stage is Stage.NEEDS or visit.asked:
        buttons.insert(0, back())
    if state.world.slip_printer:
        buttons.append(action("print", "guide.print", icon="printer"))
    if definition.offers == "copying" and state.world.scanner:
        buttons.append(action("scan", "copy.begin", "primary", icon="file"))
    key = "needs.title" if visit.stage is Stage.NEEDS else "guide.title"
    shown = frame(state, Message(key, (("name", definition.name[language]),)), visit.note, *buttons)
    return GuideScreen(shown, guides.paragraphs(state, visit), facts)


def _printing(state: State, visit: Visit) -> Screen:
    return WaitScreen(frame(state, Message("wait.print_guide"), "wait.print_slip.hint"), "print_slip")


def _sites(state: State, visit: Visit) -> Screen:
    name = service_of(visit).name[state.language]
    shown = frame(state, plain(name), "sites.hint", action("exit", "nav.home", icon="home"))
    return BrowseScreen(shown, nearby.tiles(state))


def _site(state: State, visit: Visit) -> Screen:
    site, sites, language = nearby.chosen(state, visit), nearby.sites_of(state), state.language
    here = sites.called(state.world.site)
    facts: list[tuple[Message, str | Message]] = [
        (Message("sites.address"), site.address[language]),
        (Message("notice.tel"), site.phone),
    ]
    if here:
        facts.append((Message("sites.way"), nearby.way(sites, here, site)))
    handled = nearby.handled(state, site)
    facts.append((Message("sites.services"), handled or Message("sites.all")))
    shown = frame(state, plain(site.name[language]), nearby.opening(state, site), back(), exit_())
    return GuideScreen(shown, (site.guide[language],), tuple(facts))


FINDING: dict[Stage, Callable[[State, Visit], Screen]] = {
    Stage.BROWSE: _browse,
    Stage.GUIDE: _guide,
    Stage.NEEDS: _guide,
    Stage.PRINTING_GUIDE: _printing,
    Stage.SITES: _sites,
    Stage.SITE: _site,
}
