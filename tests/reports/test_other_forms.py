"""Questionnaires that others wrote print as well."""

from pathlib import Path
from random import Random

import pytest

from rrk_field.domain.values import Json
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.session import Session
from rrk_field.forms.xlsform import compile_xlsform
from rrk_field.reports.form_print import form_pdf
from tests.forms.small_forms import definition
from tests.reports.facts import ISSUE
from tests.reports.paper import fonts_of, text_of
from tests.transfer.walks import walk

SHEETS = """survey
,type,name,label,hint,appearance,required,relevant,repeat_count,parameters,calculation
,text,plain,"Name & <address>",,,yes,,,,
,text,long,Story,,multiline,,,,,
,integer,count,How many?,"As **many** as there are",,,${plain} = 'x & y',,,
,decimal,size,Size,,,,${count} > 3 and ${plain} != '',,,
,date,day,Day,,,,,,,
,time,hour,Hour,,,,,,,
,dateTime,moment,Moment,,,,,,,
,geopoint,where,Where,,,,,,,
,geotrace,way,Way,,,,,,,
,barcode,code,Code,,,,,,,
,image,picture,Picture,,,,,,,
,image,sign,Sign here,,signature,,,,,
,audio,sound,Sound,,,,,,,
,acknowledge,ok,I have read this,,,,,,,
,range,grade,Grade,,,,,,start=0 end=10 step=1,
,rank fruits,order,Order of fruits,,,,,,,
,select_multiple fruits,many,Many fruits,,,,,,,
,note,remark,"# Heading
**bold** and [a link](https://example.org)",,,,,,,
,begin_group,outer,Outer group,,,,${count} > 1,,,
,begin_repeat,visit,Visit,,,,,,,
,text,guest,Guest,,,,,,,
,begin_repeat,meal,Meal,,,,,,,
,select_one fruits,fruit,Fruit,,,,,,,
,end_repeat,,,,,,,,,
,end_repeat,,,,,,,,,
,begin_repeat,fixed,Fixed rows,,,,,3,,
,text,cell,Cell,,,,,,,
,end_repeat,,,,,,,,,
,end_group,,,,,,,,,
,calculate,double,,,,,,,,${count} * 2
,text,unlabelled,,hint alone,,,,,,
choices
,list_name,name,label
,fruits,apple,Apple <b>
,fruits,pear,Pear & co
settings
,form_title,form_id,version
,Other <people's> form,other,3
"""
VISIT, MEAL, MORE = (f"0190b0aa-0000-7000-8000-00000000030{n}" for n in (1, 2, 3))
ANSWERS: dict[str, Json] = {
    "plain": "x & y",
    "long": "<word> & " * 1200 + "Omega",
    "count": 7,
    "size": 2.5,
    "day": "2026-03-01",
    "hour": "10:30:00.000+01:00",
    "moment": "2026-03-01T10:30:00+01:00",
    "where": "42.68 20.31 0 0",
    "way": "42.6 20.3 0 0; 42.7 20.4 0 0",
    "picture": "picture.jpg",
    "ok": "OK",
    "grade": 4,
    "order": ["pear", "apple"],
    "many": ["apple"],
    f"outer/visit[{VISIT}]": 1,
    f"outer/visit[{VISIT}]/guest": "Guest <1>",
    f"outer/visit[{VISIT}]/meal[{MEAL}]": 1,
    f"outer/visit[{VISIT}]/meal[{MEAL}]/fruit": "pear",
    f"outer/visit[{VISIT}]/meal[{MORE}]": 2,
    f"outer/visit[{VISIT}]/meal[{MORE}]/fruit": "apple",
}


END_GROUP, END_REPEAT = {"type": "end_group"}, {"type": "end_repeat"}


def question(kind: str, name: str, label: str = "", **more: str) -> dict[str, str]:
    return {"type": kind, "name": name, "label": label or name, **more}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    path: Path = tmp_path_factory.mktemp("forms") / "other.csv"
    path.write_text(SHEETS, encoding="utf-8")
    return parse(compile_xlsform(path).xml)


def test_every_kind_of_question_has_room_to_answer(other: FormDefinition) -> None:
    pdf = form_pdf(other, "en", issue=ISSUE)
    text = text_of(pdf)

    assert fonts_of(pdf) == {"RRKSans-Regular", "RRKSans-SemiBold"}
    for words in (
        "Other <people's> form",
        "Name & <address>",
        "Only if “Name & <address>” is “x & y”.",
        "As many as there are",
        "apple Apple <b>",
        "Yes, acknowledged",
        "latitude",
        "minute",
        "numbers of the photos",
        "Heading bold and a link (https://example.org)",
        "name of the file",
        "Number the answers; 1 is the first.",
        "Guest",
        "For more rows take a further sheet.",
    ):
        assert words in text, words


