"""The photo lane on a bad line: cut at many places, each file goes on from where it was."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
import requests

from rrk_field.db import photos
from rrk_field.db.arrivals import Arrival
from rrk_field.domain.errors import RrkError
from rrk_field.domain.records import Household, Photo
from rrk_field.sync import photos as lane
from rrk_field.sync.central import Central, ServerNotFoundError
from rrk_field.sync.protocol import CHUNK_BYTES, PushReply
from tests.factories import make_household
from tests.sync.conftest import Laptop

PIECE = 1 << 12
"""Small pieces: many cuts in small files."""


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the line, so much at once."""
    monkeypatch.setattr(lane, "CHUNK_BYTES", PIECE)
    monkeypatch.setattr(lane, "_SMALLEST", PIECE)


def add_photo(laptop: Laptop, household: Household, data: bytes) -> Photo:
    photo = Photo(
        household_id=household.id, sha256=photos.keep(laptop.store, data), size_bytes=len(data)
    )
    laptop.store.save(photo)
    return photo


@dataclass
class BadLine:
    """Breaks the line of a laptop in bodies of photos, and counts what went over it."""

    laptop: Laptop
    chance: Random
    often: float = 0.5
    cuts: int = 0
    carried: int = 0

    def install(self) -> None:
        adapter = self.laptop.adapter
        adapter.cut_request = lambda r: self._cut(r) if r.method == "PATCH" else None
        adapter.cut_reply = lambda r: self._cut(r) if r.method == "GET" else None
        adapter.lose_reply = lambda r: r.method == "PATCH" and self._breaks()

    def repair(self) -> None:
        self.often = 0.0

    def exchange(self) -> None:
        """Synchronise, and open the laptop's file anew where the line broke."""
        try:
            self.laptop.sync()
        except ServerNotFoundError:
            self.laptop.reopen()

    def _breaks(self) -> bool:
        broken = self.chance.random() < self.often
        self.cuts += broken
        return broken

    def _cut(self, request: requests.PreparedRequest) -> int | None:
        if "/v1/blobs/" not in (request.url or "") or request.url.endswith("missing"):  # type: ignore[union-attr]
            return None
        self.carried += PIECE
        return self.chance.randrange(PIECE) if self._breaks() else None


def exchange_until(line: BadLine, done: Callable[[], bool], rounds: int = 400) -> None:
    for _ in range(rounds):
        if done():
            return
        line.exchange()
    raise AssertionError("it never arrived")


