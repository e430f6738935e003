"""A conflict as questions a person can decide: fields that belong together are one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rrk_field.domain.dates import display
from rrk_field.domain.differences import Conflict
from rrk_field.domain.places import place_name
from rrk_field.domain.record import record_classes
from rrk_field.forms.definition import FormDefinition
from rrk_field.ui import code_words
from rrk_field.ui.column_words import column_word

ANSWERS = "answers/"
SPECIAL = "~special"
SIDES = ("base", "mine", "theirs")
SEPARATOR = "\n— — —\n"
"""Between two texts that are both kept."""
LONG_TEXT = 200
"""Columns of so many letters hold free text, of which both may be kept."""


@dataclass
class Clash:
    """One thing to decide; `values` holds for each side the fields it is made of."""

    title: str
    fields: list[str]
    values: dict[str, dict[str, Any]]
    words: Callable[[Any], str]
    codes: list[tuple[str, str]] = field(default_factory=list)
    both: Any = None
    editable: bool = True

    def shown(self, side: str) -> Any:
        """What a side says, as one value."""
        return self.values[side]


def clashes(
    conflict: Conflict, form: FormDefinition | None, language: str, special: Mapping[str, str]
) -> list[Clash]:
    """Return what is to decide in a conflict about fields, in the order of its fields.

    `form` is that of a questionnaire, `special` gives the words of special answers.
    """
    groups = _groups(conflict)
    return [_clash(conflict, names, form, language, special) for names in groups]


def field_words(
    record_type: str, name: str, form: FormDefinition | None, language: str
) -> tuple[str, Callable[[Any], str]]:
    """Return what a field is called, and what puts its values into words."""
    if name.startswith(ANSWERS):
        path = name.removeprefix(ANSWERS)
        label = code_words.answer_label(form, path, language)
        return label, lambda value: code_words.answer_word(form, path, value, language)
    return column_word(record_type, name), lambda value: _column_word(
        record_type, name, value, language
    )


def _column_word(record_type: str, name: str, value: Any, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        known = dict(code_words.options(record_type, name, language))
        return ", ".join(known.get(str(one), str(one)) for one in value)
    if "municipality" in name:
        return place_name(str(value), language)
    if name.endswith(("_date", "_on")):
        return display(str(value))
    return code_words.word(record_type, name, value, language)


def _groups(conflict: Conflict) -> list[list[str]]:
    """Fields that are decided as one: a removed row, a value with its special answer, a pair."""
    names = list(conflict.fields)
    markers = sorted((name for name in names if name.endswith("]")), key=len)
    together = _together(conflict.record_type)
    groups: dict[str, list[str]] = {}
    for name in names:
        marker = next((m for m in markers if name == m or name.startswith(f"{m}/")), None)
        if marker is not None:
            key = marker
        else:
            plain = name.removesuffix(SPECIAL)
            key = next((pair[0] for pair in together if name in pair), plain)
        groups.setdefault(key, []).append(name)
    return [
        sorted(group, key=lambda name: (name.endswith(SPECIAL), len(name)))
        for group in groups.values()
    ]


def _together(record_type: str) -> tuple[tuple[str, ...], ...]:
    found = record_classes().get(record_type)
    return found.sync.one_value if found else ()


def _clash(
    conflict: Conflict,
    names: list[str],
    form: FormDefinition | None,
    language: str,
    special: Mapping[str, str],
) -> Clash:
    values = {side: {name: conflict.fields[name].get(side) for name in names} for side in SIDES}
    first = names[0]
    if first.endswith("]"):
        return _row_clash(names, values, form, language)
    if first.startswith(ANSWERS):
        return _answer_clash(names, values, form, language, special)
    return _column_clash(conflict.record_type, names, values, language)


def _answer_clash(
    names: list[str],
    values: dict[str, dict[str, Any]],
    form: FormDefinition | None,
    language: str,
    special: Mapping[str, str],
) -> Clash:
    path = names[0].removeprefix(ANSWERS)
    codes = code_words.answer_options(form, path, language)
    question = code_words.answer_question(form, path)
    multiple = question is not None and question.is_multiple
    text = question is not None and question.type == "string" and not codes

    def words(value: Any) -> str:
        return code_words.answer_word(form, path, value, language)

    def shown(side: Any) -> str:
        if not isinstance(side, dict):
            return words(side)
        mark = next((v for name, v in side.items() if name.endswith(SPECIAL) and v), None)
        if mark:
            return special.get(str(mark), str(mark))
        return ", ".join(
            filter(None, (words(v) for n, v in side.items() if not n.endswith(SPECIAL)))
        )

    return Clash(
        title=code_words.answer_label(form, path, language),
        fields=names,
        values=values,
        words=shown,
        codes=[] if multiple else codes,
        both=_both(values, names[0], text=text, multiple=multiple),
        editable=not multiple,
    )


def _row_clash(
    names: list[str],
    values: dict[str, dict[str, Any]],
    form: FormDefinition | None,
    language: str,
) -> Clash:
    marker = names[0].removeprefix(ANSWERS)

    def shown(side: Any) -> str:
        if not isinstance(side, dict) or side.get(names[0]) is None:
            return ""
        told = (
            code_words.answer_word(form, name.removeprefix(ANSWERS), value, language)
            for name, value in side.items()
            if name != names[0] and value not in (None, "")
        )
        return ", ".join([word for word in told if word][:5])

    return Clash(
        title=code_words.answer_label(form, marker, language),
        fields=names,
        values=values,
        words=shown,
        editable=False,
    )


def _column_clash(
    record_type: str, names: list[str], values: dict[str, dict[str, Any]], language: str
) -> Clash:
    column = names[0]
    codes = code_words.options(record_type, column, language)
    known = record_classes().get(record_type)
    sets = known.sync.sets if known else ()
    letters = _letters(record_type, column) if len(names) == 1 and not codes else 0

    def words(value: Any, name: str = column) -> str:
        return _column_word(record_type, name, value, language)

    def shown(side: Any) -> str:
        if not isinstance(side, dict):
            return words(side)
        return ", ".join(filter(None, (words(value, name) for name, value in side.items())))

    return Clash(
        title=" + ".join(dict.fromkeys(column_word(record_type, name) for name in names)),
        fields=names,
        values=values,
        words=shown,
        codes=codes,
        both=_both(
            values, column, text=letters >= LONG_TEXT, multiple=column in sets, most=letters
        ),
        editable=len(names) == 1
        and column not in sets
        and not column.endswith("_id")
        and column != "form_version",
    )


def _letters(record_type: str, column: str) -> int:
    """How many letters a column of text holds; 0 for any other."""
    found = record_classes().get(record_type)
    kept = found.metadata.tables[record_type].columns.get(column) if found else None
    return int(getattr(kept.type, "length", None) or 0) if kept is not None else 0


def _both(
    values: dict[str, dict[str, Any]], name: str, *, text: bool, multiple: bool, most: int = 0
) -> Any:
    """Both values as one, where the kind of the answer allows it and it fits; else None."""
    mine, theirs = values["mine"].get(name), values["theirs"].get(name)
    if not mine or not theirs:
        return None
    if multiple and isinstance(mine, list) and isinstance(theirs, list):
        return list(dict.fromkeys([*mine, *theirs]))
    if text and isinstance(mine, str) and isinstance(theirs, str):
        joined = f"{mine}{SEPARATOR}{theirs}"
        return joined if not most or len(joined) <= most else None
    return None