def test_every_kind_of_answer_is_printed(other: FormDefinition) -> None:
    text = text_of(form_pdf(other, "sq", ANSWERS, issue=ISSUE))

    for words in (
        "x & y",
        "<word> & <word>",
        "Omega",
        "01.03.2026",
        "2,5",
        "42.68, 20.31",
        "1. Pear & co 2. Apple <b>",
        "10:30",
        "Guest <1>",
        "Pear & co Apple <b>",
    ):
        assert words in text, words


def test_a_form_without_any_answer_is_printed_as_it_stands(other: FormDefinition) -> None:
    text = text_of(form_pdf(other, "en", {}, issue=ISSUE))

    assert "How many?" not in text
    assert "Name & <address>" in text


LONG = "word " * 1500
GIANTS: dict[str, tuple[list[dict[str, str]], list[str]]] = {
    "a choice": (
        [question("select_one list", "a")],
        ["x", LONG, "y"],
    ),
    "a question": ([question("text", "a", LONG, hint=LONG)], []),
    "a word": ([question("text", "a", "x" * 20_000)], []),
    "a heading": ([question("begin_group", "g", LONG), question("text", "a"), END_GROUP], []),
    "a question of a row": (
        [question("begin_repeat", "r"), question("text", "a", LONG), END_REPEAT],
        [],
    ),
    "a group of a row": (
        [
            question("begin_repeat", "r"), question("begin_group", "g", LONG),
            question("text", "a"), END_GROUP, END_REPEAT,
        ],
        [],
    ),
    "a question with shared choices": (
        [
            question("begin_group", "g"), question("select_one list", "h", appearance="label"),
            question("select_one list", "a", LONG, appearance="list-nolabel"), END_GROUP,
        ],
        ["x", "y"],
    ),
    "a column": (
        [
            question("begin_repeat", "r", appearance="rrk-table"), question("text", "a", LONG),
            END_REPEAT,
        ],
        [],
    ),
    "forty columns": (
        [
            question("begin_repeat", "r", appearance="rrk-table"),
            *[question("text", f"a{number}") for number in range(40)],
            END_REPEAT,
        ],
        [],
    ),
    "three thousand choices": (
        [question("select_one list", "a"), question("select_multiple list", "b")],
        [f"Label {number}" for number in range(3000)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", GIANTS)
def test_what_is_larger_than_a_page_is_printed_over_several(what: str) -> None:
    survey, labels = GIANTS[what]
    choices = [
        {"list_name": "list", "name": str(number), "label": label}
        for number, label in enumerate(labels)
    ]
    form = definition(survey, choices)
    session = Session(form)
    walk(session, Random(1))
    for node in session.root.walk():
        if node.is_question and node.question.control == "input":
            session.set_value(node, LONG)

    assert text_of(form_pdf(form, "en", issue=ISSUE))
    assert text_of(form_pdf(form, "en", session.answers(), issue=ISSUE))


def test_questions_with_the_same_choices_make_one_table() -> None:
    form = definition(
        [
            question("begin_group", "g", "How often?", appearance="table-list"),
            question("select_one often", "bread", "Bread"),
            question("select_one often", "milk", "Milk", relevant="${bread} = '1'"),
            END_GROUP,
        ],
        [
            {"list_name": "often", "name": "1", "label": "Daily"},
            {"list_name": "often", "name": "2", "label": "Never"},
        ],
    )

    blank = text_of(form_pdf(form, "en", issue=ISSUE))
    filled = text_of(form_pdf(form, "en", {"g/bread": "1", "g/milk": "2"}, issue=ISSUE))

    assert blank.count("Daily") == 2, "above the table, and in the skip rule"
    assert filled.count("Daily") == 1
    assert "Only if “Bread” is “Daily”." in blank
    assert "Milk" in filled


def test_a_short_range_is_ticked_and_a_long_one_named() -> None:
    form = definition([
        question("range", "short", parameters="start=0 end=10 step=5"),
        question("range", "long", parameters="start=0 end=500 step=1"),
    ])  # fmt: skip

    text = text_of(form_pdf(form, "en", issue=ISSUE))

    assert "0 5 10" in text
    assert "from 0 to 500" in text


def test_a_question_without_words_in_the_language_has_those_of_another() -> None:
    survey = [
        {"type": "text", "name": "a", "label::English (en)": "-", "label::Shqip (sq)": "Emri"},
        {"type": "text", "name": "unnamed", "label::English (en)": "-"},
    ]

    text = text_of(form_pdf(definition(survey), "en", issue=ISSUE))

    assert "Emri" in text
    assert "unnamed" in text


def test_italics_and_bold_of_either_kind_leave_no_marks() -> None:
    form = definition([question("note", "a", "_thin_ *thin* **bold** __bold__ a_b_c 2 * 3")])

    text = text_of(form_pdf(form, "en", issue=ISSUE))

    assert "thin thin bold bold a_b_c 2 * 3" in text
