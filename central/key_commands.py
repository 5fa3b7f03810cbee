"""`kiosk-central keys | root | badges`: done with the root's keys at hand, which lie in a safe between times."""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace as changed

from central import recipients, seal_key, site, trust
from central.recipients import NoSuchKey, StillInUse
from central.repository import Repository
from offline_store.suites import NAMES

Command = Callable[[str, str], argparse.ArgumentParser]


def add_to(command: Command) -> None:
    """command: makes a command with the options that all have."""
    keys = command("keys", "the keys that terminals seal to; seal: a new one to seal printed papers with")
    keys.add_argument("action", choices=("list", "rotate", "retire", "seal"))
    keys.add_argument("key", nargs="?", default="", help="which one to retire")
    keys.add_argument("--suite", choices=tuple(NAMES), default="", help="rotate: to keys of another suite")
    keys.set_defaults(run=_keys)
    root = command("root", "a new root key, or a new online key, instead of the present one")
    root.add_argument("action", choices=("rotate", "rotate-online"))
    root.set_defaults(run=_root)
    badges = command("badges", "which technicians' badges are no longer any good")
    badges.add_argument("action", choices=("list", "revoke"))
    badges.add_argument("badge", nargs="?", default="")
    badges.set_defaults(run=_badges)


def _keys(arguments: argparse.Namespace) -> int:
    repository = site.prepare(arguments.data)
    if arguments.action == "rotate":
        print(recipients.rotate(arguments.data, repository, arguments.suite))
        return 0
    if arguments.action == "seal":
        print(seal_key.renew(arguments.data, repository))
        return 0
    if arguments.action == "list":
        return _list(arguments, repository)
    try:
        with site.open_store(arguments.data, arguments.database) as store:
            recipients.retire(arguments.data, repository, store, arguments.key)
    except NoSuchKey:
        print(f"The opener holds no key {arguments.key}.", file=sys.stderr)
        return 1
    except StillInUse as error:
        who = f"what is sealed to it is not done with: {', '.join(error.terminals)}"
        print(f"{error.key_id} is needed: {who if error.terminals else 'terminals seal to it'}", file=sys.stderr)
        return 1
    return 0


def _list(arguments: argparse.Namespace, repository: Repository) -> int:
    document = trust.current(repository)
    assert document
    for key_id in sorted({*document.recipients, *site.private_keys(arguments.data)}):
        print(f"{key_id}  {'in use' if key_id in document.recipients else 'until the queues are empty'}")
    return 0


def _root(arguments: argparse.Namespace) -> int:
    repository = site.prepare(arguments.data)
    if arguments.action == "rotate":
        repository.rotate_root()
        trust.sign_again(repository)
    else:
        repository.rotate_online()
    return 0


def _badges(arguments: argparse.Namespace) -> int:
    repository = Repository(arguments.data, time.time)
    document = trust.current(repository)
    if document is None:
        print("Nothing is published yet.", file=sys.stderr)
        return 2
    if arguments.action == "revoke" and arguments.badge:
        revoked = sorted({*document.revoked_badges, arguments.badge})
        document = trust.publish(repository, changed(document, revoked_badges=revoked))
    print("\n".join(document.revoked_badges))
    return 0
