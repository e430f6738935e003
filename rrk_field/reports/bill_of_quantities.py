"""The bill of quantities of a damage survey: lines by group, sums, ceiling, damage, signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rrk_field.domain.bill import Bill, Vat, bill_of, line_total_cents, per_m2_cents
from rrk_field.i18n import QT_TRANSLATE_NOOP
from rrk_field.reports.blocks import Row, grid, masthead, notice, pairs, signatures
from rrk_field.reports.page import Issue, Paper


@dataclass(frozen=True)
class Line:
    """One item of work. `quantity` has up to three decimals."""

    item: str
    text: str
    unit: str
    quantity: Decimal
    unit_price_cents: int
    component: str = ""
    remark: str = ""

    @property
    def total_cents(self) -> int:
        """Quantity times unit price, half up to the cent."""
        return line_total_cents(self.quantity, self.unit_price_cents)


@dataclass(frozen=True)
class Group:
    """The lines of one group of the price list."""

    code: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Component:
    """What the survey found about one part of the house; all but the code is worded."""

    code: str
    name: str
    level: str
    percent: str = ""
    action: str = ""
    quantity: str = ""


@dataclass(frozen=True)
class BillFacts:
    """A bill of quantities, worded in the language it is printed in.

    `price_list_mark` says that the prices are no official ones, where they are not.
    `ceiling_for` names the house type or category that the ceiling belongs to.
    """

    issue: Issue
    household_number: str
    head_name: str
    place: str
    address: str
    parcel: str
    survey_number: str
    survey_date: str
    surveyors: str
    category: str
    damage_index: float | None
    provisional: bool
    safety_tag: str
    work_kind: str
    house_type: str
    scheme: str
    gross_m2: float | None
    price_list: str
    price_list_mark: str
    groups: tuple[Group, ...]
    contingency_percent: Decimal
    vat: Vat
    vat_rate_percent: Decimal
    ceiling_cents: int | None = None
    ceiling_for: str = ""
    components: tuple[Component, ...] = ()

    @property
    def bill(self) -> Bill:
        """The sums, computed anew from the lines."""
        totals = [line.total_cents for group in self.groups for line in group.lines]
        return bill_of(
            totals,
            contingency_percent=self.contingency_percent,
            vat=self.vat,
            vat_rate_percent=self.vat_rate_percent,
        )


def bill_pdf(facts: BillFacts, language: str) -> bytes:
    """Return the bill of quantities as a PDF."""
    paper = Paper("", facts.survey_number, facts.issue, language)
    say = paper.say
    paper.title = say(QT_TRANSLATE_NOOP("paper", "Bill of quantities"))
    masthead(
        paper, " · ".join(filter(None, [facts.head_name, facts.household_number, facts.place]))
    )
    if facts.price_list_mark:
        paper.add(notice(paper, f"{facts.price_list}: {facts.price_list_mark}"))
        paper.space(2)
    _house(paper, facts)
    paper.heading(say(QT_TRANSLATE_NOOP("paper", "Works")))
    _works(paper, facts)
    _against_the_ceiling(paper, facts)
    if facts.components:
        paper.heading(say(QT_TRANSLATE_NOOP("paper", "Damage by component")))
        _components(paper, facts)
    signatures(
        paper,
        [
            say(QT_TRANSLATE_NOOP("paper", "Prepared by (surveyor)")),
            say(QT_TRANSLATE_NOOP("paper", "Checked by (engineer)")),
            say(QT_TRANSLATE_NOOP("paper", "Owner or representative")),
        ],
    )
    return paper.pdf()


def _house(paper: Paper, facts: BillFacts) -> None:
    say = paper.say
    index = "" if facts.damage_index is None else say.number(facts.damage_index, 1)
    provisional = say(QT_TRANSLATE_NOOP("paper", "{value} (provisional)"))
    unofficial = say(QT_TRANSLATE_NOOP("paper", "{scheme} (unofficial default)"))
    area = "" if facts.gross_m2 is None else f"{say.number(facts.gross_m2)} m²"
    pairs(
        paper,
        [
            (say(QT_TRANSLATE_NOOP("paper", "Head of household")), facts.head_name),
            (say(QT_TRANSLATE_NOOP("paper", "Number")), facts.household_number),
            (say(QT_TRANSLATE_NOOP("paper", "Place")), facts.place),
            (say(QT_TRANSLATE_NOOP("paper", "Address")), facts.address),
            (say(QT_TRANSLATE_NOOP("paper", "Parcel")), facts.parcel),
            (say(QT_TRANSLATE_NOOP("paper", "Damage survey")), facts.survey_number),
            (say(QT_TRANSLATE_NOOP("paper", "Survey date")), say.day(facts.survey_date)),
            (say(QT_TRANSLATE_NOOP("paper", "Surveyors")), facts.surveyors),
            (
                say(QT_TRANSLATE_NOOP("paper", "Damage category")),
                provisional.format(value=facts.category)
                if facts.category and facts.provisional
                else facts.category,
            ),
            (say(QT_TRANSLATE_NOOP("paper", "Damage index")), index),
            (say(QT_TRANSLATE_NOOP("paper", "Safety tag")), facts.safety_tag),
            (
                say(QT_TRANSLATE_NOOP("paper", "Scheme")),
                unofficial.format(scheme=facts.scheme) if facts.scheme else "",
            ),
            (say(QT_TRANSLATE_NOOP("paper", "Proposed work")), facts.work_kind),
            (say(QT_TRANSLATE_NOOP("paper", "House type")), facts.house_type),
            (say(QT_TRANSLATE_NOOP("paper", "Gross floor area")), area),
            (say(QT_TRANSLATE_NOOP("paper", "Price list")), facts.price_list),
        ],
    )


def _works(paper: Paper, facts: BillFacts) -> None:
    say = paper.say
    header = [
        say(QT_TRANSLATE_NOOP("paper", "Item")),
        say(QT_TRANSLATE_NOOP("paper", "Work")),
        say(QT_TRANSLATE_NOOP("paper", "For")),
        say(QT_TRANSLATE_NOOP("paper", "Unit")),
        say(QT_TRANSLATE_NOOP("paper", "Quantity")),
        say(QT_TRANSLATE_NOOP("paper", "Unit price, EUR")),
        say(QT_TRANSLATE_NOOP("paper", "Total, EUR")),
    ]
    rows = [*_lines(paper, facts), *_sums(paper, facts)]
    grid(paper, header, rows, [13, 66, 12, 17, 21, 22, 24], figures={4, 5, 6})


def _lines(paper: Paper, facts: BillFacts) -> Iterator[Row]:
    say = paper.say
    subtotal = say(QT_TRANSLATE_NOOP("paper", "Subtotal {group}"))
    for group in facts.groups:
        yield Row([f"{group.code}  {group.name}"], "group")
        for line in group.lines:
            yield Row(
                [
                    line.item,
                    "\n".join(filter(None, [line.text, line.remark])),
                    line.component,
                    line.unit,
                    say.number(line.quantity),
                    say.amount(line.unit_price_cents),
                    say.amount(line.total_cents),
                ]
            )
        total = sum(line.total_cents for line in group.lines)
        yield Row(["", subtotal.format(group=group.code), "", "", "", "", say.amount(total)], "sum")


def _sums(paper: Paper, facts: BillFacts) -> Iterator[Row]:
    say, bill = paper.say, facts.bill
    contingency = say(QT_TRANSLATE_NOOP("paper", "Contingency {percent}"))
    vat = (
        say(QT_TRANSLATE_NOOP("paper", "VAT {percent}"))
        if facts.vat == "added"
        else say(QT_TRANSLATE_NOOP("paper", "VAT: exempt"))
    )
    for words, cents in (
        (say(QT_TRANSLATE_NOOP("paper", "Works, all groups")), bill.subtotal_cents),
        (
            contingency.format(percent=say.percent(facts.contingency_percent)),
            bill.contingency_cents,
        ),
        (vat.format(percent=say.percent(facts.vat_rate_percent)), bill.vat_cents),
    ):
        yield Row(["", words, "", "", "", "", say.amount(cents)], "part")
    total = say(QT_TRANSLATE_NOOP("paper", "Total"))
    yield Row(["", total, "", "", "", "", say.amount(bill.total_cents)], "total")


def _against_the_ceiling(paper: Paper, facts: BillFacts) -> None:
    say, total = paper.say, facts.bill.total_cents
    rows = []
    if facts.gross_m2 and (per_m2 := per_m2_cents(total, facts.gross_m2)) is not None:
        rows.append(
            (say(QT_TRANSLATE_NOOP("paper", "Total per m² of gross floor area")), say.money(per_m2))
        )
    if facts.ceiling_cents is not None:
        ceiling = say(QT_TRANSLATE_NOOP("paper", "Ceiling ({what})")).format(what=facts.ceiling_for)
        rows.append((ceiling, say.money(facts.ceiling_cents)))
    if not rows:
        return
    paper.space(3)
    pairs(paper, rows)
    if facts.ceiling_cents is not None and total > facts.ceiling_cents:
        above = say(QT_TRANSLATE_NOOP("paper", "The total is {amount} above the ceiling."))
        paper.space(2)
        paper.add(notice(paper, above.format(amount=say.money(total - facts.ceiling_cents))))


def _components(paper: Paper, facts: BillFacts) -> None:
    say = paper.say
    header = [
        "",
        say(QT_TRANSLATE_NOOP("paper", "Component")),
        say(QT_TRANSLATE_NOOP("paper", "Damage level")),
        say(QT_TRANSLATE_NOOP("paper", "Damaged")),
        say(QT_TRANSLATE_NOOP("paper", "Action")),
        say(QT_TRANSLATE_NOOP("paper", "Quantity")),
    ]
    rows = [
        Row([one.code, one.name, one.level, one.percent, one.action, one.quantity])
        for one in facts.components
    ]
    grid(paper, header, rows, [10, 55, 45, 16, 32, 16], figures={3, 5})
