"""The words of the paper: one language, its numbers, money and dates.

Independent of the language of the interface, and without Qt.
"""

from datetime import datetime
from decimal import Decimal

from rrk_field.domain import dates
from rrk_field.i18n import catalogue

_MARKS = {"en": (",", "."), "sq": ("\N{NO-BREAK SPACE}", ","), "sr": (".", ",")}
"""By language: between thousands, before decimals."""

Figure = int | float | str | Decimal


class Words:
    """The texts of one language of `i18n.LANGUAGES` under the context "paper"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = catalogue(language)
        self._thousands, self._decimal = _MARKS[language.partition("-")[0]]

    def __call__(self, text: str) -> str:
        """Return a text that is marked with QT_TRANSLATE_NOOP("paper", ...)."""
        return self._texts("paper", text)

    def number(self, value: Figure, places: int | None = None) -> str:
        """Return a number with the marks of the language; as many decimals as it has, or `places`.

        Text that is no number stays as it is.
        """
        try:
            exact = Decimal(str(value))
        except ArithmeticError:
            return str(value)
        if not exact.is_finite():
            return ""
        if places is None:
            written = f"{exact:,f}"
            written = written.rstrip("0").rstrip(".") if "." in written else written
        else:
            written = f"{exact.quantize(Decimal(1).scaleb(-places), 'ROUND_HALF_UP'):,f}"
        marks = {",": self._thousands, ".": self._decimal, "-": "\N{MINUS SIGN}"}
        return "".join(marks.get(letter, letter) for letter in written)

    def figure(self, value: Figure) -> str:
        """Return a number of an answer: with the decimal mark, but years and codes ungrouped."""
        return self.number(value).replace(self._thousands, "")

    def amount(self, cents: int) -> str:
        """Return euros with two decimals and without the sign, for columns headed EUR."""
        return self.number(Decimal(cents) / 100, 2)

    def money(self, cents: int | None) -> str:
        """Return euros with the sign where the language puts it; nothing for no amount."""
        if cents is None:
            return ""
        written = self.amount(cents)
        return f"€{written}" if self.language == "en" else f"{written}\N{NO-BREAK SPACE}€"

    def percent(self, value: Figure) -> str:
        """Return a percentage."""
        gap = "" if self.language == "en" else "\N{NO-BREAK SPACE}"
        return f"{self.number(value)}{gap}%"

    @staticmethod
    def day(edtf: str | None) -> str:
        """Return a stored date, perhaps a partial one, as it is shown everywhere."""
        return dates.display(edtf) if edtf else ""

    @staticmethod
    def moment(moment: datetime | None) -> str:
        """Return date and time of day."""
        return f"{moment:%d.%m.%Y %H:%M}" if moment else ""

    def full_name(self, given: str, parent: str, family: str) -> str:
        """Return a name in the official order of the language, the parent's name in brackets.

        Source: programme assumption, to be confirmed (order of the names).
        """
        order = [given, family] if not self.language.startswith("sr") else [family, given]
        return " ".join(filter(None, [order[0], f"({parent})" if parent else "", order[1]]))
