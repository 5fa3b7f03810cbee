"""`kiosk hall`: the window beside the terminal in which a newcomer plays the hall."""

import argparse
import sys

from kiosk_app.config import lab_of


def main(options: argparse.Namespace) -> int:
    address = lab_of(options.data) / "lab.url"
    if not address.exists():
        print("The virtual hall is not running; start it with: kiosk lab", file=sys.stderr)
        return 1

    from ui.hall import run

    return run(address.read_text().strip())
