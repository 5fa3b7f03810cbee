"""`make bench`: runs every benchmark and leaves `benchmarks/results.json`."""

import json
from pathlib import Path

from benchmarks import card, catalogue, chips, codes, drain, enqueue, preview, recognition, visit

RESULTS = Path(__file__).with_name("results.json")

if __name__ == "__main__":
    parts = {
        "catalogue": catalogue,
        "enqueue": enqueue,
        "drain": drain,
        "card": card,
        "chips": chips,
        "codes": codes,
        "preview": preview,
        "recognition": recognition,
        "visit": visit,
    }
    results = {name: part.measure() for name, part in parts.items()}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    print(json.dumps(results, indent=1))
