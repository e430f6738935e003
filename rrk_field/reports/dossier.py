"""The household dossier: everything about one family that may stand on paper.

Restricted answers never reach these facts, so they cannot be printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.blocks import Row, grid, masthead, notice, pairs, photo_grid
from rrk_field.reports.page import Issue, Paper


@dataclass(frozen=True)
class Member:
    """A person of the household. `left` says why somebody is no longer counted, if so."""

    name: str
    relation: str
    sex: str
    birth_date: str
    age: int | None
    identity: str
    activity: str = ""
    comes_back: str = ""
    left: str = ""


@dataclass(frozen=True)
class PropertyPaper:
    """One paper about a dwelling."""

    kind: str
    number: str
    issued_on: str
    issuer: str
    parcel: str
    area: str
    share: str
    holder: str
    original_seen: bool


@dataclass(frozen=True)
class Component:
    """A part of the house that is damaged."""

    code: str
    name: str
    level: str
    percent: str = ""
    action: str = ""


@dataclass(frozen=True)
class SurveySummary:
    """A damage survey in short; money in cents."""

    number: str
    date: str
    surveyors: str
    state: str
    category: str
    category_auto: str
    category_reason: str
    damage_index: float | None
    provisional: bool
    scheme: str
    safety_tag: str
    habitable: str
    work_kind: str
    house_type: str
    estimate_eur_cents: int | None
    price_list: str
    components: tuple[Component, ...] = ()


@dataclass(frozen=True)
class House:
    """A dwelling or plot at the place of return."""

    place: str
    address: str
    cadastral_zone: str
    parcel: str
    position: str
    building_type: str
    owner: str
    papers: tuple[PropertyPaper, ...] = ()
    survey: SurveySummary | None = None


@dataclass(frozen=True)
class Answer:
    """A question and what was answered, both worded."""

    code: str
    question: str
    answer: str


@dataclass(frozen=True)
class Section:
    """A section of a questionnaire; a text among the answers is a heading, as of a person."""

    title: str
    answers: tuple[Answer | str, ...]


@dataclass(frozen=True)
class Score:
    """The result of the assessment, by part; None while a part is pending."""

    scheme: str
    housing: int | None
    vulnerability: int | None
    displacement: int | None
    livelihood: int | None
    total: int | None
    provisional: bool
    eligibility_auto: str
    eligibility: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """The latest assessment of the household."""

    title: str
    number: str
    visit_date: str
    state: str
    form: str
    score: Score
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """What the household agreed to."""

    given: str
    text_version: str
    language: str
    given_on: str
    witness: str
    share_with: str
    publish: str
    withdrawn_on: str = ""


@dataclass(frozen=True)
class Remark:
    """A note about the household or one of its questions."""

    written_at: datetime
    about: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A photo; its bytes are None while they are not on this laptop."""

    caption: str
    taken_on: str
    data: bytes | None


