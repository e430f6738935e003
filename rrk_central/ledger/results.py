"""Results of a questionnaire after a merge: the form is run again on the merged answers.

A laptop sends results for the answers it had; when others changed some, they fit neither side.
"""

from collections.abc import Callable, Sequence
from typing import Any

from rrk_central.ledger.batch import Entry
from rrk_central.ledger.forms import Form
from rrk_central.ledger.kinds import KINDS
from rrk_field.domain import lookup_tables
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Person
from rrk_field.domain.places import Settlement
from rrk_field.domain.price_list import demonstration_list, question_tables
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment
from rrk_field.domain.together import ANSWER
from rrk_field.domain.values import Fields
from rrk_field.domain.visits import handed_over_on

Under = Callable[[type[Record]], list[Any]]


def results_of(entry: Entry, fields: Fields, others: Sequence[Entry], form: Form | None) -> Fields:
    """Return the results for these fields of a questionnaire that differ from those it has.

    `others` are the records of its household, and the settlements. Nothing is returned where
    the server does not have the version of the form.
    """
    from rrk_field.forms import results
    from rrk_field.forms.session import Context, Session

    if form is None:
        return {}
    definition = form.definition
    record: Any = _record(entry, fields)

    def under(record_class: type[Record]) -> list[Any]:
        return [
            _record(one, one.fields)
            for one in others
            if one.type == record_class.__tablename__ and not one.deleted and one.id != entry.id
        ]

    tables = _tables(under)
    session = Session(
        definition,
        answers=record.answers,
        instances={
            **{name: tables.get(name, []) for name in definition.external},
            **form.lists,
        },
        is_new=False,
        context=Context(),
    )
    found = results.own_columns(record, session.promoted())
    found["sections_done"], found["sections_total"] = results.sections(session)
    return {name: value for name, value in found.items() if fields.get(name) != value}


def _record(entry: Entry, fields: Fields) -> Record:
    kind = KINDS[entry.type]
    columns = {name: fields[name] for name in kind.columns}
    if kind.sync.answers:
        cut = len(ANSWER)
        columns["answers"] = {
            name[cut:]: value for name, value in fields.items() if name.startswith(ANSWER)
        }
    return record_classes()[entry.type](id=entry.id, **columns)


def _tables(under: Under) -> dict[str, Sequence[lookup_tables.Row]]:
    """Return what the forms look up, by the names of their external instances."""
    prices = question_tables(demonstration_list(), "en")
    people, surveys = under(Person), under(DamageSurvey)
    papers = under(PropertyPaper)
    returning = [one.returning_size for one in under(HouseholdAssessment) if one.returning_size]
    size = returning[-1] if returning else len(people)
    known = {"handed_over_on": handed_over_on(surveys)}
    return {
        "setting": [*prices["setting"], *lookup_tables.setting_rows(known)],
        "price_list": prices["price_list"],
        "house_types": prices["house_types"],
        "municipalities": lookup_tables.municipality_rows("en"),
        "settlements": lookup_tables.settlement_rows(under(Settlement), "en"),
        "dwellings": [
            lookup_tables.dwelling_row(
                home, [paper for paper in papers if paper.dwelling_id == home.id], size or None
            )
            for home in under(Dwelling)
        ],
        "damage_surveys": [lookup_tables.damage_survey_row(survey) for survey in surveys],
        "persons": [lookup_tables.person_row(person) for person in people],
        "packages": lookup_tables.package_rows((), "en"),
    }
