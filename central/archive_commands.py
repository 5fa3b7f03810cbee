"""`kiosk-central archive`: which packages there are, whether they are still whole, and one of them as a file."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from central import site
from central.archive.check import Finding, Property, check
from central.archive.shelf import Shelf
from central.store import archives
from central.store.archives import Package
from offline_store.durable import replace
from offline_store.sealing import SealingError

Command = Callable[[str, str], argparse.ArgumentParser]
LOST = Finding(Property.USABLE, "package-opens")


def add_to(command: Command) -> None:
    """command: makes a command with the options that all have."""
    archive = command("archive", "the archive packages of finished cases: list, check, or export one as a file")
    archive.add_argument("action", choices=("list", "check", "export"))
    archive.add_argument("name", nargs="?", default="", help="which one; check: all when it is left out")
    archive.add_argument("--to", type=Path, metavar="FILE", help="export: where to")
    archive.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    site.prepare(arguments.data)
    with site.open_store(arguments.data, arguments.database) as store, store.read() as connection:
        found = [one for one in archives.listing(connection) if arguments.name in ("", one.name)]
    if arguments.name and not found:
        print(f"There is no package {arguments.name}.", file=sys.stderr)
        return 2
    shelf = site.shelf(arguments.data)
    if arguments.action == "check":
        return _check(shelf, found)
    if arguments.action == "export":
        if not arguments.name or arguments.to is None:
            print("say which package, and --to FILE", file=sys.stderr)
            return 2
        return _export(shelf, found[0], arguments.to)
    for one in found:
        print(f"{one.name}  {one.sm3}  {one.size}  {one.state}  {one.receipt}".rstrip())
    return 0


def _check(shelf: Shelf, packages: list[Package]) -> int:
    """1 when something does not hold."""
    failed = False
    for one in packages:
        try:
            findings = check(shelf.take(one.sm3), one.sm3).findings
        except (OSError, SealingError):
            findings = (LOST,)
        failed = failed or bool(findings)
        print(f"{one.name}  {'failed' if findings else 'passed'}")
        for finding in findings:
            print(f"  {finding.property}  {finding.rule}  {finding.file}".rstrip())
    return 1 if failed else 0


def _export(shelf: Shelf, package: Package, to: Path) -> int:
    try:
        replace(to, shelf.take(package.sm3))
    except (OSError, SealingError) as error:
        print(f"{package.name} was not written: {type(error).__name__}", file=sys.stderr)
        return 1
    return 0