@dataclass(frozen=True)
class DossierFacts:
    """A household, worded in the language it is printed in."""

    issue: Issue
    file_number: str
    provisional_number: str
    head_name: str
    head_name_cyrillic: str
    place: str
    community: str
    paper_language: str
    category: str
    phones: tuple[str, ...]
    email: str
    contact_person: str
    origin: str
    displaced_to: str
    members: tuple[Member, ...]
    houses: tuple[House, ...] = ()
    assessment: Assessment | None = None
    agreements: tuple[Agreement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def number(self) -> str:
        """The number by which the household is known."""
        return self.file_number or self.provisional_number


def dossier_pdf(facts: DossierFacts, language: str) -> bytes:
    """Return the dossier as a PDF."""
    paper = Paper("", facts.number, facts.issue, language)
    say = paper.say
    paper.title = say(QT_TRANSLATE_NOOP("paper", "Household dossier"))
    confidential = QT_TRANSLATE_NOOP(
        "paper",
        "Confidential: personal data. Hand it only to those whom the household named in its "
        "consent, and destroy it when it is no longer needed.",
    )
    subtitle = " · ".join(filter(None, [facts.head_name, facts.number, facts.place]))
    masthead(paper, subtitle, say(confidential))
    _withdrawn(paper, facts)
    _head(paper, facts)
    _members(paper, facts)
    _displacement(paper, facts)
    for number, house in enumerate(facts.houses, start=1):
        _house(paper, house, number)
    if facts.assessment:
        _assessment(paper, facts.assessment)
    _agreements(paper, facts)
    _remarks(paper, facts)
    _pictures(paper, facts)
    return paper.pdf()


def _withdrawn(paper: Paper, facts: DossierFacts) -> None:
    """Say first that the household took its consent back."""
    if not facts.agreements or not facts.agreements[-1].withdrawn_on:
        return
    words = paper.say(
        QT_TRANSLATE_NOOP("paper", "Consent was withdrawn on {day}: share or publish nothing.")
    )
    day = paper.say.day(facts.agreements[-1].withdrawn_on)
    paper.add(notice(paper, words.format(day=day)))


def _head(paper: Paper, facts: DossierFacts) -> None:
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Household")))
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Head of household")), facts.head_name),
            (say(QT_TRANSLATE_NOOP("paper", "Name in Cyrillic")), facts.head_name_cyrillic),
            (say(QT_TRANSLATE_NOOP("paper", "File number")), facts.file_number),
            (say(QT_TRANSLATE_NOOP("paper", "Provisional number")), facts.provisional_number),
            (say(QT_TRANSLATE_NOOP("paper", "Place of return")), facts.place),
            (say(QT_TRANSLATE_NOOP("paper", "Category")), facts.category),
            (say(QT_TRANSLATE_NOOP("paper", "Community, as declared")), facts.community),
            (say(QT_TRANSLATE_NOOP("paper", "Language of papers")), facts.paper_language),
            (say(QT_TRANSLATE_NOOP("paper", "Telephone")), "\n".join(facts.phones)),
            (say(QT_TRANSLATE_NOOP("paper", "E-mail")), facts.email),
            (say(QT_TRANSLATE_NOOP("paper", "Contact person")), facts.contact_person),
            (say(QT_TRANSLATE_NOOP("paper", "Persons")), str(_counted(facts))),
        ],
    )


def _counted(facts: DossierFacts) -> int:
    return sum(not member.left for member in facts.members)


def _members(paper: Paper, facts: DossierFacts) -> None:
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Persons")))
    if not facts.members:
        paper.text(say(QT_TRANSLATE_NOOP("paper", "No persons are entered.")))
        return
    header = [
        "",
        say(QT_TRANSLATE_NOOP("paper", "Name")),
        say(QT_TRANSLATE_NOOP("paper", "Relation to the head")),
        say(QT_TRANSLATE_NOOP("paper", "Sex")),
        say(QT_TRANSLATE_NOOP("paper", "Born")),
        say(QT_TRANSLATE_NOOP("paper", "Age")),
        say(QT_TRANSLATE_NOOP("paper", "Identity number")),
        say(QT_TRANSLATE_NOOP("paper", "Main activity")),
        say(QT_TRANSLATE_NOOP("paper", "Comes back")),
    ]
    rows = [
        Row(
            [
                str(number),
                member.name,
                member.relation,
                member.sex,
                say.day(member.birth_date),
                "" if member.age is None else str(member.age),
                member.identity,
                member.activity,
                member.left or member.comes_back,
            ]
        )
        for number, member in enumerate(facts.members, start=1)
    ]
    grid(paper, header, rows, [7, 36, 23, 15, 20, 14, 33, 25, 17], figures={5})


def _displacement(paper: Paper, facts: DossierFacts) -> None:
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Displacement")))
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Home before displacement")), facts.origin),
            (say(QT_TRANSLATE_NOOP("paper", "Place of displacement")), facts.displaced_to),
        ],
    )


def _house(paper: Paper, house: House, number: int) -> None:
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Dwelling {number}")).format(number=number))
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Place")), house.place),
            (say(QT_TRANSLATE_NOOP("paper", "Address")), house.address),
            (say(QT_TRANSLATE_NOOP("paper", "Cadastral zone")), house.cadastral_zone),
            (say(QT_TRANSLATE_NOOP("paper", "Parcel")), house.parcel),
            (say(QT_TRANSLATE_NOOP("paper", "Type")), house.building_type),
            (say(QT_TRANSLATE_NOOP("paper", "Owner")), house.owner),
            (say(QT_TRANSLATE_NOOP("paper", "Position")), house.position),
        ],
    )
    if house.papers:
        paper.subheading(say(QT_TRANSLATE_NOOP("paper", "Property papers")))
        _papers(paper, house.papers)
    if house.survey:
        _survey(paper, house.survey)


