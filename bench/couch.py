"""PouchDB with its own server, each in a Node process of its own, on LevelDB."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.peer import prepared

PACKAGES = {"pouchdb": "9.0.0", "express-pouchdb": "4.2.0", "express": "4.22.2"}
FOLDER = Path("build") / "couch"
BATCH = 500
"""Faster than the 100 it takes by itself."""


def exchange(bodies: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the milliseconds of `push` and `pull` of all bodies."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        documents = folder / "documents.json"
        documents.write_text(json.dumps([{"_id": body["id"], **body} for body in bodies]))
        (folder / "office").mkdir()
        server = prepared("couch_server.mjs", FOLDER, PACKAGES)
        laptop = prepared("couch_laptop.mjs", FOLDER, PACKAGES)
        with subprocess.Popen(
            ["node", server.name, str(folder / "office")],
            cwd=FOLDER,
            stdout=subprocess.PIPE,
            text=True,
        ) as office:
            try:
                assert office.stdout
                address = f"http://127.0.0.1:{int(office.stdout.readline())}"
                asked = ["node", laptop.name, address, str(documents), made, str(BATCH)]
                done = subprocess.run(
                    asked, cwd=FOLDER, stdout=subprocess.PIPE, text=True, check=True
                )
            finally:
                office.kill()
    return {way: float(taken) for way, taken in json.loads(done.stdout).items()}
