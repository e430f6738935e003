"""Rules of a live form: relevance, required, constraints, defaults, triggers, choices, texts."""

import pytest

from rrk_field.forms.session import Context, Session
from rrk_field.forms.types import Json
from tests.forms.small_forms import NOW, answer, context, definition, opened, value

PLACES = [
    {"list_name": "land", "name": "al", "label": "Albania"},
    {"list_name": "land", "name": "rs", "label": "Serbia"},
    {"list_name": "town", "name": "tirana", "label": "Tirana", "land": "al"},
    {"list_name": "town", "name": "nis", "label": "Niš", "land": "rs"},
    {"list_name": "town", "name": "uzice", "label": "Užice", "land": "rs"},
]


def question(kind: str, name: str, **more: str) -> dict[str, str]:
    return {"type": kind, "name": name, "label": f"Label of {name}", **more}


def test_relevance_is_inherited_and_answers_are_kept_aside() -> None:
    session = opened([
        question("integer", "a"),
        question("begin group", "outer", relevant="${a} > 1"),
        question("begin group", "inner", relevant="${a} > 2"),
        question("text", "deep"),
        question("end group", ""),
        question("end group", ""),
        question("calculate", "seen", calculation="concat('[', ${deep}, ']')"),
    ])  # fmt: skip
    answer(session, {"a": "3", "outer/inner/deep": "x"})

    update = session.set_value(session.node("a"), "1")
    away = session.node("outer/inner/deep")

    assert (away.relevant, away.value, away.text) == (False, "x", "")
    assert value(session, "seen") == "[]"
    assert session.answers()["outer/inner/deep"] == "x"
    assert "outer/inner/deep" not in session.effective_answers()
    assert {"a", "outer", "outer/inner", "outer/inner/deep", "seen"} == {
        node.path for node in update.changed
    }
    answer(session, {"a": "3"})
    assert value(session, "seen") == "[x]"


def test_an_answer_changes_only_what_depends_on_it() -> None:
    session = opened([
        question("integer", "a"),
        question("integer", "b"),
        question("calculate", "double", calculation="${a} * 2"),
        question("calculate", "other", calculation="${b} * 2"),
    ])  # fmt: skip

    update = session.set_value(session.node("a"), "4")

    assert {node.path for node in update.changed} == {"a", "double"}
    assert session.set_value(session.node("a"), "4").changed == set()


def test_required_and_constraint_with_their_messages() -> None:
    session = opened([
        question("integer", "age", required="yes", required_message="How old?",
                 constraint=". < 120", constraint_message="Below ${limit}."),
        question("calculate", "limit", calculation="100 + 20"),
        question("text", "why", required="${age} > 100"),
    ])  # fmt: skip
    age = session.node("age")

    seen = []
    for given in ("", "130", "110"):
        session.set_value(age, given)
        seen.append((age.violation, session.message(age)))

    assert seen == [("required", "How old?"), ("constraint", "Below 120."), (None, "")]
    assert [node.path for node in session.problems()] == ["why"]


@pytest.mark.parametrize(
    ("kind", "given", "kept", "wrong"),
    [
        ("integer", " 007 ", "7", None),
        ("integer", "-3", "-3", None),
        ("integer", "12a", "12a", "format"),
        ("integer", "2147483648", "2147483648", "format"),
        ("integer", "1.5", "1.5", "format"),
        ("decimal", "1.50", "1.5", None),
        ("decimal", "1e3", "1000", None),
        ("decimal", "1,5", "1,5", "format"),
        ("decimal", "-0", "0", None),
        ("date", "2024-02-29", "2024-02-29", None),
        ("date", "2023-02-29", "2023-02-29", "format"),
        ("date", "29.02.2024", "29.02.2024", "format"),
        ("time", "14:30:00.000+02:00", "14:30:00.000+02:00", None),
        ("time", "25:00", "25:00", "format"),
        ("dateTime", "2024-05-10T14:30:00.000+02:00", "2024-05-10T14:30:00.000+02:00", None),
        ("dateTime", "2024-05-10", "2024-05-10", "format"),
        ("geopoint", "42.5 21.1 500 3", "42.5 21.1 500 3", None),
        ("geopoint", "142.5 21.1", "142.5 21.1", "format"),
        ("geotrace", "42 21 0 0; 42 22 0 0", "42 21 0 0; 42 22 0 0", None),
        ("geoshape", "42 21; x", "42 21; x", "format"),
        ("text", "  as it is ", "  as it is ", None),
    ],
)
def test_types_of_answers(kind: str, given: str, kept: str, wrong: str | None) -> None:
    session = opened([question(kind, "q")])

    session.set_value(session.node("q"), given)

    assert (session.node("q").value, session.node("q").violation) == (kept, wrong)


