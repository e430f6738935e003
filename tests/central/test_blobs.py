"""Photos and files: by offset, under their hash, whole or not called stored."""

import hashlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from rrk_central import blobs
from rrk_central.engines import Database
from rrk_central.settings import Settings
from tests.central.client import Client, create, household
from tests.office import TestOffice

PICTURE = bytes(range(256)) * 40
NAME = hashlib.sha256(PICTURE).hexdigest()


def named(laptop: Client, sha256: str = NAME, code: str = "17") -> None:
    """A photo record that names the file."""
    parent = household(code=code)
    photo = create("photo", household_id=parent["id"], sha256=sha256, size_bytes=len(PICTURE))
    assert {result.status for result in laptop.push(parent, photo)} == {"applied"}


def send(
    laptop: Client,
    content: bytes,
    offset: int = 0,
    *,
    name: str = NAME,
    total: int = len(PICTURE),
    **headers: str,
) -> requests.Response:
    return laptop.call(
        f"/v1/blobs/{name}",
        method="PATCH",
        raw=content,
        headers={"Upload-Offset": str(offset), "Upload-Length": str(total)}
        | {key.replace("_", "-"): value for key, value in headers.items()},
    )


def head(laptop: Client, name: str = NAME) -> tuple[int, str | None]:
    reply = laptop.call(f"/v1/blobs/{name}", method="HEAD", raw=b"")
    return reply.status_code, reply.headers.get("upload-offset")


def get(laptop: Client, name: str = NAME, **headers: str) -> requests.Response:
    return laptop.call(f"/v1/blobs/{name}", method="GET", raw=b"", headers=headers)


def test_a_file_goes_up_in_chunks_and_comes_down_the_same(arta: Client, besim: Client) -> None:
    named(arta)

    assert head(arta) == (404, None)
    assert send(arta, PICTURE[:4000]).headers["upload-offset"] == "4000"
    assert head(arta) == (204, "4000")
    assert send(arta, PICTURE[4000:], 4000).status_code == 204
    assert head(arta) == (200, str(len(PICTURE)))
    assert get(besim).content == PICTURE


