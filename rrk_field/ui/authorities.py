"""Go-and-see and go-and-inform visits: their list."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rrk_field.db import registers
from rrk_field.db.registers import Entry, Found, Wanted
from rrk_field.ui import code_words
from rrk_field.ui.register_page import RegisterPage
from rrk_field.ui.times import day


class AuthoritiesPage(RegisterPage):
    """The list of visits with several households."""

    COLUMNS = ("status", "first", "place", "day", "people", "returning", "progress", "changed")
    SORTS: ClassVar[Mapping[str, str]] = {
        "status": "state",
        "first": "number",
        "place": "settlement",
        "day": "held_on",
        "people": "participants",
        "returning": "returning",
        "changed": "changed_at",
    }
    LEFT_OUT_FIRST = ("progress", "returning", "people")
    KEPT = "list_visits"

    def title(self) -> str:
        return self.tr("Go-and-see visits")

    def icon(self) -> str:
        return "landmark"

    def samples(self, column: str) -> Sequence[str]:
        return ("28.12.2026",) if column == "day" else ("100",)

    def look_up(self, wanted: Wanted) -> Found:
        return registers.visits(self._store, wanted)

    def words(self) -> Mapping[str, str]:
        return {
            "search": self.tr("Search by number or place"),
            "new": self.tr("New visit"),
            "none": self.tr("No visit matches"),
            "none_more": self.tr("Numbers and places are searched, in both scripts."),
            "empty": self.tr("This laptop has no go-and-see visits yet"),
            "empty_more": self.tr(
                "A go-and-see visit takes families to the place of return; a go-and-inform visit "
                "brings the news to them. Participants, findings and decisions are kept."
            ),
        }

    def column_titles(self) -> Mapping[str, str]:
        return {
            "status": self.tr("Status"),
            "first": self.tr("Visit"),
            "place": self.tr("Place"),
            "day": self.tr("Date"),
            "people": self.tr("Participants"),
            "returning": self.tr("Want to return"),
            "progress": self.tr("Progress"),
            "changed": self.tr("Changed"),
        }

    def say_count(self, total: int) -> str:
        return self.tr("Showing {shown} of %n visit(s)", "", total)

    def lines(self, row: Entry) -> tuple[str, str]:
        kind = code_words.word("go_and_see_visit", "visit_kind", row.kind, self.language)
        return kind or row.number, row.number if kind else ""

    def cell(self, row: Entry, column: str) -> str:
        if column == "day":
            return day(row.held_on)
        value = row.figures["participants" if column == "people" else "returning"]
        return "—" if value is None else str(value)
