"""What the papers say about a damage survey, gathered from its live form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from rrk_field.domain.price_list import PriceList, demonstration_list, text_in
from rrk_field.domain.surveys import DamageSurvey
from rrk_field.forms.nodes import Node
from rrk_field.reports import bill_of_quantities as bill
from rrk_field.reports import dossier
from rrk_field.reports.answers import AnswerWords
from rrk_field.reports.form_words import FormWords
from rrk_field.reports.page import Issue

UNDAMAGED = ("", "0", "8", "9")
"""Levels of components that a dossier leaves out: none, never existed, not visible."""


@dataclass(frozen=True)
class Whose:
    """The household and place that a survey is about, worded."""

    number: str
    head_name: str
    place: str


@dataclass(frozen=True)
class SurveyForm:
    """A damage survey and its live form."""

    record: DamageSurvey
    answers: AnswerWords
    words: FormWords

    def text(self, path: str) -> str:
        """The answer at a path in words; nothing if it is not asked now."""
        node = self.answers.session.node(path)
        return self.answers.answer(node) if self.answers.is_printed(node) else ""

    def value(self, path: str) -> str:
        """The answer at a path as it is stored."""
        node = self.answers.session.node(path)
        return node.value if node.relevant else ""

    def rows(self, path: str) -> list[Node]:
        """The rows of a repeat that is asked now."""
        repeat = self.answers.session.node(path)
        return list(repeat.children) if repeat.relevant else []


def survey_summary(form: SurveyForm, state: str) -> dossier.SurveySummary:
    """Return a survey in short, for the dossier."""
    record = form.record
    return dossier.SurveySummary(
        number=form.value("site/survey_no"),
        date=record.survey_date or "",
        surveyors=form.value("site/surveyors"),
        state=state,
        category=record.category or "",
        category_auto=record.category_auto or "",
        category_reason=record.category_reason or "",
        damage_index=record.damage_index,
        provisional=bool(record.provisional),
        scheme=record.scheme or "",
        safety_tag=form.text("tag/safety_tag"),
        habitable=form.text("result/habitable"),
        work_kind=form.text("result/work_kind"),
        house_type=form.text("result/house_type"),
        estimate_eur_cents=record.estimate_eur_cents,
        price_list=record.price_list or "",
        components=tuple(
            dossier.Component(one.code, one.name, one.level, one.percent, one.action)
            for one in _components(form)
        ),
    )


def bill_facts(form: SurveyForm, whose: Whose, issue: Issue, *, language: str) -> bill.BillFacts:
    """Return the bill of quantities of a survey."""
    prices = demonstration_list()
    record = form.record
    ceiling = form.value("result/ceiling_cents")
    return bill.BillFacts(
        issue=issue,
        household_number=whose.number,
        head_name=whose.head_name,
        place=whose.place,
        address=form.value("site/address"),
        parcel=form.value("site/parcel_no"),
        survey_number=form.value("site/survey_no"),
        survey_date=record.survey_date or "",
        surveyors=form.value("site/surveyors"),
        category=record.category or "",
        damage_index=record.damage_index,
        provisional=bool(record.provisional),
        safety_tag=form.text("tag/safety_tag"),
        work_kind=form.text("result/work_kind"),
        house_type=form.text("result/house_type"),
        scheme=record.scheme or "",
        gross_m2=record.gross_m2,
        price_list=form.value("result/price_list"),
        price_list_mark=text_in(prices.mark, language),
        groups=tuple(_groups(_lines(form, prices), prices, language)),
        contingency_percent=Decimal(form.value("result/contingency_percent") or "0"),
        vat="added" if form.value("result/vat") == "added" else "exempt",
        vat_rate_percent=Decimal(str(prices.vat_rate_percent)),
        ceiling_cents=int(float(ceiling)) if ceiling else None,
        ceiling_for=form.text("result/house_type") or record.category or "",
        components=tuple(_components(form)),
    )


def _lines(form: SurveyForm, prices: PriceList) -> Iterator[bill.Line]:
    names = {item.code: item for item in prices.items}
    language = form.answers.say.language
    for row in form.rows("boq/line"):
        code = row.by_name["boq_item"].value
        quantity = row.by_name["boq_quantity"].value
        if not code or not quantity:
            continue
        known = names.get(code)
        yield bill.Line(
            item=code,
            text=text_in(known.names, language) if known else code,
            unit=row.by_name["boq_unit"].value,
            quantity=Decimal(quantity),
            unit_price_cents=int(float(row.by_name["boq_unit_price_cents"].value or "0")),
            component=row.by_name["boq_component"].value,
            remark=row.by_name["boq_remark"].value,
        )


def _groups(lines: Iterable[bill.Line], prices: PriceList, language: str) -> Iterator[bill.Group]:
    """Lines under the groups of the price list, in its order; the group is the code's letter."""
    found: dict[str, list[bill.Line]] = {}
    for line in lines:
        found.setdefault(line.item[:1], []).append(line)
    for code in sorted(found):
        texts = prices.groups.get(code)
        name = text_in(texts, language) if texts else ""
        yield bill.Group(code, name, tuple(found[code]))


def _components(form: SurveyForm) -> Iterator[bill.Component]:
    """The damaged components."""
    for row in form.rows("components/component_row"):
        level = row.by_name["level"]
        if level.value in UNDAMAGED:
            continue
        code = row.by_name["component"].value
        percent = row.by_name["percent"]
        quantity = _shown(form, row.by_name["quantity"])
        unit = row.by_name["unit"].value
        prices = demonstration_list()
        written = (
            text_in(prices.units[unit], form.answers.say.language) if unit in prices.units else unit
        )
        yield bill.Component(
            code=code,
            name=form.words.row_label("component", code),
            level=form.answers.answer(level),
            percent=form.answers.say.percent(percent.value)
            if percent.relevant and percent.value
            else "",
            action=_shown(form, row.by_name["action"]),
            quantity=f"{quantity} {written}" if quantity else "",
        )


def _shown(form: SurveyForm, node: Node) -> str:
    return form.answers.answer(node) if form.answers.is_printed(node) else ""
