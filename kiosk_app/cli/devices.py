"""`kiosk devices`: the publisher and the services of this terminal's peripherals."""

import argparse
import sys
from pathlib import Path

from drivers.xfs4iot import publisher
from drivers.xfs4iot.device import BadOptionError
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.cli.waiting import appears
from kiosk_app.config import BadSettings, lab_of, load, with_lab

LAB_SECONDS = 20.0


def main(options: argparse.Namespace) -> int:
    directory: Path = options.data
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        settings = load(options.profile, directory)
    except BadSettings as error:
        print(error, file=sys.stderr)
        return 2
    if options.lab or settings.profile == "demo":
        if not appears(lab_of(directory) / "page_printer.uri", LAB_SECONDS):
            print("The virtual hall is not running; start it with: kiosk lab", file=sys.stderr)
            return 1
        settings = with_lab(settings, directory)
    if not settings.devices:
        print(f"No devices are configured; name them in {directory / 'settings.toml'}", file=sys.stderr)
        return 2
    wanted = [DeviceSettings(d.name, d.driver, d.options) for d in settings.devices if d.driver]
    foreign = {d.name: d.url for d in settings.devices if d.url}
    try:
        publisher.run(wanted, directory=directory, foreign=foreign)
    except BadOptionError as error:
        print(f"{directory / 'settings.toml'}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The device services cannot start: {error}", file=sys.stderr)
        return 1
    return 0
