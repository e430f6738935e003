"""Photos: prepared for keeping, sealed on the disk."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from rrk_field.db import photos, pictures, sealing
from rrk_field.db.pictures import BadImageError, HeicImageError, LargeImageError
from rrk_field.db.store import DamagedFileError, Store
from tests.conftest import DATA_KEY


def picture(width: int = 400, height: int = 300, form: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, (width, height), "red").save(out, form, **options)
    return out.getvalue()


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "Camera of Agim Krasniqi"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 09:14:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (42.0, 39.0, 33.0), 3: "E", 4: (20.0, 17.0, 2.0)})
    exif.get_ifd(0x8825)[17] = 211.5  # the direction of the camera
    return picture(exif=exif)


def sealed_file(store: Store) -> Path:
    [path] = (store.profile.folder / "photos").iterdir()
    return path


def test_a_large_picture_is_brought_down_to_1600_pixels() -> None:
    prepared = pictures.prepare(picture(4000, 3000))

    assert (prepared.width, prepared.height) == (1600, 1200)
    assert Image.open(io.BytesIO(prepared.data)).size == (1600, 1200)


def test_a_small_picture_keeps_its_size() -> None:
    prepared = pictures.prepare(picture(400, 300))

    assert (prepared.width, prepared.height) == (400, 300)


def test_of_what_the_camera_wrote_only_the_time_stays() -> None:
    prepared = pictures.prepare(with_exif())
    exif = Image.open(io.BytesIO(prepared.data)).getexif()

    assert prepared.taken_at == "2026-03-02T09:14:00"
    assert (prepared.width, prepared.height) == (300, 400)
    assert b"Krasniqi" in with_exif()
    assert b"Krasniqi" not in prepared.data
    assert list(exif) == [0x8769]
    assert dict(exif.get_ifd(0x8769)) == {0x9003: "2026:03:02 09:14:00"}


def test_the_place_stays_where_it_may_and_nothing_else_of_the_position() -> None:
    prepared = pictures.prepare(with_exif(), with_place=True)
    exif = Image.open(io.BytesIO(prepared.data)).getexif()

    assert sorted(exif) == [0x8769, 0x8825]
    assert dict(exif.get_ifd(0x8825)) == {
        1: "N",
        2: (42.0, 39.0, 33.0),
        3: "E",
        4: (20.0, 17.0, 2.0),
    }


def test_a_picture_without_a_time_has_no_data_of_the_camera_at_all() -> None:
    prepared = pictures.prepare(picture(), with_place=True)

    assert prepared.taken_at is None
    assert dict(Image.open(io.BytesIO(prepared.data)).getexif()) == {}


def test_a_question_may_ask_for_smaller_pictures() -> None:
    prepared = pictures.prepare(picture(1000, 500), longest=200)

    assert (prepared.width, prepared.height) == (200, 100)
    assert (prepared.came_width, prepared.came_height) == (1000, 500)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_the_format_of_telephones_is_named(brand: bytes) -> None:
    with pytest.raises(HeicImageError):
        pictures.prepare(b"\0\0\0\x18ftyp" + brand + bytes(40))


def test_a_file_far_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "film.jpg"
    with file.open("wb") as sparse:
        sparse.truncate(1 << 40)

    with pytest.raises(LargeImageError):
        pictures.read_file(file)


def test_a_transparent_signature_is_put_on_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(out, "PNG")
    prepared = pictures.prepare(out.getvalue())

    assert Image.open(io.BytesIO(prepared.data)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", picture()[:60], b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadImageError):
        pictures.prepare(data)


def test_a_picture_far_too_large_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 100)
    with pytest.raises(LargeImageError):
        pictures.prepare(picture())


def test_what_was_kept_is_read_back(store: Store) -> None:
    data = picture()
    sha256 = photos.keep(store, data)

    assert sha256 == hashlib.sha256(data).hexdigest()
    assert photos.read(store, sha256) == data


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_files_of_every_size_are_whole(store: Store, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)

    assert photos.read(store, photos.keep(store, data)) == data


def test_the_same_file_is_kept_once(store: Store) -> None:
    assert photos.keep(store, b"a") == photos.keep(store, b"a")

    assert sealed_file(store).suffix == ".photo"


def test_a_new_file_waits_to_be_sent(store: Store) -> None:
    sha256 = photos.keep(store, b"abc")
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT sha256, size, state FROM blob").fetchone()

    assert tuple(row or ()) == (sha256, 3, "local")


def test_a_file_that_was_wanted_may_have_to_be_sent_once_it_is_here(store: Store) -> None:
    sha256 = hashlib.sha256(b"abc").hexdigest()
    with store.writing() as connection:
        connection.exec_driver_sql(
            'INSERT INTO blob(sha256, size, state, "offset", path, last_error)'
            " VALUES (?, 0, 'wanted', 0, '', '')",
            (sha256,),
        )
    assert photos.read(store, sha256) is None
    photos.keep(store, b"abc")

    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT state FROM blob").scalar() == "local"
    assert photos.read(store, sha256) == b"abc"


def test_neither_name_nor_content_shows_on_the_disk(store: Store) -> None:
    data = picture()
    sha256 = photos.keep(store, data)
    path = sealed_file(store)

    assert sha256[:8] not in path.name
    assert data[20:60] not in path.read_bytes()


def test_a_file_that_is_not_here_is_none(store: Store) -> None:
    assert photos.read(store, "0" * 64) is None
    assert photos.thumbnail(store, "0" * 64, 96) == b""


def test_a_lost_file_is_kept_again(store: Store) -> None:
    sha256 = photos.keep(store, b"abc")
    sealed_file(store).unlink()
    assert photos.read(store, sha256) is None
    photos.keep(store, b"abc")

    assert photos.read(store, sha256) == b"abc"


def test_any_flipped_byte_is_noticed(store: Store) -> None:
    sha256 = photos.keep(store, b"a house" * 5)
    path = sealed_file(store)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DamagedFileError):
            photos.read(store, sha256)

    path.write_bytes(whole)
    assert photos.read(store, sha256) == b"a house" * 5


@pytest.mark.parametrize("end", [0, 10, 85, 90, -1])
def test_a_file_that_was_cut_off_is_noticed(end: int) -> None:
    data = b"a house" * 5
    whole = sealing.sealed(DATA_KEY, data)

    with pytest.raises(DamagedFileError):
        sealing.opened(DATA_KEY, whole[:end], hashlib.sha256(data).hexdigest())


def test_a_file_cut_off_between_two_chunks_is_noticed() -> None:
    data = bytes(3 << 20)
    whole = sealing.sealed(DATA_KEY, data)
    one_chunk_less = whole[: -((1 << 20) + 16)]

    with pytest.raises(DamagedFileError):
        sealing.opened(DATA_KEY, one_chunk_less, hashlib.sha256(data).hexdigest())


def test_another_file_under_the_same_name_is_noticed() -> None:
    other = sealing.sealed(DATA_KEY, b"another house")

    with pytest.raises(DamagedFileError):
        sealing.opened(DATA_KEY, other, hashlib.sha256(b"a house").hexdigest())


def test_a_thumbnail_has_the_size_that_was_asked(store: Store) -> None:
    sha256 = photos.keep(store, picture(800, 600))
    small = Image.open(io.BytesIO(photos.thumbnail(store, sha256, 96)))

    assert small.size == (96, 72)
    assert photos.thumbnail(store, sha256, 96) == photos.thumbnail(store, sha256, 96)


def test_what_is_no_picture_has_no_thumbnail(store: Store) -> None:
    assert photos.thumbnail(store, photos.keep(store, b"a form, not a picture"), 96) == b""


def test_a_thumbnail_is_made_once_and_lies_sealed_beside_the_photos(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = photos.keep(store, picture(800, 600))
    small = photos.thumbnail(store, sha256, 96)
    [file] = (store.profile.folder / "thumbnails").iterdir()
    assert small[20:80] not in file.read_bytes()

    photos._thumbnails.clear()
    monkeypatch.setattr(pictures, "small", lambda *_args: b"made again")

    assert photos.thumbnail(store, sha256, 96) == small


@pytest.mark.parametrize("content", [b"", b"x" * 200])
def test_a_damaged_thumbnail_is_made_again(store: Store, content: bytes) -> None:
    sha256 = photos.keep(store, picture(800, 600))
    small = photos.thumbnail(store, sha256, 96)
    [file] = (store.profile.folder / "thumbnails").iterdir()
    file.write_bytes(content)
    photos._thumbnails.clear()

    assert photos.thumbnail(store, sha256, 96) == small


def test_only_so_many_thumbnails_stay_in_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_MOST_THUMBNAILS", 2)
    for width in (100, 110, 120):
        photos.thumbnail(store, photos.keep(store, picture(width)), 50)

    assert len(photos._thumbnails[store]) == 2
