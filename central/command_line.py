"""`kiosk-central command`: tells a terminal to do something, and says what came of it."""

import argparse
import os
import secrets
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from central import command_key, site
from central.store import commands, terminals
from central.store.commands import Issued
from central.store.database import rfc3339
from kiosk_app.protocol.commands import BadCommand, Command, Name, arguments_of
from offline_store.durable import replace
from offline_store.ids import TimeOrderedIds

WITHIN_SECONDS: Final = 3600
HELP: Final = """\
restart-service service=NAME        self-test service=NAME       collect-logs lines=N
out-of-service reason=maintenance|fault|supplies|site [zh_CN=… en=… where else to go]       in-service
message until=TIME zh_CN=… en=…     idle-picture
"""


def add(top: argparse.ArgumentParser) -> None:
    actions = top.add_subparsers(required=True)

    def action(name: str, text: str) -> argparse.ArgumentParser:
        sub = actions.add_parser(name, help=text, description=text, formatter_class=argparse.RawTextHelpFormatter)
        sub.add_argument("--data", type=Path, required=True, help="data directory of the centre")
        sub.add_argument("--database", default="", help="another database than DIR/central.db (SQLAlchemy URL)")
        return sub

    sending = action("send", "sign a command and leave it for its terminal; prints its id")
    sending.add_argument("terminal")
    sending.add_argument("name", choices=[name.value for name in Name], help=HELP)
    sending.add_argument("arguments", nargs="*", metavar="KEY=VALUE")
    sending.add_argument("--within", type=int, default=WITHIN_SECONDS, metavar="SECONDS", help="else it expires")
    sending.set_defaults(run=_send)
    cancelling = action("cancel", "do not deliver a command any more")
    cancelling.add_argument("id")
    cancelling.set_defaults(run=_cancel)
    for sub in (sending, cancelling):
        sub.add_argument("--reason", required=True, help="why; it is kept")
        sub.add_argument("--by", required=True, metavar="WHO", help="who asks for it; it is kept")
    listing = action("list", "the commands of a terminal, the newest first")
    listing.add_argument("terminal")
    listing.set_defaults(run=_list)
    showing = action("show", "one command and everything that happened to it")
    showing.add_argument("id")
    showing.add_argument("--out", type=Path, metavar="FILE", help="write there what it brought")
    showing.set_defaults(run=_show)


def _send(options: argparse.Namespace) -> int:
    pairs = [argument.partition("=") for argument in options.arguments]
    given = {key: value for key, _, value in pairs}
    if len(given) != len(pairs) or not all(equals for _, equals, _ in pairs):
        return _complain("arguments are KEY=VALUE, each key once")
    try:
        arguments_of(options.name, given)
    except BadCommand as error:
        return _complain(f"{options.name}: {error.reason} not as they should be\n{HELP}".rstrip())
    if not command_key.path(options.data).exists():
        return _complain(f"there is no centre in {options.data}")
    now = time.time()
    command = Command(
        id=TimeOrderedIds(lambda: now, os.urandom)(),
        terminal=options.terminal,
        name=options.name,
        arguments=given,
        nonce=secrets.token_hex(16),
        issued=rfc3339(now),
        expires=rfc3339(now + options.within),
    )
    signed = command_key.sign(command, command_key.key(options.data))
    with site.open_store(options.data, options.database) as store, store.write() as connection:
        if not terminals.known(connection, options.terminal):
            return _complain(f"there is no terminal {options.terminal}")
        commands.issue(connection, command, signed, options.by, options.reason)
    print(command.id)
    return 0


def _cancel(options: argparse.Namespace) -> int:
    with site.open_store(options.data, options.database) as store, store.write() as connection:
        for terminal in commands.owners(connection, options.id):
            if commands.cancel(connection, terminal, options.id, options.by, options.reason, time.time()):
                return 0
    return _complain("no such command waits")


def _list(options: argparse.Namespace) -> int:
    with site.open_store(options.data, options.database) as store, store.read() as connection:
        found = commands.listing(connection, options.terminal, time.time())
    for issued in found:
        print(f"{issued.id}  {_local(issued.issued)}  {issued.name}  {_state(issued)}  {issued.asked_by}")
    return 0


def _show(options: argparse.Namespace) -> int:
    with site.open_store(options.data, options.database) as store, store.read() as connection:
        owners = commands.owners(connection, options.id)
        found = commands.find(connection, owners[0], options.id, time.time()) if owners else None
        history = commands.audit(connection, owners[0], options.id) if owners else []
    if not found:
        return _complain("there is no such command")
    print(f"{owners[0]}  {found.name}  {_state(found)}  {len(found.data)} bytes\n{found.text}")
    for line in history:
        print(f"{line.time}  {line.what}  {line.detail}  {line.asked_by}".rstrip())
    if options.out:
        if not found.data:
            return _complain("it brought nothing")
        replace(options.out, found.data)
    return 0


def _state(issued: Issued) -> str:
    return f"{issued.state} {issued.key}".rstrip()


def _local(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
