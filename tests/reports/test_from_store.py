"""Papers of invented households in a real file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from rrk_field.db import photos
from rrk_field.db.profiles import Profile
from rrk_field.db.store import Store
from rrk_field.demo_data import InventedFamily, invented, phases, settlements
from rrk_field.domain.attachments import Photo
from rrk_field.domain.bill import bill_of
from rrk_field.domain.households import Household, Note, Person
from rrk_field.domain.places import place_name
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment
from rrk_field.i18n import LANGUAGES
from rrk_field.reports import from_store
from rrk_field.reports.dossier import dossier_pdf
from rrk_field.reports.words import Words
from tests.reports.facts import photo
from tests.reports.paper import text_of


@dataclass(frozen=True)
class Office:
    """A file with some invented families, of whom `surveyed` has a bill of quantities."""

    store: Store
    families: list[InventedFamily]

    @property
    def surveyed(self) -> InventedFamily:
        return next(one for one in self.families if any(_billed(one)))

    @property
    def survey(self) -> DamageSurvey:
        return next(iter(_billed(self.surveyed)))


def _billed(family: InventedFamily) -> list[DamageSurvey]:
    return [one for one in family.surveys if one.survey_kind == "2" and one.estimate_eur_cents]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("profile")
    store = Store(Profile(folder, "bare", "Arta"), bytes(range(32)))
    families = list(invented(6))
    with store.together():
        store.save(*phases(), *settlements())
        for family in families:
            store.save(*family.records())
    for data in families[1].files.values():
        photos.keep(store, data)
    yield Office(store, families)
    store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_household_has_a_dossier_in_every_language(office: Office, language: str) -> None:
    for family in office.families[: 3 if language == "en" else 1]:
        facts = from_store.dossier_facts(office.store, family.household.id, language)
        text = text_of(dossier_pdf(facts, language))

        assert (family.household.file_number or family.household.provisional_number) in text
        assert place_name(family.household.municipality_code, language) in text
        assert len(facts.members) == len(family.persons)
        assert family.household.head_family_name in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_of_records_are_printed_as_words(office: Office, language: str) -> None:
    facts = from_store.dossier_facts(office.store, office.surveyed.household.id, language)

    assert facts.category != office.surveyed.household.displacement_category
    assert facts.community != office.surveyed.household.community
    assert all(not member.relation.isdigit() for member in facts.members)
    assert facts.houses[0].survey
    assert all(not one.level.isdigit() for one in facts.houses[0].survey.components)


def test_the_head_stands_first(office: Office) -> None:
    for family in office.families:
        facts = from_store.dossier_facts(office.store, family.household.id, "en")
        head = next(one for one in family.persons if one.relation == "1")

        assert head.family_name in facts.members[0].name
        assert facts.members[0].relation == "Head"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bill_comes_to_what_the_survey_computed(office: Office, language: str) -> None:
    facts = from_store.bill_facts_of(office.store, office.survey.id, language)
    text = text_of(from_store.bill_of_survey(office.store, office.survey.id, language))

    assert facts.bill.total_cents == office.survey.estimate_eur_cents
    assert facts.bill.subtotal_cents == office.survey.works_eur_cents
    assert Words(language).amount(facts.bill.total_cents) in text.replace(" ", "\N{NO-BREAK SPACE}")
    assert facts.price_list == "demonstration/2026.1"


def test_the_check_of_the_bill_would_see_a_wrong_line(office: Office) -> None:
    facts = from_store.bill_facts_of(office.store, office.survey.id, "en")
    totals = [line.total_cents for group in facts.groups for line in group.lines]
    wrong = bill_of(
        [*totals[1:], totals[0] + 1],
        contingency_percent=facts.contingency_percent,
        vat=facts.vat,
        vat_rate_percent=facts.vat_rate_percent,
    )

    assert wrong.subtotal_cents != office.survey.works_eur_cents


def test_what_the_phase_says_stands_on_the_paper(office: Office) -> None:
    household = office.surveyed.household
    facts = from_store.dossier_facts(office.store, household.id, "en")
    phase = next(one for one in phases() if one.code == household.phase_code)

    assert (facts.issue.phase, facts.issue.implementer) == (phase.code, phase.implementer)
    assert facts.issue.footnote == phase.footnote
    assert facts.issue.data_as_of is None


def test_the_date_of_the_data_is_the_last_synchronisation(office: Office) -> None:
    moment = datetime(2026, 3, 6, 17, 40, tzinfo=UTC)
    office.store.state.set(last_sync_at=moment.isoformat())
    facts = from_store.dossier_facts(office.store, office.surveyed.household.id, "en")
    office.store.state.set(last_sync_at=None)

    assert facts.issue.data_as_of == moment


@pytest.mark.parametrize("language", ["en", "sr-Cyrl"])
def test_a_filled_questionnaire_is_printed_from_its_record(office: Office, language: str) -> None:
    family = office.surveyed
    text = text_of(from_store.filled_questionnaire(office.store, office.survey.id, language))

    assert str(office.survey.answers["site/survey_no"]) in text
    assert family.household.head_family_name in text
    assert "Only if" not in text


def test_a_blank_questionnaire_needs_no_household(office: Office) -> None:
    text = text_of(from_store.blank_questionnaire(office.store, "housing_damage", "sq"))

    assert Words("sq")("Blank form") in text


def test_the_photos_that_are_here_are_printed_and_signatures_are_not(office: Office) -> None:
    with_files, without = office.families[1], office.families[2]
    here = from_store.dossier_facts(office.store, with_files.household.id, "en").pictures
    away = from_store.dossier_facts(office.store, without.household.id, "en").pictures

    assert here
    assert all(one.data is not None for one in here)
    assert all(one.data is None for one in away)
    assert len(here) == sum(one.kind != "signature" for one in with_files.photos)


def test_unknown_households_and_surveys_are_key_errors(office: Office) -> None:
    for gather in (
        from_store.dossier_facts,
        from_store.bill_facts_of,
        from_store.filled_questionnaire,
    ):
        with pytest.raises(KeyError):
            gather(office.store, "nobody", "en")


def test_nothing_restricted_reaches_the_dossier(store: Store) -> None:
    household = Household(municipality_code="17", head_given_name="Arta", head_family_name="Demo")
    secret = "vulnerability/violence_survivor"
    sha256 = photos.keep(store, photo())
    store.save(household)
    store.save(
        Person(household_id=household.id, given_name="Arta", family_name="Demo", relation="1"),
        HouseholdAssessment(
            household_id=household.id,
            violence_survivor=True,
            woman_headed=True,
            answers={
                "interview/outcome": "1",
                "interview/consent": "1",
                secret: "1",
                "vulnerability/woman_headed": "1",
            },
        ),
        Note(household_id=household.id, path=secret, text="a secret remark"),
        Note(household_id=household.id, path="safety/incident", text="an open remark"),
        Note(household_id=household.id, text="a remark about nothing"),
        Photo(household_id=household.id, path=secret, sha256=sha256, kind="other"),
    )
    facts = from_store.dossier_facts(store, household.id, "en")
    text = text_of(dossier_pdf(facts, "en"))

    assert "urvivor" not in text
    assert "Protection" not in text
    assert "a secret remark" not in text
    assert "an open remark" in text
    assert "a remark about nothing" in text
    assert facts.pictures == ()
    assert facts.assessment
    assert facts.assessment.score.flags == ("Woman-headed",)


def test_a_damaged_photo_counts_as_one_that_is_not_here(store: Store) -> None:
    household = Household(municipality_code="17", head_given_name="Arta", head_family_name="Demo")
    sha256 = photos.keep(store, photo())
    store.save(household)
    store.save(Photo(household_id=household.id, sha256=sha256, kind="front"))
    before = from_store.dossier_facts(store, household.id, "en").pictures
    for path in (store.profile.folder / "photos").iterdir():
        path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    after = from_store.dossier_facts(store, household.id, "en").pictures

    assert before[0].data == photo()
    assert after[0].data is None
