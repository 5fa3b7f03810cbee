"""What services share, and how it is opened in a data directory: who somebody is, whatever they made themselves known
by. The stand-in of the identity platform has a small database of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from central.identity import standin
from central.identity.accounts import Accounts
from central.identity.standin import StandIn
from central.identity.users import Users
from central.store.database import Store

IDENTITY: Final = "identity.db"
WEB_URL: Final = "centre.url"


@dataclass(frozen=True, slots=True)
class Shared:
    platform: StandIn
    users: Users


@contextmanager
def standing_in(data: Path, clock: Callable[[], float]) -> Iterator[Shared]:
    """clock: seconds since 1970."""

    def address() -> str:
        return (data / WEB_URL).read_text(encoding="ascii").strip()

    with Store.open(f"sqlite:///{data / IDENTITY}", standin.metadata) as codes:
        users = Users((data / "keys" / "users.key").read_bytes())
        yield Shared(StandIn(codes, Accounts.fictitious(), address, clock), users)
