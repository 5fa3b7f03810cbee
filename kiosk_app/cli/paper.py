"""`kiosk paper stat | load | count | spoil`: the numbered paper of this terminal, by whoever lays it in."""

import argparse
import json
import sys
import time
from typing import Final

from kiosk_app.runtime.stores import LEDGER
from offline_store.errors import PaperError, PaperFault, StoreError
from offline_store.paper_stock import PaperStock, SheetState
from offline_store.print_ledger import PrintLedger

SENTENCES: Final = {
    PaperFault.NOT_A_RANGE: "These are not the first and the last number of one pack",
    PaperFault.KNOWN: "{number} was loaded before",
    PaperFault.NOT_LOADED: "{number} is not in the tray, as far as is known",
    PaperFault.PRINTED: "{number} was printed, and belongs to its document",
    PaperFault.PRINTING: "A sheet is being printed; try again when it has come out",
}
WANTED: Final = {"stat": 0, "load": 2, "count": 1, "spoil": 1}
USAGE: Final = {
    "stat": "kiosk paper stat",
    "load": "kiosk paper load FIRST LAST",
    "count": "kiosk paper count NUMBER (the one that lies uppermost; 0 when the tray is empty)",
    "spoil": "kiosk paper spoil NUMBER",
}


def main(options: argparse.Namespace) -> int:
    """0: done, and how the paper stands; 1: refused; 2: there is no ledger, or the command is incomplete."""
    if len(options.numbers) != WANTED[options.action]:
        print(f"Say: {USAGE[options.action]}", file=sys.stderr)
        return 2
    path = options.data / LEDGER
    if not path.exists() or not path.stat().st_size:
        print(f"There is no ledger in {options.data}", file=sys.stderr)
        return 2
    try:
        with PrintLedger.open(path, clock=time.time) as ledger:
            _act(ledger.paper, options.action, options.numbers)
            _say(ledger.paper, in_json=options.json)
    except PaperError as error:
        print(SENTENCES[error.fault].format(number=error.number), file=sys.stderr)
        return 1
    except StoreError as error:
        print(f"The ledger: {type(error).__name__} {error}".rstrip(), file=sys.stderr)
        return 1
    return 0


def _act(paper: PaperStock, action: str, numbers: list[str]) -> None:
    if action == "load":
        paper.load(*numbers)
    elif action == "count":
        paper.count("" if numbers[0] == "0" else numbers[0])
    elif action == "spoil":
        paper.spoil(numbers[0])


def _say(paper: PaperStock, *, in_json: bool) -> None:
    counts = paper.counts()
    facts = {"next": paper.next} | {state.value: counts.get(state, 0) for state in SheetState}
    unknown = [sheet.number for sheet in paper.sheets() if sheet.state is SheetState.UNKNOWN]
    if in_json:
        print(json.dumps(facts | {"to_count": unknown}))
        return
    for name, value in facts.items():
        print(f"{name:<8}  {value}")
    if unknown:
        print(f"Nothing is printed on numbered paper until it is known where {', '.join(unknown)} is:")
        print("look into the printer, `kiosk paper spoil` what is stuck there, then `kiosk paper count`.")
