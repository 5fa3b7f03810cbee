"""`make bench`: runs every benchmark and leaves `benchmarks/results.json`."""

import json
from pathlib import Path

from benchmarks import catalogue, drain, enqueue

RESULTS = Path(__file__).with_name("results.json")

if __name__ == "__main__":
    results = {"catalogue": catalogue.measure(), "enqueue": enqueue.measure(), "drain": drain.measure()}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    print(json.dumps(results, indent=1))
