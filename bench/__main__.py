"""`python -m bench [NAME ...]`: a table on the screen, and build/bench.json."""

import argparse
import importlib
import json
import sys
from pathlib import Path

from bench.harness import Result

SUBJECTS = ("start", "search", "save", "exchange", "forms")


def main() -> int:
    """Run the subjects asked for; return 1 if a ratio is above what is asked."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], default=[])
    chosen = parser.parse_args().subjects or SUBJECTS
    results: list[Result] = []
    print(f"{'what':46} {'value':>11} {'reference':>11}        {'ratio':>6}  asked")
    for subject in chosen:
        for result in importlib.import_module(f"bench.{subject}").results():
            results.append(result)
            print(line(result), flush=True)
    target = Path("build") / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"results": [r.as_json() for r in results]}, indent=1))
    return 0 if all(result.holds for result in results) else 1


def line(result: Result) -> str:
    """Return one row of the table."""
    asked = "" if result.at_most is None else f"<= {result.at_most:g}"
    mark = "" if result.holds else "  ABOVE"
    return (
        f"{result.name:46} {result.value:11.2f} {result.reference_value:11.2f} {result.unit:6} "
        f"{result.ratio:6.2f}  {asked}{mark}"
    )


if __name__ == "__main__":
    sys.exit(main())