@pytest.mark.parametrize(
    ("kind", "calculation", "result"),
    [
        ("int", "7 div 2", "3"),
        ("int", "'x'", ""),
        ("decimal", "7 div 2", "3.5"),
        ("decimal", "1 div 0", ""),
        ("string", "'a' * 2", ""),
        ("date", "today() + 1", "2024-05-11"),
        ("date", "now()", "2024-05-10"),
        ("dateTime", "19853.5", "2024-05-10T12:00:00.000+00:00"),
    ],
)
def test_calculated_values_take_the_type_of_their_question(
    kind: str, calculation: str, result: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened([
        question("text", "q"),
        {"type": "calculate", "name": "c", "calculation": calculation, "bind::type": kind},
    ])  # fmt: skip

    found = value(session, "c")

    assert found == result or (kind == "dateTime" and found.startswith("2024-05-10T"))


def test_defaults_and_what_the_form_knows_of_its_surroundings() -> None:
    session = opened([
        question("text", "fixed", default="hello"),
        question("text", "dynamic", default="concat(${fixed}, '!')"),
        question("date", "day", default="today()"),
        {"type": "start", "name": "started"},
        {"type": "end", "name": "ended"},
        {"type": "today", "name": "today"},
        {"type": "username", "name": "user"},
        {"type": "deviceid", "name": "device"},
        {"type": "phonenumber", "name": "phone"},
        {"type": "email", "name": "mail"},
    ])  # fmt: skip
    moment = NOW.isoformat(timespec="milliseconds")

    assert session.answers() == {
        "fixed": "hello", "dynamic": "hello!", "day": "2024-05-10", "started": moment,
        "today": "2024-05-10", "user": "arta", "device": "L-07", "phone": "+38344123456",
        "mail": "arta@rrk.example",
        "meta/instanceID": "uuid:00000000-0000-7000-8000-000000000001",
    }  # fmt: skip
    assert [node.path for node in session.finish().changed] == ["ended"]


def test_defaults_are_for_new_forms_only() -> None:
    form = definition([question("text", "a", default="hello"), question("text", "b")])

    session = Session(form, answers={"b": "x"}, context=context())

    assert session.answers() == {"b": "x"}


def test_once_keeps_its_first_value() -> None:
    session = opened([
        question("text", "name", default="a"),
        question("calculate", "first", calculation="once(${name})"),
    ])  # fmt: skip

    answer(session, {"name": "b"})

    assert value(session, "first") == "a"


def test_a_trigger_computes_only_when_its_question_changes() -> None:
    session = opened([
        question("text", "a"),
        question("text", "b"),
        {"type": "text", "name": "c", "label": "C", "calculation": "concat(${a}, ${b})",
         "trigger": "${a}"},
        {"type": "text", "name": "copy", "label": "Copy", "calculation": "${c}",
         "trigger": "${c}"},
    ])  # fmt: skip

    seen = []
    for path, given in (("b", "1"), ("a", "x"), ("b", "2"), ("a", "y")):
        answer(session, {path: given})
        seen.append((value(session, "c"), value(session, "copy")))

    assert seen == [("", ""), ("x1", "x1"), ("x1", "x1"), ("y2", "y2")]


def test_read_only_may_depend_on_answers() -> None:
    session = opened([
        question("select_one land", "land"),
        question("text", "q", read_only="${land} = 'al'"),
    ], PLACES)  # fmt: skip

    update = session.set_value(session.node("land"), "al")

    assert session.node("q") in update.changed
    assert session.node("q").read_only


def test_a_dropped_choice_returns_with_its_list() -> None:
    session = opened([
        question("select_one land", "land"),
        question("select_multiple town", "towns", choice_filter="land = ${land}"),
    ], PLACES)  # fmt: skip
    answer(session, {"land": "rs", "towns": "uzice  nis nis"})
    offered = [choice.label for choice in session.choices(session.node("towns"))]

    answer(session, {"land": "al"})
    dropped = session.answers()
    answer(session, {"land": "rs"})

    assert offered == ["Niš", "Užice"]
    assert "towns" not in dropped
    assert session.answers()["towns"] == ["uzice", "nis"]


def test_choices_of_a_question_that_is_set_aside_are_not_dropped() -> None:
    session = opened([
        question("select_one land", "ask"),
        question("select_one land", "land", relevant="${ask} = 'al'"),
        question("select_one town", "town", choice_filter="land = ${land}",
                 relevant="${ask} = 'al'"),
    ], PLACES)  # fmt: skip
    answer(session, {"ask": "al", "land": "rs", "town": "nis"})

    answer(session, {"ask": "rs"})
    answer(session, {"ask": "al"})

    assert value(session, "town") == "nis"


def test_a_list_that_the_host_did_not_give_drops_nothing() -> None:
    survey = [
        question("text", "land"),
        question("select_one_from_file towns.csv", "town", choice_filter="land = ${land}"),
    ]
    session = opened(survey)

    answer(session, {"town": "nis", "land": "al"})

    assert session.definition.external == ("towns",)
    assert value(session, "town") == "nis"


def test_lists_of_the_host_have_labels_and_columns() -> None:
    rows = [{"name": "nis", "label": "Niš", "land": "rs"}, {"name": "tirana", "label": "Tirana"}]
    session = opened(
        [
            question("select_one_from_file towns.csv", "town"),
            question(
                "calculate", "land", calculation="instance('towns')/root/item[name = ${town}]/land"
            ),
        ],
        instances={"towns": rows},
    )

    answer(session, {"town": "nis"})

    first = session.choices(session.node("town"))[0]
    assert (first.code, first.label, first.values["land"]) == ("nis", "Niš", "rs")
    assert value(session, "land") == "rs"


def test_or_other_asks_which() -> None:
    session = opened([question("select_one land or_other", "land")], PLACES)

    answer(session, {"land": "other"})

    assert session.node("land_other").relevant


SPECIAL_CHOICES = [
    {"list_name": "yn", "name": "1", "label": "Yes"},
    {"list_name": "yn", "name": "dk", "label": "Does not know"},
]
NAMESPACES = {"namespaces": 'rrk="https://rrk-field.example/xforms"'}


def test_special_answers_stand_beside_the_value() -> None:
    session = opened([
        {**question("integer", "n", required="yes"), "bind::rrk:special": "dk ref",
         "bind::rrk:code": "A1", "bind::rrk:save_to": "number"},
        question("select_one yn", "s"),
        question("calculate", "next", calculation="${n} + 1"),
    ], SPECIAL_CHOICES, NAMESPACES)  # fmt: skip
    number, choice = session.node("n"), session.node("s")
    answer(session, {"n": "4"})

    session.set_value(number, "", "dk")
    session.set_value(choice, "", "dk")

    assert (number.value, number.special, number.violation) == ("", "dk", None)
    assert value(session, "next") == ""
    assert (number.question.special, choice.question.special) == (("dk", "ref"), ("dk",))
    assert choice.value == "dk"
    answers = session.answers()
    assert (answers["n~special"], answers["s"]) == ("dk", "dk")
    assert session.promoted()[0].value is None
    session.set_value(number, "5")
    assert session.answers()["n"] == 5
    assert "n~special" not in session.answers()


def test_answers_have_the_types_of_their_questions() -> None:
    session = opened([
        question("integer", "i"), question("decimal", "d"), question("text", "t"),
        question("select_multiple land", "m"), question("integer", "wrong"),
    ], PLACES)  # fmt: skip

    answer(session, {"i": "3", "d": "2.50", "t": "12", "m": "al rs", "wrong": "x"})

    expected: dict[str, Json] = {"i": 3, "d": 2.5, "t": "12", "m": ["al", "rs"], "wrong": "x"}
    assert session.answers() == expected | {
        "meta/instanceID": session.node("meta/instanceID").value
    }


def test_answers_the_form_does_not_know_are_kept() -> None:
    form = definition([question("text", "a"), question("begin repeat", "r"), question("text", "b"),
                       question("end repeat", "")])  # fmt: skip
    stored: dict[str, Json] = {
        "a": "1", "gone": "x", "old[1]": 1, "old[1]/q": "y", "r[k]": 1, "r[k]/b": "2",
        "r[k]/gone": "z",
    }  # fmt: skip

    session = Session(form, answers=stored, context=context())

    assert session.answers() == stored


def test_progress_counts_what_is_asked_now() -> None:
    session = opened([
        question("begin group", "one"),
        question("text", "a"), question("text", "b", relevant="${a} = 'x'"),
        question("note", "n"), question("calculate", "c", calculation="1"),
        question("end group", ""),
        question("text", "loose"),
    ])  # fmt: skip
    first, second = session.definition.sections
    before = session.progress(first)

    answer(session, {"one/a": "x"})

    assert (before, session.progress(first)) == ((0, 1), (1, 2))
    assert session.progress(second) == (0, 1)
    assert [node.path for node in session.questions(second)] == ["loose"]
    controls = [node.question.control for node in session.questions(first)]
    assert controls == ["input", "input", "note"]


def languages() -> Session:
    return opened([
        {"type": "text", "name": "who", "label::English (en)": "Who?", "label::Shqip (sq)": "Kush?",
         "label::Српски (sr)": "Ко?", "hint::English (en)": "The name",
         "guidance_hint::English (en)": "Ask twice"},
        {"type": "text", "name": "job", "label::English (en)": "Work of **${who}**",
         "label::Shqip (sq)": "Puna e ${who}"},
    ], settings={"default_language": "English (en)"})  # fmt: skip


def test_texts_follow_the_language_and_are_never_blank() -> None:
    session = languages()
    who, job = session.node("who"), session.node("job")
    answer(session, {"who": "Ana"})

    labels = []
    for code in ("en", "sq", "sr-Cyrl"):
        session.language = code
        labels.append((session.label(who), session.label(job)))

    assert labels == [
        ("Who?", "Work of **Ana**"),
        ("Kush?", "Puna e Ana"),
        ("Ко?", "Work of **Ana**"),
    ]
    assert session.hint(who) == "The name"
    assert session.guidance(who) == "Ask twice"
    assert session.label(job.item, "sq") == "Puna e …"
    assert session.definition.language("de") == "English (en)"


def test_a_label_that_shows_an_answer_changes_with_it() -> None:
    session = languages()

    update = session.set_value(session.node("who"), "Ana")

    assert {node.path for node in update.changed} == {"who", "job"}


def test_media_of_a_label() -> None:
    session = opened([{**question("text", "q"), "media::image": "house.png"}])

    assert session.media(session.node("q"), "image").endswith("house.png")
    assert session.media(session.node("q"), "audio") == ""


def test_unknown_paths_are_refused() -> None:
    session = opened([question("text", "q")])

    for path in ("none", "q/deeper", "q[1]"):
        with pytest.raises(KeyError):
            session.node(path)
    for ref in ("/data/none", "/other/q", "/data/q[1]"):
        with pytest.raises(KeyError):
            session.by_ref(ref)
    assert session.by_ref("/data/q") is session.node("q")
    with pytest.raises(TypeError):
        session.set_value(session.root, "x")


def test_today_is_the_day_of_opening() -> None:
    session = Session(definition([question("date", "d", default="today()")]), context=Context())

    assert value(session, "d") == session.today.isoformat()