def files_of(laptop: Laptop, wanted: list[Photo]) -> list[bytes | None]:
    return [photos.read(laptop.store, photo.sha256) for photo in wanted]


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 60))]
)
def test_photos_arrive_whole_over_a_line_that_is_cut_anywhere(
    arta: Laptop, besnik: Laptop, seed: int
) -> None:
    chance = Random(seed)
    household, _ = make_household(store=arta.store, members=0)
    contents = [chance.randbytes(chance.randrange(4 * PIECE, 9 * PIECE)) for _ in range(1)]
    sent = [add_photo(arta, household, data) for data in contents]
    up, down = BadLine(arta, chance), BadLine(besnik, chance)
    up.install()
    down.install()
    stored = arta.office.office.blobs.size

    exchange_until(up, lambda: all(stored(photo.sha256) is not None for photo in sent))
    exchange_until(down, lambda: files_of(besnik, sent) == contents)

    total = sum(-(-len(data) // PIECE) * PIECE for data in contents)
    assert up.cuts + down.cuts > 6
    assert up.carried <= total + up.cuts * PIECE
    assert down.carried <= total + (down.cuts + len(sent)) * PIECE
    assert not list((besnik.store.profile.folder / "photos").glob("*.part"))


@pytest.mark.usefixtures("small_pieces")
def test_a_download_that_begins_anew_each_time_would_be_noticed(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the bound above."""
    data = os.urandom(12 * PIECE)
    household, _ = make_household(store=arta.store, members=0)
    sent = [add_photo(arta, household, data)]
    arta.sync()
    down = BadLine(besnik, Random(1), often=0.2)
    down.install()
    monkeypatch.setattr(Arrival, "_read", Arrival._start)

    for _ in range(6):
        down.exchange()
    down.repair()
    down.exchange()

    assert files_of(besnik, sent) == [data]
    assert down.carried > len(data) + (down.cuts + 1) * PIECE


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("at", [0, 1, 4, 83, 84, 85, 100, -1])
def test_a_part_that_was_not_written_whole_counts_up_to_its_last_whole_piece(
    besnik: Laptop, at: int
) -> None:
    data = os.urandom(3 * PIECE)
    sha256 = hashlib.sha256(data).hexdigest()
    arrival = Arrival(besnik.store, sha256)
    for begin in range(0, len(data), PIECE):
        arrival.add(data[begin : begin + PIECE])
    [path] = (besnik.store.profile.folder / "photos").glob("*.part")
    whole = path.read_bytes()
    path.write_bytes(whole[:at])

    again = Arrival(besnik.store, sha256)

    assert again.offset == (2 * PIECE if at == -1 else 0)
    for begin in range(again.offset, len(data), PIECE):
        again.add(data[begin : begin + PIECE])
    assert again.is_whole()
    again.keep()
    assert photos.read(besnik.store, sha256) == data


def test_a_part_shows_neither_name_nor_content(besnik: Laptop) -> None:
    data = b"a house with a roof" * 20
    sha256 = hashlib.sha256(data).hexdigest()
    Arrival(besnik.store, sha256).add(data[:100])
    [path] = (besnik.store.profile.folder / "photos").glob("*.part")

    assert b"roof" not in path.read_bytes()
    assert sha256[:8] not in path.name


def test_a_part_that_nobody_waits_for_is_removed(arta: Laptop) -> None:
    Arrival(arta.store, "0" * 64).add(b"something")

    arta.sync()

    assert not list((arta.store.profile.folder / "photos").glob("*.part"))


def test_a_piece_with_one_wrong_byte_is_not_believed(arta: Laptop, besnik: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, b"a house with a roof")
    arta.sync()
    besnik.adapter.change_reply = lambda r, body: (
        body.replace(b"roof", b"hoof") if r.method == "GET" else body
    )

    with pytest.raises(ServerNotFoundError):
        besnik.sync()
    assert photos.read(besnik.store, photo.sha256) is None

    besnik.adapter.change_reply = lambda _request, body: body
    assert besnik.sync().photos_received == 1


def test_how_far_a_photo_has_come_is_known_after_a_restart(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, os.urandom(2 * CHUNK_BYTES))
    patches: list[int] = []

    def third(request: requests.PreparedRequest) -> bool:
        if request.method == "PATCH":
            patches.append(1)
        return len(patches) == 2 and request.method == "PATCH"

    arta.adapter.lose_request = third
    with pytest.raises(ServerNotFoundError):
        arta.sync()
    arta.reopen()

    assert arta.rows('SELECT sha256, state, "offset" FROM blob') == [
        (photo.sha256, "sending", CHUNK_BYTES)
    ]


def test_pieces_become_smaller_on_a_line_that_breaks_and_larger_again(arta: Laptop) -> None:
    household, _ = make_household(store=arta.store, members=0)
    add_photo(arta, household, os.urandom(3 * CHUNK_BYTES))
    arta.adapter.lose_request = lambda request: request.method == "PATCH"
    for _ in range(3):
        with pytest.raises(ServerNotFoundError):
            arta.sync()

    assert arta.store.state.get("photo_piece") == CHUNK_BYTES // 8
    arta.adapter.lose_request = lambda request: False
    assert arta.sync().photos_sent == 1
    assert arta.store.state.get("photo_piece") == CHUNK_BYTES


def test_an_answer_given_while_photos_are_sent_does_not_wait_for_them(
    arta: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    for _ in range(3):
        add_photo(arta, household, os.urandom(1000))
    real, order = Central.send_blob, []

    def send(self: Central, sha256: str, offset: int, chunk: bytes, total: int) -> int:
        if "photo" not in order:
            arta.change(household, phone_1="044 120 315")
        order.append("photo")
        return real(self, sha256, offset, chunk, total)

    monkeypatch.setattr(Central, "send_blob", send)
    real_push = Central.push

    def push(self: Central, **sent: Any) -> PushReply:
        order.append("answers")
        return real_push(self, **sent)

    monkeypatch.setattr(Central, "push", push)

    report = arta.sync()

    assert order == ["answers", "photo", "answers", "photo", "photo"]
    assert (report.outcome, report.photos_sent) == ("done", 3)
    assert arta.count("outbox_mark") == 0


def test_a_full_disk_stops_a_download_and_it_goes_on_later(
    arta: Laptop, besnik: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    household, _ = make_household(store=arta.store, members=0)
    photo = add_photo(arta, household, os.urandom(1000))
    arta.sync()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _no_space)
        with pytest.raises(RrkError):
            besnik.sync()

    assert besnik.sync().photos_received == 1
    assert photos.read(besnik.store, photo.sha256) is not None


def _no_space(_file: int) -> None:
    raise OSError(28, "No space left on device")
