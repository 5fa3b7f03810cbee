"""`kiosk enrol FILE`: this machine becomes the terminal that an invitation of the centre names."""

import argparse
import sys

from kiosk_app import enrolling
from kiosk_app.centre import CentreError, Refused, Unreachable
from kiosk_app.enrolling import BadInvitation, NotGranted
from kiosk_app.identity import BadCertificate
from kiosk_app.trust import BadTrust


def main(options: argparse.Namespace) -> int:
    try:
        options.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        invitation = enrolling.read(options.invitation)
        enrolling.enrol(options.data, invitation)
    except (BadInvitation, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except Refused:
        print("The centre refuses the invitation: it is used, too old, or not its own.", file=sys.stderr)
        return 1
    except Unreachable:
        print(f"Nobody answers at {invitation.centre}; check the network and try again.", file=sys.stderr)
        return 1
    except NotGranted:
        print("The centre took the request but has not answered yet; give the same command again.", file=sys.stderr)
        return 1
    except (CentreError, BadCertificate, BadTrust) as error:
        print(f"What came back cannot be trusted ({error}); nothing was changed.", file=sys.stderr)
        return 1
    print(f"This is now terminal {invitation.terminal}, {invitation.site}.")
    return 0
