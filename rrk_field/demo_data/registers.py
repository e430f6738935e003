"""Invented infrastructure projects with their surveys, and go-and-see visits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from rrk_field.demo_data.assessments import row_key
from rrk_field.demo_data.drawings import HEIGHT, WIDTH, picture
from rrk_field.demo_data.families import OFFICER_NAMES, officer_id
from rrk_field.demo_data.ids import fixed_id
from rrk_field.demo_data.places import settlements_of
from rrk_field.domain import lookup_tables
from rrk_field.domain.attachments import Picture
from rrk_field.domain.projects import InfrastructureProject, InfrastructureSurvey, ProjectPhoto
from rrk_field.domain.record import Record
from rrk_field.domain.surveys import Survey
from rrk_field.domain.values import Json
from rrk_field.domain.visits import GoAndSeeVisit, VisitPhoto
from rrk_field.forms import library, results
from rrk_field.forms.session import Context, Session

Answers = dict[str, Json]

_LAST_DAY = date(2026, 3, 27)
"""Of what the registers hold; the first families were visited by then."""
_OFFICERS = tuple(OFFICER_NAMES)
_PHOTOS = ("access_road", "plot", "front")


@dataclass(frozen=True)
class _Plan:
    """One project: where, what, how far its survey is (0: none), users and money."""

    code: str
    settlement: int
    name: str
    kind: str
    stage: str
    state: str
    depth: int
    users: tuple[int, int, int, int] = (0, 0, 0, 0)
    estimate_eur: int = 0


_PROJECTS = (
    _Plan("17", 1, "Rruga e fshatit, 640 m", "1", "2", "proposed", 8, (9, 42, 20, 83), 18_500),
    _Plan("06", 1, "Водовод Осојане, крак 2", "3", "2", "design", 8, (14, 61, 31, 140), 42_300),
    _Plan("08", 2, "Ndriçimi i rrugës kryesore", "7", "1", "proposed", 5, (6, 24, 44, 190)),
    _Plan("04", 3, "Амбуланта, кров и столарија", "9", "4", "accepted", 8, (11, 47, 120, 510),
          23_900),
    _Plan("23", 1, "Most preko potoka", "2", "2", "proposed", 3, (5, 19, 12, 51), 9_800),
    _Plan("15", 1, "Shkolla fillore, nyja sanitare", "8", "2", "proposed", 0),
)  # fmt: skip
_VISITS = (
    ("17", 2, "GSV", "Kraljevo", 90, "complete", ("1", "1", "2", "2", "3"), ("1", "1", "2")),
    ("06", 2, "GSV", "Berane", 41, "complete", ("1", "2", "2", "4"), ("1", "2")),
    ("08", 1, "GIV", "Mitrovicë", 12, "in_progress", ("1", "1", "2"), ()),
)


@dataclass
class InventedRegisters:
    """Projects, surveys and visits; `files` holds photos by sha256."""

    records: list[Record] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def registers() -> InventedRegisters:
    """Return them all; the same at every run."""
    found = InventedRegisters()
    for number, plan in enumerate(_PROJECTS):
        _add_project(found, number, plan)
    for number in range(len(_VISITS)):
        _add_visit(found, number)
    return found


def answered_again(record: Survey, found: InventedRegisters) -> Session:
    """Return the real form, run on the answers of a record."""
    definition = library.built_in(record.form_id)
    projects = [one for one in found.records if isinstance(one, InfrastructureProject)]
    code = getattr(record, "municipality_code", "") or next(
        one.municipality_code for one in projects if one.id == getattr(record, "project_id", "")
    )
    tables = {
        "municipalities": lookup_tables.municipality_rows("en"),
        "settlements": lookup_tables.settlement_rows(settlements_of(code), "en"),
        "projects": [lookup_tables.project_row(one) for one in projects],
    }
    return Session(
        definition,
        answers=record.answers,
        instances={name: tables.get(name, []) for name in definition.external},
        is_new=False,
        context=Context(today=_LAST_DAY, now=lambda: datetime(2026, 3, 27, 9, 0, tzinfo=UTC)),
    )


def _add_project(found: InventedRegisters, number: int, plan: _Plan) -> None:
    officer, day = _OFFICERS[number % len(_OFFICERS)], _LAST_DAY - timedelta(days=9 * number + 5)
    place = settlements_of(plan.code)[plan.settlement]
    project = InfrastructureProject(
        id=fixed_id("project", number),
        municipality_code=plan.code,
        settlement_id=place.id,
        number=f"D{number + 1}-P1",
        name=plan.name,
        kind=plan.kind,
        state=plan.state,
        proposer="2" if plan.depth else None,
        phase_code="IV",
    )
    _stamp(found, officer, plan.code, day, project)
    if not plan.depth:
        return
    survey = InfrastructureSurvey(
        id=fixed_id("project", number, "survey"),
        project_id=project.id,
        officer_id=officer_id(officer),
        state="complete" if plan.depth == 8 else "in_progress",
        answers=_survey_answers(plan, project, officer, day),
    )
    photos: list[Picture] = []
    if plan.depth == 8:
        photos = _survey_photos(found, survey, project, officer, day)
    _finish(survey, found, lambda session: _conclude(session, plan))
    position = str(survey.answers.get("site/position", "")).split()
    project.latitude, project.longitude = float(position[0]), float(position[1])
    _stamp(found, officer, plan.code, day, survey, *photos)


def _survey_answers(
    plan: _Plan, project: InfrastructureProject, officer: str, day: date
) -> Answers:
    families, persons, neighbours, others = plan.users
    parts: tuple[tuple[str, dict[str, Json]], ...] = (
        ("site", {
            "survey_no": f"{project.number}/I1", "survey_date": day.isoformat(),
            "surveyors": OFFICER_NAMES[officer], "project": project.id, "stage": plan.stage,
            "municipality": plan.code, "settlement": project.settlement_id or "",
            "position": f"42.{600 + plan.settlement} 20.{400 + plan.settlement} 0 4",
            "proposer": "2",
        }),
        ("need", {
            "infra_kind": plan.kind, "problem": "Shirat e bëjnë të papërdorshme çdo pranverë.",
            "supports_works": "1", "priority_named": "1",
        }),
        ("users", {
            "households_returnee": families, "persons_returnee": persons,
            "households_receiving": neighbours, "persons_receiving": others,
            "persons_female": (persons + others) // 2, "communities": ["AL", "SR"],
            "figures_source": "Lista e fshatit, списак месне заједнице",
        }),
        ("works", {
            "condition": "3", "proposal": "1", "works_text": "Shtresa e re dhe kanali anësor.",
            "design_needed": "1", "months": 3,
        }),
        ("land", {
            "land_owner": "1", "land_paper": "Nr. 12, 01.03.2026", "permits": ["1"],
            "site_risks": ["0"],
        }),
        ("money", {}),
        ("operation", {"maintainer": "1", "maintainer_commitment": "1", "yearly_cost_eur": 600}),
        ("conclusion", {"urgency": "2"}),
    )  # fmt: skip
    found: Answers = {}
    for section, answers in parts[: plan.depth]:
        found |= _named(section, answers)
    if plan.depth > 5 and plan.stage != "1":
        found |= _money(plan)
    if plan.depth > 3 and plan.stage != "1":
        row = f"works/quantities[{row_key('quantity', 0)}]"
        found |= {row: 1, f"{row}/item": "Shtresa", f"{row}/unit": "m2", f"{row}/quantity": 1920}
    return found


def _money(plan: _Plan) -> Answers:
    total = plan.estimate_eur * 105 / 100
    own = 400
    share = round(total * 0.8, 2)
    shares = {
        "share_eu_eur": share,
        "share_mcr_eur": round(total - share - 1000 - own, 2),
        "share_municipality_eur": 1000,
        "share_community_eur": 0,
        "share_in_kind_eur": own,
    }
    return _named(
        "money/amounts", {"estimate_eur": plan.estimate_eur, "contingency_percent": 5}
    ) | _named("money/shares", shares)


def _conclude(session: Session, plan: _Plan) -> None:
    if plan.depth < 8:
        return
    ready = session.node("conclusion/ready_auto").text == "1"
    session.set_value(session.node("conclusion/recommendation"), "1" if ready else "2")
    if not ready:
        session.set_value(session.node("conclusion/conditions"), "Писана обавеза општине.")


def _survey_photos(
    found: InventedRegisters,
    survey: InfrastructureSurvey,
    project: InfrastructureProject,
    officer: str,
    day: date,
) -> list[Picture]:
    made: list[Picture] = []
    for place, kind in enumerate(_PHOTOS):
        row = f"conclusion/photos[{row_key('infra photo', place)}]"
        survey.answers |= {row: place + 1, f"{row}/photo_shows": kind.replace("_", " ")}
        path = f"{row}/photo_image"
        made.append(_picture(found, survey, path, kind, place, ProjectPhoto, project.id, day))
    hand = _OFFICERS.index(officer)
    path = "conclusion/surveyor_sign"
    made.append(_picture(found, survey, path, "signature", hand, ProjectPhoto, project.id, day))
    return made


def _add_visit(found: InventedRegisters, number: int) -> None:
    code, settlement, kind, origin, days_ago, state, people, decisions = _VISITS[number]
    officer, day = _OFFICERS[number % len(_OFFICERS)], _LAST_DAY - timedelta(days=days_ago)
    place = settlements_of(code)[settlement]
    visit = GoAndSeeVisit(
        id=fixed_id("visit", number),
        municipality_code=code,
        settlement_id=place.id,
        number=f"D{number + 1}-V1",
        officer_id=officer_id(officer),
        state=state,
    )
    visit.answers = _named(
        "visit",
        {
            "visit_no": visit.number,
            "visit_kind": kind,
            "visit_date": day.isoformat(),
            "organisers": ["1", "3"],
            "municipality": code,
            "settlement": place.id,
            "from_place": origin,
            "travel": "1",
            "staff": OFFICER_NAMES[officer],
        },
    )
    visit.answers |= _people(people, kind) | _decided(number, decisions)
    photos: list[Picture] = []
    if state == "complete":
        visit.answers |= _seen(kind)
        hand = _OFFICERS.index(officer)
        path = "conclusion/reporter_sign"
        photos = [_picture(found, visit, path, "signature", hand, VisitPhoto, visit.id, day)]
    _finish(visit, found, lambda _session: None)
    _stamp(found, officer, code, day, visit, *photos)


def _people(groups: tuple[str, ...], kind: str) -> Answers:
    found: Answers = {}
    for place, group in enumerate(groups):
        row = f"people/participant_row[{row_key('participant', place)}]"
        named = place % 3 != 2
        found |= {row: place + 1, f"{row}/group": group}
        found[f"{row}/participant_consent"] = "1" if named else "0"
        if named:
            found[f"{row}/participant"] = ("Dragan Perić", "Zora Perić", "Ilir Zeka")[place % 3]
        if named and kind == "GSV":
            found[f"{row}/house_visited"] = "1"
    return found


def _decided(number: int, decisions: tuple[str, ...]) -> Answers:
    """Decisions of households that are registered."""
    from rrk_field.demo_data.families import family

    found: Answers = {}
    for place, decision in enumerate(decisions):
        row = f"decisions/decision_row[{row_key('decision', place)}]"
        household = family(3 * number + place, 4).household.id
        found |= {row: place + 1, f"{row}/decision_household": household}
        found[f"{row}/decision"] = decision
        if decision == "1":
            found[f"{row}/application_wanted"] = "1"
        else:
            found[f"{row}/decision_reasons"] = ["4"]
    return found


def _seen(kind: str) -> Answers:
    seen = kind == "GSV"
    return (
        _named(
            "meetings",
            {"met_there": ["1", "2", "3"], "topics": ["1", "5"], "mood": "4" if seen else ""},
        )
        | _named(
            "findings",
            {"security": "3", "houses_seen": 3 if seen else "", "obstacles": ["1", "4"]},
        )
        | _named("conclusion", {"follow_up": "MOCR, brenda 30 ditëve: lista e pronave."})
    )


def _picture(
    found: InventedRegisters,
    record: Survey,
    path: str,
    kind: str,
    number: int,
    record_class: type[Picture],
    root_id: str,
    day: date,
) -> Picture:
    sha256, data = picture(kind, 2, number)
    found.files[sha256] = data
    record.answers = {**record.answers, path: sha256}
    photo = record_class(
        id=fixed_id(record.id, path),
        about_id=record.id,
        path=path,
        kind=kind,
        taken_at=f"{day.isoformat()}T11:00:00",
        sha256=sha256,
        size_bytes=len(data),
        width_px=WIDTH,
        height_px=180 if kind == "signature" else HEIGHT,
    )
    setattr(photo, photo.sync.parent or "", root_id)
    return photo


def _finish(record: Survey, found: InventedRegisters, decide: Callable[[Session], None]) -> None:
    record.form_version = library.built_in(record.form_id).version
    session = answered_again(record, found)
    decide(session)
    record.answers = record.answers | session.answers()
    for name, value in results.own_columns(record, session.promoted()).items():
        setattr(record, name, value)
    record.sections_done, record.sections_total = results.sections(session)


def _stamp(found: InventedRegisters, officer: str, code: str, day: date, *records: Record) -> None:
    moment = datetime.combine(day, time(15), UTC)
    for seconds, record in enumerate(records):
        record.created_at = record.changed_at = moment + timedelta(seconds=seconds)
        record.created_by = record.changed_by = officer_id(officer)
        record.scope = code
        found.records.append(record)


def _named(section: str, answers: Mapping[str, Json]) -> Answers:
    return {f"{section}/{name}": value for name, value in answers.items() if value not in ("", [])}
