"""Questionnaires on their way: published at the office, fetched, begun, kept in their version."""

from pathlib import Path

import pytest

from rrk_central.questionnaires import publish, retire, unretire
from rrk_field.db import photos, published
from rrk_field.db.beginnings import start_form
from rrk_field.db.interviews import open_interview, start_survey
from rrk_field.db.published import FormNotHereError, FormRetiredError
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.programme import Questionnaire
from rrk_field.domain.surveys import DamageSurvey
from rrk_field.forms import library
from rrk_field.sync.central import ServerNotFoundError
from tests.factories import make_dwelling, make_household
from tests.office import TestOffice
from tests.sheets import SURVEY, changed, xlsform
from tests.sync.conftest import Laptop

FORMS = Path(__file__).parents[2] / "resources" / "forms"
SHIPPED = library.built_in("housing_damage").version
NEXT = "2999.1"


@pytest.fixture
def next_survey(tmp_path: Path) -> Path:
    """The damage survey in a version above the shipped one, with one more question."""
    text = (FORMS / "housing_damage.csv").read_text(encoding="utf-8")
    text = text.replace(f"housing_damage,{SHIPPED}", f"housing_damage,{NEXT}")
    path = tmp_path / "next.csv"
    path.write_text(
        text.replace(",select_one access,access,", ",text,fence,Fence\n,select_one access,access,"),
        encoding="utf-8",
    )
    return path


def issue(office: TestOffice, path: Path) -> None:
    publish(office.database, office.office.blobs, path)


def dwelling_of(laptop: Laptop) -> Dwelling:
    return make_dwelling(make_household(store=laptop.store)[0], store=laptop.store)


def begun(laptop: Laptop) -> DamageSurvey:
    return start_survey(laptop.store, dwelling_of(laptop).id)


