"""`kiosk-central`: runs the centre and looks after it."""

import argparse
import json
import logging
import os
import resource
import secrets
import sys
import time
from pathlib import Path

import msgspec

from central import (
    archive_commands,
    command_line,
    department_commands,
    exchange_commands,
    key_commands,
    message_commands,
    paper_commands,
    serve,
    settings_commands,
    site,
    stick,
)
from central.api import openapi
from central.catalogue import commands as catalogue_commands
from central.catalogue import publish
from central.licences import commands as licence_commands
from central.store import terminals
from central.store.verify import check_streams
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.protocol.enrolment import Invitation
from offline_store.durable import replace
from offline_store.sealing import Opener

DAY_SECONDS = 86400.0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="kiosk-central", description="The centre of a fleet of terminals.")
    commands = top.add_subparsers(required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.add_argument("--data", type=Path, required=True, help="data directory of the centre")
        sub.add_argument("--database", default="", help="another database than DIR/central.db (SQLAlchemy URL)")
        return sub

    running = command("serve", "run the centre on 127.0.0.1")
    running.add_argument("--port", type=int, default=0, help="for terminals; 0: the port of the last time, else any")
    running.add_argument("--web-port", type=int, default=0, help="for the pages; likewise")
    text = "how long a promised working day takes the stand-in departments"
    running.add_argument("--day-seconds", type=float, default=site.DAY_SECONDS, metavar="SECONDS", help=text)
    catalogue_commands.add_sources(running)
    running.set_defaults(run=_serve)
    inviting = command("invite", "register a terminal, or a new board of one, and write its invitation")
    inviting.add_argument("--terminal", required=True, help="id of the terminal, such as 370602-0001")
    inviting.add_argument("--site", required=True, help="where it stands")
    inviting.add_argument("--out", type=Path, required=True, help="where to write the invitation")
    inviting.add_argument("--centre", default="", help="base URL; default: where the centre listens")
    inviting.add_argument("--days", type=float, default=7.0, help="how long the invitation is good")
    inviting.set_defaults(run=_invite)
    revoking = command("revoke", "let a terminal in no more, from this moment on")
    revoking.add_argument("terminal")
    revoking.set_defaults(run=_revoke)
    importing = command("import", "take in what `kiosk outbox export` wrote on a terminal")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.set_defaults(run=_import)
    command("migrate", "create or update the database").set_defaults(run=_migrate)
    command("verify", "check the chains of all streams").set_defaults(run=_verify)
    command_line.add(commands.add_parser("command", help="tell a terminal to do something"))
    key_commands.add_to(command)
    settings_commands.add_to(command)
    archive_commands.add_to(command)
    paper_commands.add_to(command)
    message_commands.add_to(command)
    department_commands.add(commands.add_parser("departments", help="the stand-in departments"))
    licence_commands.add_to(command)
    exchange_commands.add(commands.add_parser("exchange", help="the tables through which a department's system works"))
    commands.add_parser("openapi", help="the protocol as an OpenAPI document").set_defaults(run=_openapi)
    catalogue_commands.add_to(commands.add_parser("catalogue", help="the published service definitions"))
    return top


def main(arguments: list[str] | None = None) -> int:
    parsed = parser().parse_args(arguments)
    # A core dump would hold keys, and what was opened with them.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.basicConfig(
        level=os.environ.get("KIOSK_LOG", "WARNING"), format="%(asctime)s centre %(levelname)s %(message)s"
    )
    code: int = parsed.run(parsed)
    return code


def _serve(arguments: argparse.Namespace) -> int:
    site.prepare(arguments.data)
    if not catalogue_commands.well(lambda: publish.ensure(arguments.data, arguments.sources)):
        try:
            version = publish.published_now(arguments.data).version
        except (OSError, BadBundle):
            print("There is no catalogue published earlier to go on with.", file=sys.stderr)
            return 2
        print(f"Terminals go on getting version {version} of the catalogue, published earlier.", file=sys.stderr)
    _migrate(arguments)
    try:
        serve.serve(arguments.data, arguments.port, arguments.web_port, arguments.database, arguments.day_seconds)
    except OSError as error:
        print(f"port {arguments.port} or {arguments.web_port}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _invite(arguments: argparse.Namespace) -> int:
    repository = site.prepare(arguments.data)
    centre = arguments.centre
    if not centre:
        try:
            centre = (arguments.data / serve.API_URL).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            print("the centre has never run here: say --centre URL", file=sys.stderr)
            return 1
    token, now = secrets.token_urlsafe(32), time.time()
    with site.open_store(arguments.data, arguments.database) as store, store.write() as connection:
        expires = now + arguments.days * DAY_SECONDS
        terminals.invite(connection, arguments.terminal, arguments.site, token, expires, now)
    authority = (site.authority_folder(arguments.data) / "authority.pem").read_text()
    invitation = Invitation(arguments.terminal, arguments.site, centre, authority, repository.root(), token)
    replace(arguments.out, msgspec.json.format(msgspec.json.encode(invitation), indent=2) + b"\n")
    return 0


def _revoke(arguments: argparse.Namespace) -> int:
    with site.open_store(arguments.data, arguments.database) as store, store.write() as connection:
        if not terminals.revoke(connection, arguments.terminal):
            print(f"There is no terminal {arguments.terminal}.", file=sys.stderr)
            return 1
    return 0


def _migrate(arguments: argparse.Namespace) -> int:
    site.prepare(arguments.data)
    site.open_store(arguments.data, arguments.database).close()
    _, departments = site.open_department(arguments.data, time.time)
    departments.close()
    return 0


def _openapi(_: argparse.Namespace) -> int:
    print(json.dumps(openapi.document(), indent=1, ensure_ascii=False))
    return 0


def _import(arguments: argparse.Namespace) -> int:
    """0: all of it is here now; 1: a part is not; 2: nothing was taken."""
    site.prepare(arguments.data)
    opener = Opener(site.private_keys(arguments.data))
    try:
        with site.open_store(arguments.data, arguments.database) as store:
            done = stick.bring_in(arguments.file, opener, store, arguments.data / site.ATTACHMENTS, time.time)
    except (stick.StickRefused, OSError) as error:
        reason = error.reason if isinstance(error, stick.StickRefused) else error.strerror
        print(f"{arguments.file} was not taken: {reason}", file=sys.stderr)
        return 2
    for stream, new in done.new.items():
        print(f"{done.terminal} {stream} {new} new")
    print(f"{done.terminal} attachments {done.held}")
    for trouble in done.troubles:
        print(trouble, file=sys.stderr)
    return 1 if done.troubles else 0


def _verify(arguments: argparse.Namespace) -> int:
    broken = 0
    with site.open_store(arguments.data, arguments.database) as store, store.read() as connection:
        for check in check_streams(connection):
            good = check.broken is None
            broken += not good
            state = "ok" if good else f"broken at {check.broken}"
            print(f"{check.terminal} {check.stream} {check.entries} {state}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
