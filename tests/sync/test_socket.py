"""The real client and the real server over a real socket with TLS, once."""

import contextlib
import threading
from pathlib import Path

import pytest

from rrk_field.db import photos
from rrk_field.domain.records import Household, Photo
from rrk_field.sync.central import BadCertificateError, Central, new_session
from rrk_field.sync.engine import enrol, synchronise
from rrk_field.sync.signing import Keys
from tests.factories import make_household
from tests.office import PASSWORD, TestOffice, over_tls
from tests.sync.conftest import PEJE, open_store


def test_a_whole_synchronisation_over_tls(office: TestOffice, tmp_path: Path) -> None:
    office.add_user("arta", "officer", PEJE)
    with (
        over_tls(office, tmp_path) as address,
        contextlib.closing(new_session()) as session,
        contextlib.closing(open_store(tmp_path / "arta", "arta")) as store,
    ):
        central = Central(address, session, authority=tmp_path / "authority.pem")
        name = enrol(store, central, user="arta", password=PASSWORD, device_name="laptop")
        household, _ = make_household(store=store, members=40)
        data = b"a house" * 300_000
        store.save(
            Photo(
                household_id=household.id,
                sha256=photos.keep(store, data),
                size_bytes=len(data),
            )
        )

        report = synchronise(store, central, lambda _progress: None, threading.Event())

        assert name == store.user_name
        assert (report.outcome, report.sent, report.photos_sent) == ("done", 42, 1)
        assert report.bytes_up > len(data)
        assert report.bytes_down < 20_000
        kept = store.get(Household, household.id)
        assert kept is not None
        assert kept.file_number == "PEJ-00001"


def test_without_the_authority_nothing_is_sent(office: TestOffice, tmp_path: Path) -> None:
    with (
        over_tls(office, tmp_path) as address,
        contextlib.closing(new_session()) as session,
        pytest.raises(BadCertificateError),
    ):
        Central(address, session).enrol("arta", PASSWORD, "laptop", Keys.new().public)
