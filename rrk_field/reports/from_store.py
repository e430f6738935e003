"""Papers from the laptop's file: gathers facts, and makes dossier, bill and questionnaires."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version

from rrk_field.db import photos, published
from rrk_field.db.live_forms import definition_of, form_of, record_of, root_of, tables_of
from rrk_field.db.store import Store
from rrk_field.domain import dates, property_papers
from rrk_field.domain.attachments import Photo
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.errors import RrkError
from rrk_field.domain.households import Consent, Household, Note, Person
from rrk_field.domain.places import Settlement, both_names, place_name
from rrk_field.domain.programme import Phase
from rrk_field.domain.projects import InfrastructureProject
from rrk_field.domain.roots import Root, root_number
from rrk_field.domain.surveys import (
    ASSESSMENT_FLAGS,
    RESTRICTED_FLAGS,
    DamageSurvey,
    HouseholdAssessment,
    Survey,
)
from rrk_field.domain.visits import GoAndSeeVisit
from rrk_field.forms import library
from rrk_field.forms.definition import Question
from rrk_field.forms.session import Context, Session
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports import dossier
from rrk_field.reports.answers import AnswerWords, plain
from rrk_field.reports.bill_of_quantities import BillFacts, bill_pdf
from rrk_field.reports.form_print import form_pdf
from rrk_field.reports.form_words import FormWords, restricted_paths
from rrk_field.reports.page import Issue
from rrk_field.reports.survey_facts import SurveyForm, Whose, bill_facts, survey_summary
from rrk_field.reports.words import Words

_FLAGS = tuple(flag for flag in ASSESSMENT_FLAGS if flag not in RESTRICTED_FLAGS)
"""Of the flags of an assessment, those that may be printed."""

_KEYS = re.compile(r"\[[^\]]*\]")


def dossier_of(store: Store, household_id: str, language: str) -> bytes:
    """Return the dossier of a household. KeyError if it is not here."""
    return dossier.dossier_pdf(dossier_facts(store, household_id, language), language)


def bill_of_survey(store: Store, survey_id: str, language: str) -> bytes:
    """Return the bill of quantities of a damage survey. KeyError if it is not here."""
    return bill_pdf(bill_facts_of(store, survey_id, language), language)


def filled_questionnaire(store: Store, record_id: str, language: str) -> bytes:
    """Return a questionnaire as it was filled in. KeyError if it is not here."""
    record = record_of(store, record_id)
    root = root_of(store, record)
    source = _Source(store, language)
    definition, exact = form_of(store, record)
    about = [source.name(root), source.number(root)]
    if not exact:
        words = source.say(QT_TRANSLATE_NOOP("paper", "Filled in with version {version}"))
        about.append(words.format(version=record.form_version))
    subtitle = " · ".join(filter(None, about))
    return form_pdf(
        definition,
        language,
        record.answers,
        issue=source.issue(root),
        instances={
            **tables_of(store, record, root, definition, language),
            **published.attached_lists(store, definition),
        },
        subtitle=subtitle,
    )


def blank_questionnaire(store: Store, form_id: str, language: str) -> bytes:
    """Return a questionnaire to be filled in by hand, in the version that new ones begin with."""
    definition = published.newest(store, form_id)
    return form_pdf(definition, language, issue=_Source(store, language).issue(None))


def bill_facts_of(store: Store, survey_id: str, language: str) -> BillFacts:
    """Gather what stands on the bill of quantities of a damage survey."""
    record = store.get(DamageSurvey, survey_id)
    if record is None:
        raise KeyError(survey_id)
    household = root_of(store, record)
    assert isinstance(household, Household)
    dwelling = store.get(Dwelling, record.dwelling_id)
    source = _Source(store, language)
    place = source.place(dwelling) if dwelling else source.place(household)
    whose = Whose(source.number(household), source.head_name(household), place)
    form = source.survey_form(record, household)
    return bill_facts(form, whose, source.issue(household), language=language)


def dossier_facts(store: Store, household_id: str, language: str) -> dossier.DossierFacts:
    """Gather what stands in the dossier of a household."""
    household = store.get(Household, household_id)
    if household is None:
        raise KeyError(household_id)
    source = _Source(store, language)
    assessment = _latest(store.find(HouseholdAssessment, household_id=household_id))
    words = source.assessment_words
    return dossier.DossierFacts(
        issue=source.issue(household),
        file_number=household.file_number or "",
        provisional_number=(
            ""
            if household.provisional_number == household.file_number
            else household.provisional_number
        ),
        head_name=source.head_name(household),
        head_name_cyrillic=household.head_name_cyrillic,
        place=source.place(household),
        community=words.code("community", household.community),
        paper_language=words.code("paper_language", household.paper_language),
        category=words.code("displacement_category", household.displacement_category),
        phones=tuple(filter(None, [household.phone_1, household.phone_2])),
        email=household.email or "",
        contact_person=household.contact_person or "",
        origin=source.origin(household),
        displaced_to=words.code("displacement_country", household.displacement_country),
        members=tuple(source.members(household_id, assessment)),
        houses=tuple(source.houses(household)),
        assessment=source.assessment(assessment, household) if assessment else None,
        agreements=tuple(source.agreements(household_id)),
        remarks=tuple(source.remarks(household_id)),
        pictures=tuple(source.pictures(household_id)),
    )


def _latest(records: list[HouseholdAssessment]) -> HouseholdAssessment | None:
    return max(records, key=lambda one: (one.visit_date or "", one.created_at), default=None)


class _Source:
    """One store, read in one language."""

    def __init__(self, store: Store, language: str) -> None:
        self.store, self.language = store, language
        self.say = Words(language)
        self.assessment_words = FormWords(library.built_in("household_assessment"), self.say)
        self.survey_words = FormWords(library.built_in("housing_damage"), self.say)

    def issue(self, root: Root | None) -> Issue:
        """What every page says; without a phase, the footnote that is usual."""
        code = "" if root is None or isinstance(root, GoAndSeeVisit) else root.phase_code
        phases = self.store.find(Phase, code=code) if code else []
        synced = str(self.store.state.get("last_sync_at"))
        issue = Issue(
            printed_at=datetime.now(UTC).astimezone(),
            program=version("rrk-field"),
            data_as_of=datetime.fromisoformat(synced).astimezone() if synced else None,
            phase=code,
        )
        if not phases:
            return issue
        phase = phases[0]
        return replace(
            issue,
            implementer=phase.implementer,
            partners=phase.partners,
            footnote=phase.footnote,
            official=phase.official,
        )

    def number(self, root: Root) -> str:
        return root_number(root)

    def name(self, root: Root) -> str:
        """What a household, project or visit is called on paper."""
        if isinstance(root, Household):
            return self.head_name(root)
        return root.name if isinstance(root, InfrastructureProject) else self.place(root)

    def head_name(self, household: Household) -> str:
        return self.say.full_name(
            household.head_given_name, household.head_parent_name, household.head_family_name
        )

    def place(self, record: Root | Dwelling) -> str:
        """Municipality and settlement, each with both names."""
        municipality = place_name(record.municipality_code, self.language)
        return ", ".join(filter(None, [municipality, self._settlement(record)]))

    def _settlement(self, record: Root | Dwelling) -> str:
        if record.settlement_id and (name := self._settlement_name(record.settlement_id)):
            return name
        return record.settlement_text

    def _settlement_name(self, settlement_id: str) -> str:
        known = self.store.get(Settlement, settlement_id)
        if known is None:
            return ""
        return both_names(known.name_sq, known.name_sr, known.municipality_code, self.language)

    def origin(self, household: Household) -> str:
        settlement = household.origin_settlement or ""
        named = self._settlement_name(settlement) or settlement
        municipality = place_name(household.origin_municipality or "", self.language)
        return ", ".join(filter(None, [municipality, named]))

    def state(self, state: str) -> str:
        say = self.say
        return {
            "draft": say(QT_TRANSLATE_NOOP("paper", "draft")),
            "in_progress": say(QT_TRANSLATE_NOOP("paper", "in progress")),
            "returned": say(QT_TRANSLATE_NOOP("paper", "returned")),
            "complete": say(QT_TRANSLATE_NOOP("paper", "complete")),
            "approved": say(QT_TRANSLATE_NOOP("paper", "approved")),
        }.get(state, state)

    def members(
        self, household_id: str, assessment: HouseholdAssessment | None
    ) -> Iterator[dossier.Member]:
        """The persons; ages are those on the day of the assessment, or today."""
        visit = assessment.visit_date if assessment else None
        day = date.fromisoformat(visit) if visit else datetime.now(UTC).astimezone().date()
        words = self.assessment_words
        persons = self.store.find(Person, household_id=household_id)
        for person in sorted(persons, key=_head_first):
            yield dossier.Member(
                name=self.say.full_name(person.given_name, person.parent_name, person.family_name),
                relation=words.code("relation", person.relation),
                sex=words.code("sex", person.sex),
                birth_date=person.birth_date or "",
                age=_age(person.birth_date, day),
                identity=person.id_value or "",
                activity=words.code("activity", person.activity),
                comes_back=words.code("comes_back", person.comes_back),
                left=self._reason(person.left_reason),
            )

    def _reason(self, code: str | None) -> str:
        say = self.say
        return {
            None: "",
            "": "",
            "1": say(QT_TRANSLATE_NOOP("paper", "died")),
            "2": say(QT_TRANSLATE_NOOP("paper", "moved away")),
            "3": say(QT_TRANSLATE_NOOP("paper", "entered twice")),
            "4": say(QT_TRANSLATE_NOOP("paper", "mistake")),
        }.get(code, code or "")

    def houses(self, household: Household) -> Iterator[dossier.House]:
        for dwelling in self.store.find(Dwelling, household_id=household.id):
            surveys = self.store.find(DamageSurvey, dwelling_id=dwelling.id)
            newest = max(
                surveys, key=lambda one: (one.survey_date or "", one.created_at), default=None
            )
            papers = self.store.find(PropertyPaper, dwelling_id=dwelling.id)
            yield dossier.House(
                place=self.place(dwelling),
                address=dwelling.address,
                cadastral_zone=dwelling.cadastral_zone,
                parcel=dwelling.parcel_no,
                position=_position(dwelling),
                building_type=self.survey_words.code("building_type", dwelling.building_type),
                owner=self._owner(dwelling),
                papers=tuple(self._paper(paper) for paper in papers),
                survey=survey_summary(self.survey_form(newest, household), self.state(newest.state))
                if newest
                else None,
            )

    def _owner(self, dwelling: Dwelling) -> str:
        kind = self.assessment_words.code("owner", dwelling.ownership_kind)
        return " · ".join(filter(None, [self._person_name(dwelling.owner_person_id), kind]))

    def _person_name(self, person_id: str | None) -> str:
        person = self.store.get(Person, person_id) if person_id else None
        if person is None:
            return ""
        return self.say.full_name(person.given_name, person.parent_name, person.family_name)

    def _paper(self, paper: PropertyPaper) -> dossier.PropertyPaper:
        area = "" if paper.area_m2 is None else property_papers.written_area(paper.area_m2)
        return dossier.PropertyPaper(
            kind=self.assessment_words.code("property_proof", paper.kind),
            number=paper.number,
            issued_on=paper.issued_on or "",
            issuer=paper.issuer,
            parcel=" ".join(filter(None, [paper.cadastral_zone, paper.parcel_no])),
            area=area,
            share=paper.share,
            holder=self._person_name(paper.holder_person_id) or paper.holder_text,
            original_seen=paper.original_seen,
        )

    def survey_form(self, record: DamageSurvey, household: Household) -> SurveyForm:
        """A damage survey with its live form, everything worded in the language."""
        session = self._session(record, household)
        words = FormWords(session.definition, self.say)
        return SurveyForm(record, AnswerWords(session, self.say), words)

    def _session(self, record: Survey, household: Household) -> Session:
        definition = definition_of(self.store, record)
        return Session(
            definition,
            answers=record.answers,
            is_new=False,
            instances=tables_of(self.store, record, household, definition, self.language),
            context=Context(username=self.store.user_name, device_id=self.store.device_code),
        )

    def assessment(self, record: HouseholdAssessment, household: Household) -> dossier.Assessment:
        session = self._session(record, household)
        form = session.definition
        named = self.say(QT_TRANSLATE_NOOP("paper", "{form}, version {version}"))
        title = FormWords(form, self.say).title
        return dossier.Assessment(
            title=title,
            number=str(record.answers.get("interview/assessment_no", "")),
            visit_date=record.visit_date or "",
            state=self.state(record.state),
            form=named.format(form=title, version=record.form_version or form.version),
            score=self._score(record),
            sections=AnswerWords(session, self.say).sections(),
        )

    def _score(self, record: HouseholdAssessment) -> dossier.Score:
        words = self.assessment_words
        return dossier.Score(
            scheme=record.scheme or "",
            housing=record.score_housing,
            vulnerability=record.vulnerability_points,
            displacement=record.score_displacement,
            livelihood=record.score_livelihood,
            total=record.score_total,
            provisional=bool(record.score_provisional),
            eligibility_auto=words.code("eligibility", record.eligibility_auto),
            eligibility=words.code("eligibility", record.eligibility),
            flags=tuple(self._flag(name) for name in _FLAGS if getattr(record, name)),
        )

    def _flag(self, name: str) -> str:
        """The words of a flag; its question says "confirmed" after a colon."""
        for item in self.assessment_words.definition.questions():
            if item.name == name:
                return plain(self.assessment_words.label(item)).partition(":")[0]
        return name

    def agreements(self, household_id: str) -> Iterator[dossier.Agreement]:
        words = self.assessment_words
        for one in self.store.find(Consent, household_id=household_id):
            yield dossier.Agreement(
                given=words.code("consent", one.given),
                text_version=one.text_version,
                language=words.code("consent_language", one.language),
                given_on=one.given_on or "",
                witness=one.witness,
                share_with="\n".join(words.code("share_with", code) for code in one.share_with),
                publish=words.code("publish", one.publish),
                withdrawn_on=one.withdrawn_on or "",
            )

    def remarks(self, household_id: str) -> Iterator[dossier.Remark]:
        """Notes; those at a restricted question are left out."""
        for note in self.store.find(Note, household_id=household_id):
            question = self._question_at(note.path)
            if question is not None:
                yield dossier.Remark(note.created_at.astimezone(), question, note.text)

    def pictures(self, household_id: str) -> Iterator[dossier.Picture]:
        for photo in self.store.find(Photo, household_id=household_id):
            if photo.kind == "signature" or self._is_restricted(photo.path):
                continue
            kind = self.survey_words.code("photo_kind", photo.kind)
            yield dossier.Picture(
                caption=" · ".join(filter(None, [kind, photo.caption])),
                taken_on=(photo.taken_at or "")[:10],
                data=self._data(photo),
            )

    def _data(self, photo: Photo) -> bytes | None:
        """The bytes of a photo; None where they are not here, or damaged."""
        try:
            return photos.read(self.store, photo.sha256)
        except RrkError:
            return None

    def _is_restricted(self, path: str) -> bool:
        template = f"/data/{_KEYS.sub('', path)}"
        return any(
            template in restricted_paths(words.definition)
            for words in (self.assessment_words, self.survey_words)
        )

    def _question_at(self, path: str) -> str | None:
        """How a note names its question; None for a restricted one."""
        if self._is_restricted(path):
            return None
        template = f"/data/{_KEYS.sub('', path)}"
        for words in (self.assessment_words, self.survey_words):
            item = words.definition.items.get(template)
            if isinstance(item, Question):
                return " ".join(filter(None, [item.code, plain(words.label(item))]))
        return ""


def _head_first(person: Person) -> tuple[bool, str]:
    """The head, then from the oldest to the youngest."""
    return person.relation != "1", person.birth_date or "9999"


def _age(birth_date: str | None, day: date) -> int | None:
    try:
        return dates.age_on(birth_date, day) if birth_date else None
    except dates.DateFormatError:
        return None


def _position(dwelling: Dwelling) -> str:
    if dwelling.latitude is None or dwelling.longitude is None:
        return ""
    return f"{dwelling.latitude:.5f}, {dwelling.longitude:.5f}"
