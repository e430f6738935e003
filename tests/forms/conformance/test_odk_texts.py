"""How ODK's engine for the web writes an answer of each type; what is not of the type is none."""

from dataclasses import replace

import pytest

from rrk_field.forms.definition import Question
from rrk_field.forms.manners import ODK
from rrk_field.forms.places import Place
from rrk_field.forms.types import written

TABLE = """
string| a  b| a  b
int|7|7
int| -7.9 |-7
int|1e3|1000
int|2147483647|2147483647
int|2147483648|
int|x|
int||
decimal|5|5.0
decimal|0.10|0.1
decimal|1e-7|0.0000001
decimal|-2.5|-2.5
decimal|1e999|
decimal|2,5|
date|2024-02-29|2024-02-29
date|2024-02-29T10:00|2024-02-29
date|2024-02-29T10:00:00Z|
date|2024-02-30|
date|2024-2-3|
time|10:20:30|10:20:30
time|10:20:30.5+02:00|10:20:30.5+02:00
time|10:20|
time|25:00:00|
dateTime|2024-02-29T10:20:30.000+02:00|2024-02-29T10:20:30.000+02:00
dateTime|2024-02-29T10:20|
dateTime|2024-02-30T10:20:30|
dateTime|2024-02-29T10:61:30|
dateTime|2024-02-29T10:20:30+19:00|
geopoint|42.10 21|42.1 21.0
geopoint|42.1 21 500 8|42.1 21.0 500.0 8.0
geopoint|0 0|
geopoint|95 21|
geopoint|42|
geopoint|42 x|
geopoint|42 21 x|
geotrace|1 2;3 4;|1.0 2.0;3.0 4.0
geotrace|1 2;3 4;1 2|
geotrace|1 2|
geotrace|1 2;x|
geoshape|1 2;3 4;5 6;1 2|1.0 2.0;3.0 4.0;5.0 6.0;1.0 2.0
geoshape|1 2;3 4;5 6|
boolean|perhaps|perhaps
binary|photo.jpg|photo.jpg
barcode|123|123
""".strip("\n").splitlines()


def question(kind: str, control: str = "input") -> Question:
    return Question("/data/q", "q", Place("q"), type=kind, control=control, manners=ODK)


@pytest.mark.parametrize("row", TABLE)
def test_an_answer_is_written_as_odk_writes_it(row: str) -> None:
    kind, text, expected = row.split("|")

    assert written(question(kind), text) == expected


def test_controls_decide_where_the_type_does_not() -> None:
    assert written(question("string", "select"), "b  a b") == "b a b"
    assert written(question("string", "select1"), "a b") == "a b"
    assert [written(question("string", "trigger"), text) for text in ("OK", "ok", "x", "")] == [
        "OK", "OK", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), [("1", "1"), ("5", "5"), ("6", ""), ("0", ""), ("", "")])
def test_a_range_holds_what_lies_in_it(text: str, kept: str) -> None:
    ranged = replace(question("int", "range"), bounds=("1", "5", "1"))

    assert written(ranged, text) == kept
