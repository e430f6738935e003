"""What has left the laptop is not in its file any more, not even for those who hold its key."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from rrk_field.db import file
from rrk_field.db.leaving import settle
from rrk_field.db.outbox import applying, drop, set_aside
from rrk_field.db.store import Store
from rrk_field.domain.records import Note
from tests.conftest import DATA_KEY
from tests.factories import make_household

PAGE, RESERVED, IV = 4096, 80, 16
REMARK = "the roof was covered by the neighbours; "


def decrypted(path: Path) -> bytes:
    """Return every page of a file, those that are free too.

    Source: zetetic.net/sqlcipher/design, pages of version 4: AES-256-CBC, then IV and checksum;
    the first page begins with the salt.
    """
    data, found = path.read_bytes(), b""
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        end = PAGE - RESERVED
        cipher = Cipher(algorithms.AES256(DATA_KEY), modes.CBC(page[end : end + IV]))
        reader = cipher.decryptor()
        found += reader.update(page[IV if start == 0 else 0 : end]) + reader.finalize()
    return found


@pytest.fixture
def note(store: Store) -> Note:
    """A remark that fills pages of its own."""
    household = make_household(store=store)[0]
    note = Note(household_id=household.id, text=REMARK * 1000)
    store.save(note)
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM outbox_mark")
    return note


def test_what_left_is_overwritten(store: Store, note: Note) -> None:
    with store.writing() as connection, applying(connection):
        set_aside(connection, [(note.id, "note", "left")])
        settle(connection)
    store.close()

    assert REMARK.encode() not in decrypted(store.profile.folder / file.NAME)


def test_a_plain_deletion_would_be_seen(store: Store, note: Note) -> None:
    with store.writing() as connection, applying(connection):
        drop(connection, "note", [note.id])
    store.close()

    assert REMARK.encode() in decrypted(store.profile.folder / file.NAME)
