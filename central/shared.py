"""What services share, and how it is opened in a data directory: who somebody is, however they made themselves known,
the forms they have begun, who asked for their e-licences, their photos, pages on their way to their phones. Each has a
small database of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from central import handovers
from central.departments.register import People
from central.drafts import keeping
from central.drafts.keeping import Drafts
from central.drafts.terms import terms
from central.handovers import Handovers
from central.identity import standin
from central.identity.accounts import Accounts
from central.identity.standin import StandIn
from central.identity.users import Users
from central.licences import call_log
from central.licences.call_log import CallLog
from central.photos import standin as library
from central.photos.figures import Figures
from central.photos.specs import rules
from central.photos.standin import StandInLibrary
from central.site import web_address
from central.store.database import Store

IDENTITY: Final = "identity.db"
DRAFTS: Final = "drafts.db"
LICENCES: Final = "licences.db"
PHOTOS: Final = "photos.db"
HANDOVERS: Final = "handovers.db"


@dataclass(frozen=True, slots=True)
class Shared:
    platform: StandIn
    users: Users
    drafts: Drafts
    licences: CallLog
    photos: StandInLibrary
    handovers: Handovers


@contextmanager
def standing_in(data: Path, clock: Callable[[], float]) -> Iterator[Shared]:
    """clock: seconds since 1970."""
    with (
        Store.open(f"sqlite:///{data / IDENTITY}", standin.metadata) as codes,
        Store.open(f"sqlite:///{data / DRAFTS}", keeping.metadata) as forms,
        Store.open(f"sqlite:///{data / LICENCES}", call_log.metadata) as calls,
        Store.open(f"sqlite:///{data / PHOTOS}", library.metadata) as pictures,
        Store.open(f"sqlite:///{data / HANDOVERS}", handovers.metadata) as pages,
    ):
        users = Users((data / "keys" / "users.key").read_bytes())
        secret = (data / "keys" / "drafts.key").read_bytes()
        platform = StandIn(codes, Accounts.fictitious(), partial(web_address, data), clock)
        drafts = Drafts(forms, users, secret, terms(), clock)
        figures = Figures(People.fictitious(), rules().frame)
        hidden = (data / "keys" / "photos.key").read_bytes()
        photos = StandInLibrary(pictures, users, hidden, rules(), figures.of, clock)
        papers = Handovers(pages, partial(web_address, data), clock)
        yield Shared(platform, users, drafts, CallLog(calls, users, clock), photos, papers)
