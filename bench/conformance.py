"""Compare this engine with ODK's own over a folder of forms: the same random answers to both.

`python -m bench.conformance FOLDER [--seeds 2] [--steps 60]`; lists of the forms lie beside them.
"""

import argparse
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import Any

from bench.peer import prepared
from rrk_field.forms.definition import parse
from rrk_field.forms.manners import ODK
from rrk_field.forms.problems import FormError
from rrk_field.forms.replay import replay

State = Mapping[str, Any]
States = Mapping[str, State]

PATIENCE_S = 180
"""For one form."""

_FLEETING = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|\dT\d\d:\d\d:\d\d|^0\.\d{6,}$")
"""A new identity, a moment, a random number: never the same twice."""
_EXPECTED = re.compile("readonly|setValue|Rank should")
"""Said of an answer that is refused; anything else leaves ODK's engine half computed."""


@dataclass
class Tally:
    """What was compared, and what differs."""

    forms: int = 0
    """Those that ODK's engine opens."""
    steps: int = 0
    states: int = 0
    differences: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Form, question and which of its states -> how often."""
    unopened: list[str] = field(default_factory=list)
    """Forms that ODK's engine opens and this one does not."""

    def compare(self, form: str, ours: States, theirs: States) -> None:
        """Compare the states of all questions at one moment."""
        for ref in ours.keys() | theirs.keys():
            self.states += 1
            mine, other = ours.get(ref), theirs.get(ref)
            if mine is None or other is None:
                self.differences[form, _template(ref), "missing" if mine is None else "extra"] += 1
            elif letters := _differing(mine, other):
                self.differences[form, _template(ref), letters] += 1


def _template(ref: str) -> str:
    return re.sub(r"\[\d+\]", "", ref)


def _differing(mine: State, other: State) -> str:
    letters = "".join(letter for letter in "vrqox" if mine[letter] != other[letter])
    fleeting = letters == "v" and all(_FLEETING.search(state["v"]) for state in (mine, other))
    return "" if fleeting else letters


class Walker:
    """ODK's engine in a process of its own; one that ends or takes too long is begun anew."""

    def __init__(self) -> None:
        self._script = prepared("conformance.mjs")
        self._process: subprocess.Popen[str] | None = None

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Return what it says of a form."""
        process = self._process or self._begun()
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        patience = Timer(PATIENCE_S, process.kill)
        patience.start()
        line = process.stdout.readline()
        patience.cancel()
        if line:
            return dict(json.loads(line))
        self.end()
        return {"failed": "it ended, or took too long"}

    def _begun(self) -> "subprocess.Popen[str]":
        self._process = subprocess.Popen(
            ["node", "--max-old-space-size=6000", self._script.name],
            cwd=self._script.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self._process

    def end(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def compare_form(tally: Tally, path: Path, walker: Walker, seed: int, steps: int) -> bool:
    """Walk through one form in both engines; return whether ODK's engine opens it."""
    xml = path.read_bytes()
    files = dict(_files(xml, path.parent))
    request = {"path": str(path.resolve()), "files": files, "seed": seed, "steps": steps}
    reply = walker.ask(request)
    if "failed" in reply:
        print(f"{path.name}: ODK's engine does not open it: {reply['failed'][:200]}")
        return False
    taken = reply["taken"]
    try:
        told = replay(xml, [one["step"] for one in taken], files=files)
    except FormError as error:
        tally.unopened.append(path.name)
        print(f"{path.name}: {error}")
        return True
    tally.compare(path.name, told["first"], reply["first"])
    for ours, theirs in zip(told["steps"], taken, strict=True):
        if theirs["broke"] and not _EXPECTED.search(theirs["broke"]):
            break
        tally.compare(path.name, ours["state"], theirs["state"])
        tally.steps += 1
    return True


def _files(xml: bytes, folder: Path) -> Iterator[tuple[str, str]]:
    try:
        named = set(parse(xml, ODK).attached.values())
    except FormError:
        return
    for name in named:
        if (folder / name).is_file():
            yield name, (folder / name).read_text(encoding="utf-8-sig")


def compare_folder(folder: Path, seeds: int, steps: int) -> Tally:
    """Walk through every form of a folder."""
    tally = Tally()
    walker = Walker()
    try:
        for path in sorted(folder.glob("*.xml")):
            opened = [
                compare_form(tally, path, walker, seed, steps) for seed in range(1, seeds + 1)
            ]
            tally.forms += any(opened)
    finally:
        walker.end()
    return tally


def main() -> None:
    """Print what differs, the most frequent first, and the agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--steps", type=int, default=60)
    asked = parser.parse_args()
    tally = compare_folder(asked.folder, asked.seeds, asked.steps)
    for (form, ref, letters), count in tally.differences.most_common(100):
        print(f"{count:6} {letters:8} {form} {ref}")
    wrong = tally.differences.total()
    print(
        f"{tally.forms} forms, {tally.steps} steps, {tally.states} states, {wrong} differ: "
        f"{100 - 100 * wrong / max(tally.states, 1):.3f} % agree; "
        f"{len(tally.unopened)} forms not opened"
    )


if __name__ == "__main__":
    main()
