"""`kiosk lab`: the virtual hall."""

import argparse
import sys
from urllib.parse import urlsplit

from drivers.lab.server import run
from kiosk_app.cli.waiting import appears
from kiosk_app.config import centre_of, lab_of

CENTRE_SECONDS = 20.0


def main(options: argparse.Namespace) -> int:
    directory = lab_of(options.data)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    centre = None
    address = centre_of(options.data) / "api.url"
    if options.centre and not appears(address, CENTRE_SECONDS):
        print("The centre is not running; start it with: kiosk-central serve", file=sys.stderr)
        return 1
    if address.exists():
        parts = urlsplit(address.read_text().strip())
        centre = (parts.hostname or "127.0.0.1", parts.port or 80)
    run(directory, centre=centre, out=options.out, pages=centre_of(options.data) / "centre.url" if centre else None)
    return 0