def _papers(paper: Paper, papers: tuple[PropertyPaper, ...]) -> None:
    say = paper.say
    header = [
        say(QT_TRANSLATE_NOOP("paper", "Paper")),
        say(QT_TRANSLATE_NOOP("paper", "Number")),
        say(QT_TRANSLATE_NOOP("paper", "Issued on, by")),
        say(QT_TRANSLATE_NOOP("paper", "Parcel")),
        say(QT_TRANSLATE_NOOP("paper", "Area (ha.a.m²)")),
        say(QT_TRANSLATE_NOOP("paper", "Share")),
        say(QT_TRANSLATE_NOOP("paper", "Holder")),
        say(QT_TRANSLATE_NOOP("paper", "Original seen")),
    ]
    yes, no = say(QT_TRANSLATE_NOOP("paper", "yes")), say(QT_TRANSLATE_NOOP("paper", "no"))
    rows = [
        Row(
            [
                one.kind,
                one.number,
                "\n".join(filter(None, [say.day(one.issued_on), one.issuer])),
                one.parcel,
                one.area,
                one.share,
                one.holder,
                yes if one.original_seen else no,
            ]
        )
        for one in papers
    ]
    grid(paper, header, rows, [34, 22, 30, 20, 19, 14, 28, 17])


def _survey(paper: Paper, survey: SurveySummary) -> None:
    say = paper.say
    title = say(QT_TRANSLATE_NOOP("paper", "Damage survey {number}")).format(number=survey.number)
    paper.subheading(title)
    index = "" if survey.damage_index is None else say.number(survey.damage_index, 1)
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Survey date")), say.day(survey.date)),
            (say(QT_TRANSLATE_NOOP("paper", "Surveyors")), survey.surveyors),
            (say(QT_TRANSLATE_NOOP("paper", "State")), survey.state),
            (
                say(QT_TRANSLATE_NOOP("paper", "Damage category")),
                _provisional(paper, survey.category, survey.provisional),
            ),
            (say(QT_TRANSLATE_NOOP("paper", "Category, computed")), survey.category_auto),
            (say(QT_TRANSLATE_NOOP("paper", "Damage index")), index),
            (say(QT_TRANSLATE_NOOP("paper", "Scheme")), _unofficial(paper, survey.scheme)),
            (say(QT_TRANSLATE_NOOP("paper", "Safety tag")), survey.safety_tag),
            (say(QT_TRANSLATE_NOOP("paper", "Habitable now")), survey.habitable),
            (say(QT_TRANSLATE_NOOP("paper", "Proposed work")), survey.work_kind),
            (say(QT_TRANSLATE_NOOP("paper", "House type")), survey.house_type),
            (
                say(QT_TRANSLATE_NOOP("paper", "Estimate, total")),
                say.money(survey.estimate_eur_cents),
            ),
            (say(QT_TRANSLATE_NOOP("paper", "Price list")), survey.price_list),
        ],
    )
    if survey.category_reason:
        reason = say(QT_TRANSLATE_NOOP("paper", "Reason for the change of category"))
        pairs(paper, [(reason, survey.category_reason)], columns=1)
    if survey.components:
        paper.subheading(say(QT_TRANSLATE_NOOP("paper", "Damaged components")))
        header = [
            "",
            say(QT_TRANSLATE_NOOP("paper", "Component")),
            say(QT_TRANSLATE_NOOP("paper", "Damage level")),
            say(QT_TRANSLATE_NOOP("paper", "Damaged")),
            say(QT_TRANSLATE_NOOP("paper", "Action")),
        ]
        rows = [
            Row([one.code, one.name, one.level, one.percent, one.action])
            for one in survey.components
        ]
        grid(paper, header, rows, [10, 60, 50, 18, 36], figures={3})


def _provisional(paper: Paper, value: str, provisional: bool) -> str:
    words = paper.say(QT_TRANSLATE_NOOP("paper", "{value} (provisional)"))
    return words.format(value=value) if value and provisional else value


def _unofficial(paper: Paper, scheme: str) -> str:
    words = paper.say(QT_TRANSLATE_NOOP("paper", "{scheme} (unofficial default)"))
    return words.format(scheme=scheme) if scheme else ""


def _assessment(paper: Paper, assessment: Assessment) -> None:
    say = paper.say
    paper.heading(" · ".join(filter(None, [assessment.title, assessment.number])))
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Date of the visit")), say.day(assessment.visit_date)),
            (say(QT_TRANSLATE_NOOP("paper", "State")), assessment.state),
            (say(QT_TRANSLATE_NOOP("paper", "Questionnaire")), assessment.form),
        ],
    )
    _score(paper, assessment.score)
    for section in assessment.sections:
        paper.heading(section.title)
        rows = [
            Row([one], "group")
            if isinstance(one, str)
            else Row([one.code, one.question, one.answer])
            for one in section.answers
        ]
        header = [
            "",
            say(QT_TRANSLATE_NOOP("paper", "Question")),
            say(QT_TRANSLATE_NOOP("paper", "Answer")),
        ]
        grid(paper, header, rows, [13, 78, 83])


