"""Photos: after the texts, in chunks, and called stored only when their hash was checked."""

import hashlib
import os

import pytest
import requests

from rrk_field.db import photos
from rrk_field.domain.records import Household, Photo
from rrk_field.sync.central import RefusedError, ServerNotFoundError
from rrk_field.sync.engine import synchronise
from rrk_field.sync.protocol import CHUNK_BYTES
from tests.factories import make_household
from tests.office import TestOffice
from tests.sync.conftest import Laptop


def add_photo(laptop: Laptop, household: Household, data: bytes) -> Photo:
    sha256 = photos.keep(laptop.store, data)
    photo = Photo(household_id=household.id, sha256=sha256, size_bytes=len(data))
    laptop.store.save(photo)
    return photo


def states(laptop: Laptop) -> list[str]:
    return [state for (state,) in laptop.rows("SELECT state FROM blob ORDER BY rowid")]


@pytest.mark.parametrize("size", [1, CHUNK_BYTES - 1, CHUNK_BYTES, 2 * CHUNK_BYTES + 7])
def test_a_photo_of_any_size_reaches_the_other_laptop(
    arta: Laptop, besnik: Laptop, size: int
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    data = os.urandom(size)
    photo = add_photo(arta, household, data)

    sent = arta.sync()
    received = besnik.sync()

    assert (sent.photos_sent, sent.photos_waiting, states(arta)) == (1, 0, ["stored"])
    assert (received.photos_received, states(besnik)) == (1, ["present"])
    assert photos.read(besnik.store, photo.sha256) == data


def test_a_record_counts_as_sent_without_its_photo(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, b"a house")
    arta.adapter.lose_request = lambda request: request.method == "PATCH"
    with pytest.raises(ServerNotFoundError):
        arta.sync()

    assert arta.get(photo).revision == 1
    assert besnik.sync().photos_received == 0
    assert besnik.get(photo).sha256 == photo.sha256
    assert states(besnik) == ["wanted"]
    arta.adapter.lose_request = lambda request: False
    assert arta.sync().photos_sent == 1
    assert besnik.sync().photos_received == 1


def test_a_cut_upload_goes_on_from_where_the_office_has_it(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    add_photo(arta, household, os.urandom(3 * CHUNK_BYTES))
    offsets: list[str] = []

    def cut(request: requests.PreparedRequest) -> bool:
        if request.method == "PATCH":
            offsets.append(str(request.headers["Upload-Offset"]))
        return len(offsets) == 2 and request.method == "PATCH"

    arta.adapter.lose_reply = cut
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    assert states(arta) == ["sending"]

    report = arta.sync()

    assert report.photos_sent == 1
    rest = 2 * CHUNK_BYTES  # in smaller pieces, since the line broke
    assert offsets == ["0", str(CHUNK_BYTES), str(rest), str(rest + CHUNK_BYTES // 2)]


def test_a_photo_whose_record_was_not_accepted_is_not_offered(arta: Laptop) -> None:
    photos.keep(arta.store, b"nobody's house")

    report = arta.sync()

    assert (report.photos_sent, report.photos_waiting) == (0, 1)
    assert states(arta) == ["local"]


def test_a_download_with_one_wrong_byte_is_not_kept(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, b"a house with a roof")
    arta.sync()
    real = besnik.central.fetch_blob

    def spoilt(sha256: str, offset: int, length: int) -> bytes:
        return real(sha256, offset, length).replace(b"roof", b"hoof")

    besnik.central.fetch_blob = spoilt  # type: ignore[method-assign]
    assert besnik.sync().photos_received == 0
    assert photos.read(besnik.store, photo.sha256) is None
    assert besnik.rows("SELECT state, last_error FROM blob") == [("wanted", "checksum")]

    besnik.central.fetch_blob = real  # type: ignore[method-assign]
    assert besnik.sync().photos_received == 1


def test_two_laptops_may_send_the_same_photo(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.sync()
    besnik.sync()
    first = add_photo(arta, household, b"the same house")
    add_photo(besnik, household, b"the same house")

    assert arta.sync().photos_sent == 1
    assert besnik.sync().photos_sent == 1
    assert states(besnik) == ["stored"]
    assert hashlib.sha256(b"the same house").hexdigest() == first.sha256


def test_a_wrong_offset_is_asked_again_and_the_rest_is_sent(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    add_photo(arta, household, os.urandom(2 * CHUNK_BYTES))
    real = arta.central.send_blob
    calls: list[int] = []

    def shifted(sha256: str, offset: int, chunk: bytes, total: int) -> int:
        calls.append(offset)
        if len(calls) == 2:
            raise RefusedError("offset", {"offset": CHUNK_BYTES})
        return real(sha256, offset, chunk, total)

    arta.central.send_blob = shifted  # type: ignore[method-assign]

    assert arta.sync().photos_sent == 1
    assert calls == [0, CHUNK_BYTES, CHUNK_BYTES]


def test_one_refused_photo_leaves_the_others_alone(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    bad = add_photo(arta, household, b"one")
    add_photo(arta, household, b"two")
    real = arta.central.send_blob

    def refuse(sha256: str, offset: int, chunk: bytes, total: int) -> int:
        if sha256 == bad.sha256:
            raise RefusedError("too_large", {})
        return real(sha256, offset, chunk, total)

    arta.central.send_blob = refuse  # type: ignore[method-assign]
    report = arta.sync()

    assert (report.photos_sent, report.photos_waiting, report.outcome) == (1, 1, "done")


def test_a_photo_is_asked_for_again_until_the_office_has_it(
    arta: Laptop, besnik: Laptop, office: TestOffice
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    arta.store.save(Photo(household_id=household.id, sha256="0" * 64, size_bytes=3))

    arta.sync()
    report = besnik.sync()

    assert report.photos_received == 0
    assert besnik.rows("SELECT state, last_error FROM blob") == [("wanted", "not_found")]


def test_a_photo_that_the_office_lost_is_sent_again_within_a_week(
    arta: Laptop, office: TestOffice
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, b"a house")
    arta.sync()
    with office.database.plain() as connection:
        connection.exec_driver_sql("DELETE FROM blob")
    assert arta.sync().photos_sent == 0

    arta.store.state.set(files_checked_at="2026-01-01T00:00:00+00:00")
    report = arta.sync()

    assert report.photos_sent == 1
    assert office.office.blobs.size(photo.sha256) == len(b"a house")


def test_photos_may_be_left_for_the_next_time(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, b"a house")
    arta.sync()

    first = synchronise(
        besnik.store, besnik.central, lambda _progress: None, besnik.stop, files=False
    )
    assert (first.outcome, besnik.get(photo).sha256) == ("done", photo.sha256)
    assert photos.read(besnik.store, photo.sha256) is None

    assert besnik.sync().photos_received == 1


def test_a_picture_that_was_only_expected_is_sent_by_the_laptop_that_has_it_too(
    office: TestOffice, arta: Laptop, besnik: Laptop
) -> None:
    household, _ = make_household(store=arta.store)
    photo = add_photo(arta, household, b"the same picture")
    for laptop in (arta, besnik):
        synchronise(laptop.store, laptop.central, laptop.steps.append, laptop.stop, files=False)
    assert states(besnik) == ["wanted"]

    add_photo(besnik, household, b"the same picture")
    besnik.sync()

    assert office.office.blobs.size(photo.sha256) == len(b"the same picture")
    assert states(besnik) == ["stored"]
