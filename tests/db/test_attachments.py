"""Adding pictures and files: what is kept, what is noticed, what is refused."""

import io
import os
import time
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from rrk_field.db import attachments, photos, pictures
from rrk_field.db.attachments import PictureRules, SamePictureError
from rrk_field.db.camera import look, nearest
from rrk_field.db.store import Store
from rrk_field.domain.attachments import Picture
from rrk_field.domain.media import FileKindError, LargeFileError, clean_name, media_type
from rrk_field.domain.records import Consent, Household, Photo
from tests.factories import make_household

KEEP = PictureRules(keep_original=True)
PLACE = PictureRules(with_place=True)


@pytest.fixture
def household(store: Store) -> Household:
    return make_household(store=store)[0]


def picture(width: int = 400, height: int = 300, colour: str = "red", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", **options)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (42.0, 39.0, 33.0), 3: "E", 4: (20.0, 17.0, 2.0)})
    return picture(exif=exif)


def has_place(store: Store, photo: Picture) -> bool:
    data = photos.read(store, photo.sha256)
    assert data is not None
    return bool(Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825))


def consent(store: Store, household: Household, given: str, withdrawn: str | None = None) -> None:
    store.save(Consent(household_id=household.id, given=given, withdrawn_on=withdrawn))


def test_a_photo_is_kept_with_what_is_known_of_it(store: Store, household: Household) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3200, 1600), "red").save(out, "PNG")
    photo = attachments.add_photo(
        store, household.id, None, "site/front", out.getvalue(), "front", "From the road"
    )
    [found] = store.find(Photo)
    data = photos.read(store, photo.sha256)

    assert data is not None
    assert (found.width_px, found.height_px, found.size_bytes) == (1600, 800, len(data))
    assert (found.path, found.kind, found.caption) == ("site/front", "front", "From the road")


def test_a_file_that_is_no_picture_leaves_nothing(store: Store, household: Household) -> None:
    with pytest.raises(pictures.BadImageError):
        attachments.add_photo(store, household.id, None, "", b"no picture")

    assert store.find(Photo) == []
    assert not (store.profile.folder / "photos").exists()


def test_the_same_picture_is_not_added_twice_to_a_question(
    store: Store, household: Household
) -> None:
    first = attachments.add_photo(store, household.id, "s", "site/front", picture())
    with pytest.raises(SamePictureError):
        attachments.add_photo(store, household.id, "s", "site/front", picture())
    elsewhere = attachments.add_photo(store, household.id, "s", "site/roof", picture())

    assert elsewhere.sha256 == first.sha256
    assert len(store.find(Photo)) == 2


def test_the_same_picture_is_noticed_when_it_would_be_kept_in_another_way(
    store: Store, household: Household
) -> None:
    attachments.add_photo(store, household.id, "s", "site/front", picture())
    small = PictureRules(longest_px=100)

    with pytest.raises(SamePictureError):
        attachments.add_photo(store, household.id, "s", "site/front", picture(), rules=small)


def test_a_picture_that_was_removed_may_be_added_again(store: Store, household: Household) -> None:
    first = attachments.add_photo(store, household.id, "s", "site/front", picture())
    store.remove(first)
    attachments.add_photo(store, household.id, "s", "site/front", picture())

    assert len(store.find(Photo)) == 1


@pytest.mark.parametrize(
    ("given", "withdrawn", "kept"),
    [("1", None, True), ("2", None, True), ("0", None, False), ("1", "2026-03-01", False)],
)
def test_the_place_is_kept_only_while_the_household_agrees(
    store: Store, household: Household, given: str, withdrawn: str | None, kept: bool
) -> None:
    consent(store, household, given, withdrawn)
    photo = attachments.add_photo(store, household.id, "s", "", with_place(), rules=PLACE)

    assert has_place(store, photo) is kept


def test_the_place_is_dropped_where_no_consent_is_recorded_or_it_is_not_wanted(
    store: Store, household: Household
) -> None:
    unasked = attachments.add_photo(store, household.id, "s", "a", with_place(), rules=PLACE)
    consent(store, household, "1")
    unwanted = attachments.add_photo(store, household.id, "s", "b", with_place())

    assert not has_place(store, unasked)
    assert not has_place(store, unwanted)


def test_an_original_is_kept_sealed_where_it_is_wanted(store: Store, household: Household) -> None:
    came = picture(3200, 1600)
    photo = attachments.add_photo(store, household.id, "s", "", came, rules=KEEP)

    assert photos.original(store, photo.sha256) == came
    [file] = (store.profile.folder / "photos").glob("*.original")
    assert came[20:80] not in file.read_bytes()


def test_an_original_is_not_kept_where_it_is_not_wanted_or_not_larger(
    store: Store, household: Household
) -> None:
    unwanted = attachments.add_photo(store, household.id, "s", "", picture(3200, 1600))
    small = attachments.add_photo(store, household.id, "s", "", picture(), rules=KEEP)

    assert photos.original(store, unwanted.sha256) is None
    assert photos.original(store, small.sha256) is None


