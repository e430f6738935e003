"""Programs in a process of their own, which a test kills or starves."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

OPEN = """
import os, sys
from pathlib import Path
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store

def acknowledge(text):
    os.write(1, f"ACK {text}\\n".encode())

def opened():
    return Store(Profile(Path(sys.argv[1]), "bare", "Arta"), bytes(range(32)))
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a program that begins with `OPEN`."""
    return subprocess.Popen(
        [sys.executable, "-c", OPEN + program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def acknowledged_until_killed(child: subprocess.Popen[str], count: int) -> list[str]:
    """Kill the child after `count` acknowledgements; return all that it managed to print."""
    assert child.stdout is not None
    lines: list[str] = []
    while len(lines) < count:
        line = child.stdout.readline()
        assert line, child.communicate()[1]
        lines.append(line)
    child.kill()
    rest, _ = child.communicate()
    # A line without its end was cut off by the kill: nobody was told.
    whole = [*lines, *(line for line in rest.splitlines(keepends=True) if line.endswith("\n"))]
    return [line.removeprefix("ACK ").strip() for line in whole]


def ended(child: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a child; return how it ended and what it printed."""
    out, err = child.communicate(timeout=100)
    return child.returncode, out + err
