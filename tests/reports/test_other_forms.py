"""Questionnaires that others wrote print as well."""

from pathlib import Path

import pytest

from rrk_field.domain.values import Json
from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.forms.xlsform import compile_xlsform
from rrk_field.reports.form_print import form_pdf
from tests.reports.facts import ISSUE
from tests.reports.paper import fonts_of, text_of

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
