"""Sentences of errors, times, sizes, and where a search stands in a text."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

import rrk_field
from rrk_field.domain.errors import RrkError
from rrk_field.domain.record import record_classes
from rrk_field.forms.library import built_in
from rrk_field.sync.protocol import OFFICE_DECIDES, YOURS_TO_FIX
from rrk_field.ui import code_words
from rrk_field.ui.application import Appearance
from rrk_field.ui.change_words import RECORDS, change_words
from rrk_field.ui.column_words import COLUMNS
from rrk_field.ui.matches import matches
from rrk_field.ui.messages import SENTENCES, sentence, sentence_of
from rrk_field.ui.row_delegate import DAMAGE
from rrk_field.ui.times import euro, moment, size

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def errors(of: type[RrkError] = RrkError) -> Iterator[type[RrkError]]:
    for one in of.__subclasses__():
        yield one
        yield from errors(one)


def everything_imported() -> None:
    for module in pkgutil.walk_packages(rrk_field.__path__, "rrk_field."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def test_every_error_a_person_can_act_on_has_a_sentence() -> None:
    everything_imported()
    own = {one.code for one in errors() if one.__module__.startswith("rrk_field.")}

    assert own - SENTENCES.keys() == set()
    assert len(own) > 20


def test_every_reason_of_a_refusal_has_a_sentence() -> None:
    assert (YOURS_TO_FIX | OFFICE_DECIDES) - SENTENCES.keys() == set()


def test_a_bug_gets_the_sentence_of_a_bug(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    assert sentence(ValueError("inside")) == SENTENCES["unexpected"]
    assert "no sentence" in caplog.text


def test_a_value_that_an_error_did_not_bring_leaves_a_gap(qapp: QApplication) -> None:
    assert "…" in sentence_of("app_too_old")


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Ђорђе Петровић", "djordj", ["Ђорђ"]),
        ("Đorđe Simić", "dorde", ["Đorđe"]),
        ("Љубиша Ђурић", "ljub", ["Љуб"]),
        ("Gjakovë", "gjakove", ["Gjakovë"]),
        ("Hoxha", "hodza", ["Hoxha"]),
        ("Xhevat Krasniqi", "kras xhe", ["Xhe", "Kras"]),
        ("Nobody", "zz", []),
        ("PEJ-00213", "00213", ["00213"]),
    ],
)
def test_what_was_searched_is_found_in_the_text_as_it_is_written(
    text: str, query: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in matches(text, query)] == found


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=1), "Today "),
        (timedelta(days=1), "Yesterday "),
        (timedelta(days=8), "25 Feb "),
        (timedelta(days=400), "29.01.2025"),
    ],
)
def test_a_moment_is_said_as_people_say_it(
    appearance: Appearance, ago: timedelta, words: str
) -> None:
    assert moment(NOON - ago, NOON).startswith(words)


def test_a_moment_that_is_none_says_nothing() -> None:
    assert (moment(None), moment("never")) == ("", "")


def test_amounts_are_written_as_the_language_does(appearance: Appearance) -> None:
    assert [size(n) for n in (0, 14, 14_200, 3_140_000)] == ["0 kB", "1 kB", "14 kB", "3.1 MB"]
    assert (euro(1_845_000), euro(None)) == ("€18,450", "")
    appearance.change(language="sr-Latn")
    assert (euro(1_845_000), size(3_140_000)) == ("18.450 €", "3,1 MB")


def test_every_kind_of_record_has_a_word(qapp: QApplication) -> None:
    assert record_classes().keys() - RECORDS.keys() == set()
    assert change_words("person", []) == "Member"


def test_a_change_names_what_changed(qapp: QApplication) -> None:
    assert change_words("household", ["phone_1"]) == "Household: Telephone"
    assert change_words("photo", ["sha256", "caption"]) == "Photo"


def test_the_list_knows_the_categories_of_the_damage_survey() -> None:
    category = built_in("housing_damage").instances["category"]
    assert category is not None

    assert tuple(item.values()["name"] for item in category.children[0].children) == DAMAGE


def test_only_columns_that_exist_have_words() -> None:
    classes = record_classes()
    shown = {"household": {"settlement"}, "person": {"age"}}
    unknown = {
        (kind, column)
        for kind, columns in COLUMNS.items()
        for column in columns
        if column not in classes[kind].model_fields and column not in shown.get(kind, set())
    }

    assert unknown == set()


@pytest.mark.parametrize(
    ("record_type", "column", "code", "word"),
    [
        ("person", "relation", "6", "Parent"),
        ("person", "sex", "2", "Female"),
        ("household", "community", "RO", "Roma"),
        ("property_paper", "kind", "3", "Sale contract"),
        ("person", "relation", "99", "99"),
        ("note", "text", "as it is", "as it is"),
    ],
)
def test_codes_have_the_words_of_the_questionnaire(
    record_type: str, column: str, code: str, word: str
) -> None:
    assert code_words.word(record_type, column, code, "en") == word


def test_codes_speak_the_language_of_the_interface() -> None:
    assert code_words.word("person", "relation", "6", "sq") == "Prind"
    assert code_words.word("person", "relation", "6", "sr-Cyrl") == "Родитељ"


def test_an_answer_in_a_row_has_the_label_of_its_question() -> None:
    path = "roster/member[0190]/sex"

    assert code_words.template(path) == "/data/roster/member/sex"
    assert code_words.answer_word(built_in("household_assessment"), path, "1", "en") == "Male"