def test_a_part_of_a_file_is_handed_out_by_range(arta: Client) -> None:
    named(arta)
    send(arta, PICTURE)

    part = get(arta, Range="bytes=100-199")
    tail = get(arta, Range="bytes=10200-")
    beyond = get(arta, Range="bytes=20000-")

    assert (part.status_code, part.content) == (206, PICTURE[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(PICTURE)}"
    assert tail.content == PICTURE[10200:]
    assert beyond.status_code == 416


def test_a_wrong_offset_is_answered_with_the_true_one(arta: Client) -> None:
    named(arta)
    send(arta, PICTURE[:4000])

    reply = send(arta, PICTURE[5000:], 5000)

    assert (reply.status_code, reply.json()["code"]) == (409, "offset")
    assert reply.headers["upload-offset"] == "4000"


def test_a_file_that_is_not_what_its_name_says_is_never_stored(arta: Client) -> None:
    named(arta)
    wrong = PICTURE[:-1] + b"x"

    reply = send(arta, wrong)

    assert (reply.status_code, reply.json()["code"]) == (460, "checksum")
    assert reply.headers["upload-offset"] == "0"
    assert head(arta) == (404, None)
    assert send(arta, PICTURE).status_code == 204
    assert head(arta)[0] == 200


def test_a_chunk_that_was_changed_on_the_way_is_refused(arta: Client) -> None:
    named(arta)

    reply = send(arta, PICTURE, RRK_Body_SHA256="0" * 64)

    assert (reply.status_code, reply.json()["code"]) == (400, "bad_request")
    assert head(arta) == (404, None)


@pytest.mark.parametrize("offset", ["-1", str(2**63), "x"])
def test_an_offset_that_is_none_is_refused(arta: Client, offset: str) -> None:
    named(arta)

    reply = send(arta, PICTURE, Upload_Offset=offset)

    assert (reply.status_code, reply.json()["code"]) == (400, "bad_request")


def test_a_chunk_above_a_mebibyte_and_a_file_above_its_limit_are_refused(
    arta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(arta)
    monkeypatch.setattr(blobs, "BLOB_BYTES", 5000)

    chunk = send(arta, b"x" * ((1 << 20) + 1))
    whole = send(arta, PICTURE)

    assert (chunk.status_code, chunk.json()["code"]) == (413, "too_large")
    assert (whole.status_code, whole.json()["code"]) == (413, "too_large")


def test_a_full_disk_keeps_nothing_half_and_says_so(
    arta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(arta)
    send(arta, PICTURE[:4000])

    def full(handle: int) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        reply = send(arta, PICTURE[4000:], 4000)

    assert (reply.status_code, reply.json()["code"]) == (507, "storage_full")
    assert head(arta) == (204, "4000")
    assert send(arta, PICTURE[4000:], 4000).status_code == 204
    assert get(arta).content == PICTURE


def test_a_disk_with_too_little_left_takes_no_files(
    central: TestOffice, arta: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(arta)
    monkeypatch.setattr(central.office.blobs, "_free_bytes", 1 << 60)

    assert send(arta, PICTURE).status_code == 507


def test_a_file_that_no_record_in_my_scopes_names_does_not_exist_for_me(
    arta: Client, milena: Client
) -> None:
    named(milena, code="06")
    send(milena, PICTURE)

    replies = [head(arta)[0], get(arta).status_code, send(arta, PICTURE).status_code]

    assert replies == [404, 404, 404]
    assert get(milena).content == PICTURE


def test_two_laptops_send_one_file_at_once(
    central: TestOffice, arta: Client, besim: Client
) -> None:
    """anki: parallel_requests."""
    named(arta)
    statuses: list[int] = []

    def upload(laptop: Client) -> None:
        offset = 0
        while offset < len(PICTURE):
            reply = send(laptop, PICTURE[offset : offset + 1000], offset)
            statuses.append(reply.status_code)
            offset = int(reply.headers["upload-offset"])

    threads = [threading.Thread(target=upload, args=(laptop,)) for laptop in (arta, besim)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(statuses) <= {204, 409}
    assert get(arta).content == PICTURE
    stored = [path for path in (central.settings.folder / "blobs").rglob("*") if path.is_file()]
    assert [path.name for path in stored] == [NAME]


def test_more_uploads_at_once_than_connections_do_not_wait_for_each_other(
    central: TestOffice, arta: Client
) -> None:
    at_once = 40  # more than the pool gives
    contents = [PICTURE + bytes([number]) for number in range(at_once)]
    names = [hashlib.sha256(content).hexdigest() for content in contents]
    for name in names:
        named(arta, name)
    store = blobs.BlobStore(central.settings, central.database)
    begun = threading.Barrier(at_once)

    def upload(content: bytes, name: str) -> int:
        begun.wait()
        return store.append(name, 0, content, total=len(content))

    with ThreadPoolExecutor(at_once) as threads:
        reached = list(threads.map(upload, contents, names))

    assert reached == [len(content) for content in contents]
    assert all(store.size(name) for name in names)


def test_the_server_names_the_files_it_lacks(arta: Client) -> None:
    named(arta)

    before = arta.call("/v1/blobs/missing", method="GET", raw=b"").json()
    send(arta, PICTURE)
    after = arta.call("/v1/blobs/missing", method="GET", raw=b"").json()

    assert (before, after) == ({"sha256": [NAME]}, {"sha256": []})


def test_a_file_lost_from_the_disk_is_not_called_stored(central: TestOffice, arta: Client) -> None:
    named(arta)
    send(arta, PICTURE)

    central.office.blobs.path(NAME).unlink()

    assert head(arta)[0] == 404
    assert send(arta, PICTURE).status_code == 204
    assert get(arta).content == PICTURE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_other_accounts_of_the_servers_machine_read_neither_files_nor_database(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'data' / 'central.db'}")
    settings = Settings(f"sqlite:///{tmp_path / 'data' / 'central.db'}", tmp_path / "photos")
    store = blobs.BlobStore(settings, database)
    store.put(PICTURE)

    found = [tmp_path / "data", *(tmp_path / "data").iterdir(), tmp_path / "photos" / "blobs"]
    open_to_others = [path.name for path in found if path.stat().st_mode & 0o077]
    database.close()

    assert len(found) > 2
    assert open_to_others == []
