"""ODK's own engine in a Node process beside this one; its packages lie in build/peer/."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.questionnaires import Step

PACKAGES = {"@getodk/xforms-engine": "0.22.0", "jsdom": "29.1.1"}
FOLDER = Path("build") / "peer"


class Peer:
    """One running engine. Times are its own, in milliseconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def open(self, path: Path) -> float:
        """Open a form in place of the one before."""
        return float(self._ask("open", path=str(path))["ms"])

    def grow(self, repeat: str, rows: int) -> None:
        """Add rows until there are so many."""
        self._ask("grow", repeat=repeat, rows=rows)

    def answer(self, steps: Sequence[Step]) -> list[float]:
        """Give answers one after the other."""
        return list(self._ask("answer", steps=steps)["ms"])

    def forget(self) -> None:
        """Let go of the form."""
        self._ask("forget")

    def memory(self) -> float:
        """Return the MiB in use."""
        return float(self._ask("memory")["mib"])

    def _ask(self, work: str, **request: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"work": work, **request}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def has_node() -> bool:
    """Whether this machine can run it."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


@contextmanager
def running() -> Iterator[Peer]:
    """Start the engine; its packages are fetched the first time."""
    script = prepared("engine.mjs")
    command = ["node", "--expose-gc", script.name]
    process = subprocess.Popen(
        command, cwd=script.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield Peer(process)
    finally:
        assert process.stdin
        process.stdin.close()
        process.wait(timeout=20)


def prepared(script: str, folder: Path = FOLDER, packages: dict[str, str] = PACKAGES) -> Path:
    """Return a script of this folder where its packages are; they are fetched the first time."""
    wanted = json.dumps({"private": True, "dependencies": packages})
    package = folder / "package.json"
    if not (folder / ".ready").exists() or package.read_text() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        package.write_text(wanted)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "install", *quiet], cwd=folder, check=True)
        (folder / ".ready").touch()
    return Path(shutil.copy(Path(__file__).with_name(script), folder))