def _score(paper: Paper, score: Score) -> None:
    say = paper.say
    paper.subheading(say(QT_TRANSLATE_NOOP("paper", "Score and eligibility")))
    header = [
        say(QT_TRANSLATE_NOOP("paper", "Part")),
        say(QT_TRANSLATE_NOOP("paper", "Points")),
        say(QT_TRANSLATE_NOOP("paper", "At most")),
    ]
    grid(paper, header, list(_score_rows(paper, score)), [100, 37, 37], figures={1, 2})
    paper.space(2)
    if score.provisional:
        words = say(QT_TRANSLATE_NOOP("paper", "The total is provisional."))
        paper.add(notice(paper, words))
        paper.space(2)
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Scheme")), _unofficial(paper, score.scheme)),
            (
                say(QT_TRANSLATE_NOOP("paper", "Eligibility, computed")),
                score.eligibility_auto,
            ),
            (say(QT_TRANSLATE_NOOP("paper", "Eligibility, assessor")), score.eligibility),
            (say(QT_TRANSLATE_NOOP("paper", "Vulnerability, confirmed")), "\n".join(score.flags)),
        ],
    )


def _score_rows(paper: Paper, score: Score) -> Iterator[Row]:
    say = paper.say
    pending = say(QT_TRANSLATE_NOOP("paper", "pending"))
    for words, points, most in (
        (say(QT_TRANSLATE_NOOP("paper", "Housing need")), score.housing, 40),
        (say(QT_TRANSLATE_NOOP("paper", "Vulnerability")), score.vulnerability, 40),
        (say(QT_TRANSLATE_NOOP("paper", "Displacement")), score.displacement, 10),
        (say(QT_TRANSLATE_NOOP("paper", "Livelihood prospects")), score.livelihood, 10),
    ):
        yield Row([words, pending if points is None else str(points), str(most)], "part")
    total = say(QT_TRANSLATE_NOOP("paper", "Total"))
    shown = pending if score.total is None else str(score.total)
    yield Row([total, shown, "100"], "total")


def _agreements(paper: Paper, facts: DossierFacts) -> None:
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Consent")))
    if not facts.agreements:
        paper.text(say(QT_TRANSLATE_NOOP("paper", "No consent is recorded.")))
    for one in facts.agreements:
        rows = [
            (say(QT_TRANSLATE_NOOP("paper", "Consent")), one.given),
            (say(QT_TRANSLATE_NOOP("paper", "Date")), say.day(one.given_on)),
            (say(QT_TRANSLATE_NOOP("paper", "Text and version")), one.text_version),
            (say(QT_TRANSLATE_NOOP("paper", "Read in")), one.language),
            (say(QT_TRANSLATE_NOOP("paper", "Witness")), one.witness),
            (say(QT_TRANSLATE_NOOP("paper", "May be shared with")), one.share_with),
            (say(QT_TRANSLATE_NOOP("paper", "Photo and story may be published")), one.publish),
        ]
        if one.withdrawn_on:
            withdrawn = say(QT_TRANSLATE_NOOP("paper", "Withdrawn on"))
            rows.append((withdrawn, say.day(one.withdrawn_on)))
        pairs(paper, rows)
        paper.space(2)


def _remarks(paper: Paper, facts: DossierFacts) -> None:
    if not facts.remarks:
        return
    paper.heading(paper.say(QT_TRANSLATE_NOOP("paper", "Notes")))
    for remark in facts.remarks:
        head = " · ".join(filter(None, [paper.say.moment(remark.written_at), remark.about]))
        paper.text(head, "small")
        paper.text(remark.text)
        paper.space(2)


def _pictures(paper: Paper, facts: DossierFacts) -> None:
    if not facts.pictures:
        return
    say = paper.say
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Photos")), room=80)
    photo_grid(
        paper,
        [(one.data, _caption(paper, one)) for one in facts.pictures if one.data is not None],
    )
    if missing := sum(one.data is None for one in facts.pictures):
        words = say(QT_TRANSLATE_NOOP("paper", "Photos that are not on this laptop yet: {count}"))
        paper.text(words.format(count=missing), "small")


def _caption(paper: Paper, picture: Picture) -> str:
    return " · ".join(filter(None, [picture.caption, paper.say.day(picture.taken_on)]))
