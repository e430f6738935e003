"""The keys of this office: one to sign with, one by which something is sealed for it.

Made at the first start, and told to laptops when they are made known and at every greeting. The
file belongs in the backup, and in nobody else's hands.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from uuid_utils.compat import uuid4

from rrk_central.accounts import Refused
from rrk_field.sync.signing import Keys

FILE: Final = "office-keys.json"


def office_keys(folder: Path) -> Keys:
    """Return the keys that lie in the data folder; make them if there are none.

    Raises Refused `open_keys` where others on this machine may read the file.
    """
    path = folder / FILE
    if not path.exists():
        _make(path)
    if os.name != "nt" and path.stat().st_mode & 0o077:
        raise Refused("open_keys", file=path)
    return Keys(**json.loads(path.read_text(encoding="ascii")))


def _make(path: Path) -> None:
    """Write new keys; where two processes start at once, those of the first count."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{FILE}.{uuid4()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - of a descriptor
            json.dump(asdict(Keys.new()), file)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink()