def test_an_original_never_waits_to_be_sent(store: Store, household: Household) -> None:
    photo = attachments.add_photo(store, household.id, "s", "", picture(3200, 1600), rules=KEEP)
    with store.reading() as connection:
        waiting = connection.exec_driver_sql("SELECT sha256 FROM blob").fetchall()

    assert [sha256 for (sha256,) in waiting] == [photo.sha256]


# files


WAV = b"RIFF\x24\0\0\0WAVEfmt " + bytes(24)
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.mark.parametrize(
    ("data", "name", "wanted", "kind"),
    [
        (WAV, "talk.wav", "audio/*", "audio/wav"),
        (b"ID3\x04" + bytes(20), "talk", "audio/*", "audio/mpeg"),
        (b"\0\0\0\x20ftypM4A " + bytes(20), "memo.m4a", "audio/*", "audio/mp4"),
        (b"\0\0\0\x20ftypisom" + bytes(20), "film.mp4", "video/*", "video/mp4"),
        (PDF, "deed.exe", "application/*", "application/pdf"),
        ("name;village\nÇela;Zanajë\n".encode(), "list.csv", "", "text/csv"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content(
    data: bytes, name: str, wanted: str, kind: str
) -> None:
    assert media_type(data, name, wanted) == kind


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (b"MZ" + bytes(60), "talk.wav", "audio/*"),
        (PDF, "deed.pdf", "audio/*"),
        (b"PK\x03\x04" + bytes(60), "macros.xlsm", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "house.svg", ""),
        (b"a;b\n\0\x01", "list.csv", ""),
        (b"", "empty.pdf", ""),
    ],
)
def test_other_kinds_are_refused(data: bytes, name: str, wanted: str) -> None:
    with pytest.raises(FileKindError):
        media_type(data, name, wanted)


def test_a_file_larger_than_the_office_takes_is_refused() -> None:
    with pytest.raises(LargeFileError):
        media_type(b"%PDF-" + bytes(25 << 20), "deed.pdf")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("deed.pdf", "deed.pdf"),
        ("../../etc/passwd", "....etcpasswd"),
        ("con.pdf", "_con.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("photo\n.pdf", "photo.pdf"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_shown_clean(name: str, shown: str) -> None:
    assert clean_name(name).lstrip(".") == shown.lstrip(".")


def test_a_file_is_kept_as_it_is_and_waits_to_be_sent(store: Store, household: Household) -> None:
    record = attachments.add_file(store, household.id, "s", "papers/deed", PDF, "deed.pdf")

    [found] = store.find(Photo)
    assert (found.kind, found.media_type, found.caption) == ("file", "application/pdf", "deed.pdf")
    assert (found.path, found.size_bytes) == ("papers/deed", len(PDF))
    assert photos.read(store, record.sha256) == PDF
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT state FROM blob").scalar() == "local"


# the camera's folder


def test_pictures_of_a_card_are_found_in_its_folders_newest_first(tmp_path: Path) -> None:
    folder = tmp_path / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    now = time.time()
    for age, name in enumerate(["IMG_3.JPG", "IMG_2.jpg", "IMG_1.heic"]):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (now - age * 60, now - age * 60))
    (folder / "MOVIE.AVI").write_bytes(b"x")
    (folder / ".trash.jpg").write_bytes(b"x")

    found = look(tmp_path / "DCIM", set())

    assert [one.path.name for one in found.files] == ["IMG_3.JPG", "IMG_2.jpg", "IMG_1.heic"]
    assert found.folders == [tmp_path / "DCIM", folder]


def test_a_picture_is_new_until_it_was_added_and_while_it_is_young(
    store: Store, household: Household, tmp_path: Path
) -> None:
    for name, colour in (("a.jpg", "red"), ("b.jpg", "blue"), ("old.jpg", "green")):
        (tmp_path / name).write_bytes(picture(colour=colour))
    os.utime(tmp_path / "old.jpg", (1_000_000_000, 1_000_000_000))
    now = datetime.now()  # noqa: DTZ005 - files have local times
    [first] = [one for one in look(tmp_path, set()).files if one.path.name == "a.jpg"]
    attachments.add_photo(
        store, household.id, "s", "", first.path.read_bytes(), camera_key=first.key
    )

    found = look(tmp_path, photos.taken_in(store))

    assert [one.path.name for one in found.fresh(now)] == ["b.jpg"]
    assert {one.path.name for one in found.files if one.is_taken} == {"a.jpg"}


def test_a_card_that_is_out_has_no_pictures_and_the_folder_above_is_known(tmp_path: Path) -> None:
    gone = tmp_path / "CARD" / "DCIM"

    assert look(gone, set()).files == []
    assert look(gone, set()).folders == []
    assert nearest(gone) == tmp_path
