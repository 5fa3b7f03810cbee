"""The stand-in for the unified identity platform: codes of people and enterprises, good once and for a minute.

Its database holds no personal data: an account is a number, a code is kept as its digest.
"""

import hashlib
import secrets
from collections.abc import Callable
from typing import Final, Literal

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from central.identity.accounts import ENTERPRISE, PERSON, Account, Accounts
from central.store.database import Store
from kiosk_app.protocol.codes import (
    CodeProblem,
    CodeSeen,
    Login,
    LoginNow,
    LoginQuestion,
    LoginState,
    Released,
    ShownCode,
)

CODE_SECONDS: Final = 60.0
LOGIN_SECONDS: Final = 60.0
RELEASE_SECONDS: Final = 180.0
"""From the reading of a code, or the confirmation on a phone, until its data are released."""
FORGET_SECONDS: Final = 86400.0
"""After which a code is unknown, and a ticket is gone."""
metadata: Final = MetaData()
code_table: Final = Table(
    "code",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, nullable=False),
    Column("uscc", String(18), nullable=False),
    Column("made", Float, nullable=False),
    Column("used", Boolean, nullable=False),
)
ticket_table: Final = Table(
    "ticket",
    metadata,
    Column("ticket", String(32), primary_key=True),
    Column("secret", String(32), nullable=False),
    Column("way", String(8), nullable=False),
    Column("terminal", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("enterprise", Boolean, nullable=False),
    Column("account", Integer, nullable=False),
    Column("uscc", String(18), nullable=False),
    Column("state", String(16), nullable=False),
    Column("since", Float, nullable=False),
    Column("released", Boolean, nullable=False),
)
_code, _ticket = code_table.c, ticket_table.c


class StandIn:
    """Implements `Platform`. store: opened with `metadata`. clock: seconds since 1970.

    address: of the phone's pages, when it is needed.
    """

    def __init__(
        self, store: Store, accounts: Accounts, address: Callable[[], str], clock: Callable[[], float]
    ) -> None:
        self._store = store
        self.accounts: Final = accounts
        self._address = address
        self._clock = clock

    def issue(self, account: int, uscc: str = "") -> str:
        """What the phone shows. uscc: of an enterprise whose code it is. Raises LookupError when they have none."""
        found = self.accounts.find(account)
        if found is None or (uscc and found.enterprise(uscc) is None):
            raise LookupError(account)
        code = f"{'QY' if uscc else 'LT'}{secrets.token_urlsafe(18)}"
        now = self._clock()
        row = {"digest": _digest(code), "account": account, "uscc": uscc, "made": now, "used": False}
        with self._store.write() as connection:
            connection.execute(delete(code_table).where(_code.made < now - FORGET_SECONDS))
            connection.execute(insert(code_table).values(row))
        return code

    def read(self, shown: ShownCode, terminal: str) -> CodeSeen:
        digest, now = _digest(shown.code), self._clock()
        with self._store.write() as connection:
            code = connection.execute(select(code_table).where(_code.digest == digest)).one_or_none()
            if code is None:
                return CodeSeen(problem=CodeProblem.UNKNOWN)
            if code.used:
                return CodeSeen(problem=CodeProblem.USED)
            connection.execute(update(code_table).where(_code.digest == digest).values(used=True))
            if not 0 <= now - code.made <= CODE_SECONDS:
                return CodeSeen(problem=CodeProblem.EXPIRED)
            uscc = code.uscc if shown.enterprise else ""
            ticket = _open(connection, "shown", terminal, shown.service, shown.enterprise, now)
            _answer(connection, ticket, code.account, uscc, LoginState.CONFIRMED, now)
        account = self._account(code.account)
        spoken_for = account.enterprise(uscc)
        data = [*PERSON, *(ENTERPRISE if spoken_for else ())]
        return CodeSeen(ticket, data, spoken_for.name if spoken_for else "")

    def offer(self, asked: LoginQuestion, terminal: str) -> Login:
        with self._store.write() as connection:
            ticket = _open(connection, "scanned", terminal, asked.service, asked.enterprise, self._clock())
            secret = connection.execute(select(_ticket.secret).where(_ticket.ticket == ticket)).scalar_one()
        return Login(ticket, f"{self._address()}/my-phone/logins/{ticket}/{secret}", LOGIN_SECONDS)

    def state(self, ticket: str, terminal: str) -> LoginNow | None:
        with self._store.read() as connection:
            row = connection.execute(
                select(ticket_table).where(_ticket.ticket == ticket, _ticket.terminal == terminal)
            ).one_or_none()
        return LoginNow(self._state(row)) if row else None

    def release(self, ticket: str, terminal: str) -> Released | None:
        with self._store.write() as connection:
            row = connection.execute(
                select(ticket_table).where(_ticket.ticket == ticket, _ticket.terminal == terminal)
            ).one_or_none()
            if row is None or row.released or self._state(row) is not LoginState.CONFIRMED:
                return None
            if not 0 <= self._clock() - row.since <= RELEASE_SECONDS:
                return None
            connection.execute(update(ticket_table).where(_ticket.ticket == ticket).values(released=True))
        account = self._account(row.account)
        way: Literal["shown", "scanned"] = "shown" if row.way == "shown" else "scanned"
        return Released(account.person, way, account.enterprise(row.uscc))

    def asked(self, ticket: str, secret: str) -> LoginQuestion | None:
        """What a phone is asked to confirm; None when there is nothing to confirm any more."""
        row = self._offered(ticket, secret)
        return LoginQuestion(row.service, row.enterprise) if row else None

    def where(self, ticket: str) -> str:
        """The terminal that offers it."""
        with self._store.read() as connection:
            return str(connection.execute(select(_ticket.terminal).where(_ticket.ticket == ticket)).scalar_one())

    def confirm(self, ticket: str, secret: str, account: int, uscc: str = "") -> bool:
        """What the phone of `account` says; False when it comes too late or to nothing. uscc: whom they speak for."""
        found = self.accounts.find(account)
        row = self._offered(ticket, secret)
        if row is None or found is None or (uscc and not (row.enterprise and found.enterprise(uscc))):
            return False
        return self._say(ticket, account, uscc, LoginState.CONFIRMED)

    def decline(self, ticket: str, secret: str) -> bool:
        return self._offered(ticket, secret) is not None and self._say(ticket, 0, "", LoginState.DECLINED)

    def _say(self, ticket: str, account: int, uscc: str, state: LoginState) -> bool:
        with self._store.write() as connection:
            return _answer(connection, ticket, account, uscc, state, self._clock())

    def _offered(self, ticket: str, secret: str) -> Row[tuple[object, ...]] | None:
        query = select(ticket_table).where(_ticket.ticket == ticket, _ticket.secret == secret, _ticket.way == "scanned")
        with self._store.read() as connection:
            row = connection.execute(query).one_or_none()
        return row if row and self._state(row) is LoginState.OPEN else None

    def _state(self, row: Row[tuple[object, ...]]) -> LoginState:
        state = LoginState(row.state)
        late = not 0 <= self._clock() - row.since <= LOGIN_SECONDS
        return LoginState.EXPIRED if state is LoginState.OPEN and late else state

    def _account(self, number: int) -> Account:
        found = self.accounts.find(number)
        assert found
        return found


def _open(connection: Connection, way: str, terminal: str, service: str, enterprise: bool, now: float) -> str:
    ticket = secrets.token_urlsafe(18)
    row = {"ticket": ticket, "secret": secrets.token_urlsafe(12), "way": way, "terminal": terminal}
    connection.execute(delete(ticket_table).where(_ticket.since < now - FORGET_SECONDS))
    said = {"service": service, "enterprise": enterprise, "account": 0, "uscc": ""}
    connection.execute(
        insert(ticket_table).values(**row, **said, state=LoginState.OPEN.value, since=now, released=False)
    )
    return ticket


def _answer(connection: Connection, ticket: str, account: int, uscc: str, state: LoginState, now: float) -> bool:
    """Once: the first answer counts."""
    done = connection.execute(
        update(ticket_table)
        .where(_ticket.ticket == ticket, _ticket.state == LoginState.OPEN.value)
        .values(account=account, uscc=uscc, state=state.value, since=now)
    )
    return done.rowcount == 1


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
