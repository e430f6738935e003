"""`python -m bench [NAME ...] [--peers]`: a table on the screen, and build/bench.json."""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.harness import Result

SUBJECTS = ("start", "window", "search", "save", "sync", "forms", "screens", "photos")


def main() -> int:
    """Run the subjects asked for; return 1 if a ratio is above what is asked."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], default=[])
    parser.add_argument("--peers", action="store_true", help="also beside engines of others")
    asked = parser.parse_args()
    results: list[Result] = []
    print(f"{'what':58} {'value':>11} {'reference':>11}        {'ratio':>6}  asked")
    for result in measured(asked.subjects or SUBJECTS, peers=asked.peers):
        results.append(result)
        print(line(result), flush=True)
    target = Path("build") / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"results": [r.as_json() for r in results]}, indent=1))
    return 0 if all(result.holds for result in results) else 1


def measured(subjects: Sequence[str], *, peers: bool) -> Iterator[Result]:
    """Measure one subject after the other; engines of others where they are asked for."""
    for subject in subjects:
        module = importlib.import_module(f"bench.{subject}")
        yield from module.results()
        if peers and hasattr(module, "results_beside_peers"):
            yield from module.results_beside_peers()


def line(result: Result) -> str:
    """Return one row of the table."""
    asked = "" if result.at_most is None else f"<= {result.at_most:.2g}"
    mark = "" if result.holds else "  ABOVE"
    return (
        f"{result.name:58} {result.value:11.2f} {result.reference_value:11.2f} {result.unit:6} "
        f"{result.ratio:6.2f}  {asked}{mark}"
    )


if __name__ == "__main__":
    sys.exit(main())