def test_a_new_survey_begins_with_the_version_that_came(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    before = begun(arta)
    issue(office, next_survey)

    report = arta.sync()
    after = begun(arta)

    assert (before.form_version, after.form_version) == (SHIPPED, NEXT)
    assert report.forms_received == 1
    assert open_interview(arta.store, after.id).session.node("site/fence").relevant


def test_a_published_version_is_used_without_a_network(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    issue(office, next_survey)
    arta.sync()
    arta.adapter.lose_request = lambda _request: True
    arta.reopen()

    assert begun(arta).form_version == NEXT


def test_a_record_keeps_its_version_and_opens_in_it(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    record = begun(arta)
    issue(office, next_survey)
    arta.sync()

    interview = open_interview(arta.store, record.id)

    assert (interview.definition.version, interview.exact) == (SHIPPED, True)
    assert not interview.read_only
    with pytest.raises(KeyError):
        interview.session.node("site/fence")


def test_questionnaires_come_before_photos_and_without_them(
    office: TestOffice, arta: Laptop, besnik: Laptop, next_survey: Path
) -> None:
    from rrk_field.sync.engine import synchronise

    issue(office, next_survey)
    asked: list[str] = []
    arta.adapter.before_reply = lambda request: asked.append(str(request.path_url))

    synchronise(arta.store, arta.central, arta.steps.append, arta.stop, files=False)

    assert published.newest_version(arta.store, "housing_damage") == NEXT
    assert sum("/v1/blobs/" in path for path in asked) == 1


def test_a_form_that_was_changed_on_the_way_is_not_kept(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    issue(office, next_survey)
    blobs = office.office.blobs
    [sha256] = [one.name for one in (office.settings.folder / "blobs").rglob("*") if one.is_file()]
    content = blobs.path(sha256).read_bytes()
    blobs.path(sha256).write_bytes(content.replace(b"Fence", b"Force"))

    report = arta.sync()
    with_changed = published.newest_version(arta.store, "housing_damage")
    blobs.path(sha256).write_bytes(content)
    arta.sync()

    assert (report.outcome, report.forms_received, with_changed) == ("done", 0, SHIPPED)
    assert arta.count("blob", "last_error = 'checksum'") == 0
    assert published.newest_version(arta.store, "housing_damage") == NEXT


def test_a_retired_version_begins_nothing_and_still_opens(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    issue(office, next_survey)
    arta.sync()
    record = begun(arta)
    retire(office.database, office.office.blobs, "housing_damage", NEXT)

    arta.sync()

    assert begun(arta).form_version == SHIPPED
    interview = open_interview(arta.store, record.id)
    assert (interview.definition.version, interview.read_only) == (NEXT, False)
    unretire(office.database, office.office.blobs, "housing_damage", NEXT)
    arta.sync()
    assert begun(arta).form_version == NEXT


def test_a_retired_form_can_no_longer_be_begun(office: TestOffice, arta: Laptop) -> None:
    record = begun(arta)
    retire(office.database, office.office.blobs, "housing_damage")
    arta.sync()

    with pytest.raises(FormRetiredError):
        begun(arta)

    assert not open_interview(arta.store, record.id).read_only
    unretire(office.database, office.office.blobs, "housing_damage")
    arta.sync()
    assert begun(arta).form_version == SHIPPED


def test_a_version_that_is_not_here_is_shown_with_another_one_and_only_read(
    office: TestOffice, arta: Laptop, besnik: Laptop, next_survey: Path
) -> None:
    issue(office, next_survey)
    arta.sync()
    record = begun(arta)
    arta.sync()
    besnik.adapter.lose_request = lambda request: "/v1/blobs/" in str(request.path_url)
    with pytest.raises(ServerNotFoundError):
        besnik.sync()

    shown = open_interview(besnik.store, record.id)
    besnik.adapter.lose_request = lambda _request: False
    besnik.sync()
    opened = open_interview(besnik.store, record.id)

    assert (shown.exact, shown.read_only, shown.definition.version) == (False, True, SHIPPED)
    assert shown.record.form_version == NEXT
    assert (opened.exact, opened.read_only, opened.definition.version) == (True, False, NEXT)


def test_the_offices_own_form_is_begun_filled_and_sent(
    office: TestOffice, arta: Laptop, besnik: Laptop, tmp_path: Path
) -> None:
    survey = [
        *SURVEY,
        {"type": "select_one_from_file villages.csv", "name": "village", "label": "Village"},
    ]
    (tmp_path / "villages.csv").write_text("name,label\nv1,Vitomiricë\n", encoding="utf-8")
    issue(office, xlsform(tmp_path / "roof.xlsx", survey))
    arta.sync()
    household = make_household(store=arta.store)[0]

    [form] = published.own_forms(arta.store)
    record = start_form(arta.store, household.id, form.form_id)
    interview = open_interview(arta.store, record.id)
    village = interview.session.node("village")
    interview.answer("visit/day", "2026-03-04")
    interview.answer("village", "v1")
    arta.sync()
    besnik.sync()

    assert form.title == "Roof check"
    assert [choice.label for choice in interview.session.choices(village)] == ["Vitomiricë"]
    theirs = open_interview(besnik.store, record.id)
    assert theirs.record.held_on == "2026-03-04"
    assert theirs.session.node("village").value == "v1"


def test_an_own_form_that_is_not_here_says_so(
    office: TestOffice, arta: Laptop, besnik: Laptop, tmp_path: Path
) -> None:
    issue(office, xlsform(tmp_path / "roof.xlsx"))
    arta.sync()
    record = start_form(arta.store, make_household(store=arta.store)[0].id, "roof_check")
    arta.sync()
    besnik.adapter.lose_request = lambda request: "/v1/blobs/" in str(request.path_url)
    with pytest.raises(ServerNotFoundError):
        besnik.sync()

    with pytest.raises(FormNotHereError) as said:
        open_interview(besnik.store, record.id)

    assert said.value.values == {"form": "Roof check", "version": "1"}


def test_a_version_counts_only_with_all_its_files(
    office: TestOffice, arta: Laptop, tmp_path: Path
) -> None:
    issue(office, xlsform(tmp_path / "roof.xlsx"))
    survey = [*SURVEY, {"type": "note", "name": "n", "label": "See", "media::image": "roof.png"}]
    (tmp_path / "roof.png").write_bytes(b"picture")
    issue(office, xlsform(tmp_path / "roof.xlsx", survey, version="2"))
    arta.sync()
    whole = published.newest_version(arta.store, "roof_check")
    definition = published.newest(arta.store, "roof_check")
    picture = published.attached_file(arta.store, definition, "roof.png")

    with arta.store.writing() as connection:
        connection.exec_driver_sql("UPDATE blob SET path = '' WHERE size = 7")

    assert (whole, picture) == ("2", b"picture")
    assert published.newest_version(arta.store, "roof_check") == "1"


def test_a_published_form_that_this_program_cannot_read_is_passed_over(
    office: TestOffice, arta: Laptop, next_survey: Path
) -> None:
    issue(office, next_survey)
    arta.sync()
    [form] = arta.store.find(Questionnaire)
    sha256 = photos.keep(arta.store, b"<nothing/>")
    with arta.store.writing() as connection:
        connection.exec_driver_sql("UPDATE questionnaire SET sha256 = ?", (sha256,))

    assert published.newest(arta.store, form.form_id).version == SHIPPED


def test_a_version_of_its_own_meaning_is_compared_by_numbers(
    office: TestOffice, arta: Laptop, tmp_path: Path
) -> None:
    for version in ("2026.9", "2026.10"):
        issue(
            office,
            xlsform(tmp_path / "f.xlsx", changed(SURVEY, "words", label=version), version=version),
        )
    arta.sync()

    assert published.newest_version(arta.store, "roof_check") == "2026.10"
