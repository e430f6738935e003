"""Every control and appearance takes an answer by keyboard, and the right text is kept."""

import io
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.db import published
from rrk_field.db.store import Store
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.editors.choice import (
    ButtonsEditor,
    DropDownEditor,
    ManyButtonsEditor,
    ManyDropDownEditor,
    ManyTableRowEditor,
    ScaleEditor,
    TableHeadEditor,
    TableRowEditor,
)
from rrk_field.ui.editors.dates import DateEditor, MomentEditor, ShortDateEditor, TimeEditor
from rrk_field.ui.editors.number import CounterEditor, NumberEditor, ThousandsEditor
from rrk_field.ui.editors.place import LineEditor, PointEditor
from rrk_field.ui.editors.plain import TickEditor, shown_value
from rrk_field.ui.editors.ranges import RangeEditor, RangeListEditor, RatingEditor
from rrk_field.ui.editors.rank import RankEditor
from rrk_field.ui.editors.text import DigitsEditor, MultilineEditor, TextEditor
from rrk_field.ui.flow_layout import SharesLayout
from rrk_field.ui.form_page import FormPage
from rrk_field.ui.question_row import LabelPicture, QuestionRow
from tests.ui.any_form import interview_of, page_of
from tests.ui.form_typing import Desk, Typist

CONTROL = Qt.KeyboardModifier.ControlModifier
RANGE = "start=1 end=5 step=1"
Key = Qt.Key


@dataclass(frozen=True)
class Case:
    """A question, what is pressed, and the text that is kept. Keys of Qt, or texts."""

    kind: str
    appearance: str
    keys: tuple[str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier], ...]
    kept: str
    editor: type[QWidget]
    columns: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.kind}-{self.appearance or 'plain'}".replace(" ", "_")


CASES = [
    Case("text", "", ("Vitomiricë", Key.Key_Return), "Vitomiricë", TextEditor),
    Case(
        "text",
        "multiline",
        ("one", Key.Key_Return, "two", Key.Key_Tab),
        "one\ntwo",
        MultilineEditor,
    ),
    Case("text", "numbers", ("007", Key.Key_Return), "007", DigitsEditor),
    Case("text", "masked", ("secret", Key.Key_Return), "secret", TextEditor),
    Case("text", "hidden-answer", ("secret", Key.Key_Return), "secret", TextEditor),
    Case("text", "rrk-partial-date", ("6.1999", Key.Key_Return), "1999-06", DateEditor),
    Case("barcode", "", ("8600123", Key.Key_Return), "8600123", TextEditor),
    Case("integer", "", ("12", Key.Key_Return), "12", NumberEditor),
    Case("integer", "thousands-sep", ("18450", Key.Key_Return), "18450", ThousandsEditor),
    Case("decimal", "thousands-sep", ("18450,5", Key.Key_Return), "18450.5", ThousandsEditor),
    Case("decimal", "bearing", ("12,5", Key.Key_Return), "12.5", NumberEditor),
    Case(
        "integer", "counter", (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down), "2", CounterEditor
    ),
    Case("date", "", ("14.6.1971", Key.Key_Return), "1971-06-14", DateEditor),
    Case("date", "no-calendar", ("14061971", Key.Key_Return), "1971-06-14", DateEditor),
    Case("date", "month-year", ("6.1999", Key.Key_Return), "1999-06-01", ShortDateEditor),
    Case("date", "year", ("1999", Key.Key_Return), "1999-01-01", ShortDateEditor),
    Case("time", "", ("930", Key.Key_Return), "09:30:00.000", TimeEditor),
    Case("select_one yn", "", ("1",), "1", ButtonsEditor),
    Case("select_one yn", "horizontal", ("0",), "0", ButtonsEditor),
    Case("select_one fruit", "vertical", ("2",), "pear", ButtonsEditor),
    Case("select_one fruit", "columns", ("3",), "plum", ButtonsEditor),
    Case("select_one fruit", "columns-2", (Key.Key_Right, Key.Key_Space), "pear", ButtonsEditor),
    Case("select_one many", "columns-pack", ("ge 17", Key.Key_Return), "m17", DropDownEditor),
    Case("select_one agree", "likert", ("4",), "4", ScaleEditor),
    Case("select_one fruit", "minimal", ("plu", Key.Key_Return), "plum", DropDownEditor),
    Case("select_one fruit", "search", ("pea", Key.Key_Return), "pear", DropDownEditor),
    Case("select_one many", "autocomplete", ("m40", Key.Key_Return), "m40", DropDownEditor),
    Case("select_one fruit", "quick", ("1",), "apple", ButtonsEditor),
    Case("select_one fruit", "map", ("1",), "apple", ButtonsEditor),
    Case("select_one fruit", "image-map", ("1",), "apple", ButtonsEditor),
    Case("select_one agree", "list", ("2",), "2", TableRowEditor),
    Case("select_one agree", "list-nolabel", ("5",), "5", TableRowEditor),
    Case("select_multiple fruit", "", ("1", "3", Key.Key_Return), "apple plum", ManyButtonsEditor),
    Case("select_multiple fruit", "columns-3", ("3", "1"), "apple plum", ManyButtonsEditor),
    Case("select_multiple fruit", "list-nolabel", ("2",), "pear", ManyTableRowEditor),
    Case(
        "select_multiple many",
        "minimal",
        ("ge 12", Key.Key_Return, "m3", Key.Key_Return, Key.Key_Return),
        "m3 m12",
        ManyDropDownEditor,
    ),
    Case(
        "rank fruit",
        "",
        (Key.Key_Down, (Key.Key_Up, CONTROL), Key.Key_Return),
        "pear apple plum",
        RankEditor,
    ),
    Case("range", "", ("4", Key.Key_Return), "4", RangeEditor, {"parameters": RANGE}),
    Case(
        "range",
        "vertical",
        (Key.Key_Up, Key.Key_Up, Key.Key_Return),
        "2",
        RangeEditor,
        {"parameters": RANGE},
    ),
    Case("range", "picker", ("3", Key.Key_Return), "3", RangeListEditor, {"parameters": RANGE}),
    Case("range", "rating", ("5",), "5", RatingEditor, {"parameters": RANGE}),
    Case(
        "range",
        "no-ticks",
        ("0,5", Key.Key_Return),
        "0.5",
        RangeEditor,
        {"parameters": "start=0 end=1 step=0.5"},
    ),
    Case("geopoint", "", ("42.3803, 20.4315", Key.Key_Tab), "42.3803 20.4315 0 0", PointEditor),
    Case(
        "geopoint",
        "placement-map",
        ("42.3803", Key.Key_Return, "20.4315", Key.Key_Return, "5", Key.Key_Return),
        "42.3803 20.4315 0 5",
        PointEditor,
    ),
    Case(
        "geotrace",
        "",
        ("42.1 20.1", Key.Key_Return, "42.2 20.2", Key.Key_Tab),
        "42.1 20.1 0 0;42.2 20.2 0 0",
        LineEditor,
    ),
    Case(
        "geoshape",
        "",
        ("42.1 20.1", Key.Key_Return, "42.2 20.1", Key.Key_Return, "42.2 20.2", Key.Key_Tab),
        "42.1 20.1 0 0;42.2 20.1 0 0;42.2 20.2 0 0;42.1 20.1 0 0",
        LineEditor,
    ),
    Case("acknowledge", "", (Key.Key_Space,), "OK", TickEditor),
    Case("trigger", "", (Key.Key_Space,), "OK", TickEditor),
]


@pytest.fixture
def officer(qtbot: QtBot, store: Store, appearance: Appearance, background: Background) -> Desk:
    return Desk(qtbot, store, appearance, background)


def row_of(page: QWidget, name: str) -> QuestionRow:
    return next(row for row in page.findChildren(QuestionRow) if row.node.item.name == name)


def press(typist: Typist, keys: tuple[object, ...]) -> None:
    for key in keys:
        if isinstance(key, tuple):
            typist.press(*key)
        elif isinstance(key, Qt.Key):
            typist.press(key)
        else:
            typist.type(str(key))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_answer_by_keyboard_is_kept_as_the_right_text(officer: Desk, case: Case) -> None:
    survey = [
        {
            "type": case.kind,
            "name": "q",
            "label": "Question",
            "appearance": case.appearance,
            **case.columns,
        },
        {"type": "text", "name": "next", "label": "Next"},
    ]
    page = page_of(officer, interview_of(officer, survey))
    row = row_of(page, "q")
    assert type(row.editor) is case.editor
    assert row.editor.has_focus()

    press(Typist(page), case.keys)
    page.view.commit()
    QApplication.processEvents()

    node = page.interview.session.node("q")
    kept = officer.store.get(type(page.interview.record), page.interview.record.id)
    assert node.value == case.kept
    assert kept is not None
    assert "q" in kept.answers
    assert node.violation is None


def one(officer: Desk, kind: str, appearance: str = "", **columns: str) -> FormPage:
    question = {"type": kind, "name": "q", "label": "Question", "appearance": appearance}
    after = {"type": "text", "name": "next", "label": "Next"}
    return page_of(officer, interview_of(officer, [{**question, **columns}, after]))


def kept(page: FormPage, name: str = "q") -> str:
    page.view.commit()
    QApplication.processEvents()
    return page.interview.session.node(name).value


def test_a_day_and_a_time_are_kept_as_a_moment_of_this_laptop(officer: Desk) -> None:
    page = one(officer, "dateTime")
    typist = Typist(page)
    typist.enter("4.3.2026")
    typist.enter("1430")

    moment = datetime.fromisoformat(kept(page))

    assert moment.astimezone() == datetime(2026, 3, 4, 14, 30).astimezone()
    assert page.interview.session.node("q").violation is None
    assert isinstance(row_of(page, "q").editor, MomentEditor)


def test_a_day_without_its_time_is_kept_as_typed_and_said_to_be_wrong(officer: Desk) -> None:
    page = one(officer, "dateTime")
    typist = Typist(page)
    typist.enter("4.3.2026")
    typist.press(Key.Key_Return)

    assert kept(page) == "4.3.2026"
    assert row_of(page, "q").message == "Enter a day and a time, such as 4.3.2026 14:30"


def test_a_number_off_the_scale_is_not_taken_and_the_field_says_the_bounds(officer: Desk) -> None:
    page = one(officer, "range", parameters=RANGE)
    editor = row_of(page, "q").editor
    assert isinstance(editor, RangeEditor)
    editor.field.setText("3")
    assert kept(page) == "3"

    editor.field.setText("9")

    assert kept(page) == "3"
    assert editor._not_kept.isVisible()
    assert "from 1 to 5" in editor._not_kept.text()
    editor.field.setText("4")
    assert kept(page) == "4"
    assert not editor._not_kept.isVisible()


def test_dragging_the_slider_answers(officer: Desk) -> None:
    page = one(officer, "range", parameters=RANGE)
    editor = row_of(page, "q").editor
    assert isinstance(editor, RangeEditor)

    editor.slider.setValue(3)

    assert kept(page) == "4"
    assert editor.field.text() == "4"


@pytest.mark.parametrize("wanted", ["masked", "hidden-answer"])
def test_what_is_masked_is_shown_nowhere_as_typed(officer: Desk, wanted: str) -> None:
    page = one(officer, "text", wanted)
    editor = row_of(page, "q").editor
    assert isinstance(editor, TextEditor)
    Typist(page).enter("secret")

    assert kept(page) == "secret"
    assert editor.field.displayText() != "secret"
    assert "secret" not in shown_value(page.interview.session, page.interview.session.node("q"))


def test_a_table_list_has_the_labels_once_above_its_rows(officer: Desk) -> None:
    rows = [
        {"type": "begin group", "name": "t", "label": "Table", "appearance": "table-list"},
        {"type": "select_one agree", "name": "a", "label": "Water"},
        {"type": "select_one agree", "name": "b", "label": "Road"},
        {"type": "end group"},
    ]
    page = page_of(officer, interview_of(officer, rows))
    head = page.findChildren(TableHeadEditor)[0]
    buttons = row_of(page, "a").editor.findChildren(ChoiceButton)

    labels = [label for label in head.findChildren(QLabel) if label.isVisible()]
    middles = [label.mapTo(page, label.rect().center()).x() for label in labels]

    assert [label.text() for label in labels] == [
        "Not at all",
        "A little",
        "Half",
        "Mostly",
        "Fully",
    ]
    assert [button.accessibleName() for button in buttons] == [label.text() for label in labels]
    for button, middle in zip(buttons, middles, strict=True):
        assert abs(button.mapTo(page, button.rect().center()).x() - middle) <= 2
    Typist(page).type("45")
    assert kept(page, "t/a") == "4"
    assert kept(page, "t/b") == "5"


def test_questions_with_a_width_share_lines_while_there_is_room(officer: Desk) -> None:
    rows = [
        {"type": "begin group", "name": "g", "label": "Names"},
        {"type": "text", "name": "a", "label": "Given name", "appearance": "w2"},
        {"type": "text", "name": "b", "label": "Family name", "appearance": "w2"},
        {"type": "text", "name": "c", "label": "Village", "appearance": "w4"},
        {"type": "end group"},
    ]
    page = page_of(officer, interview_of(officer, rows))

    QApplication.processEvents()

    tops = [row_of(page, name).mapTo(page, QPoint()).y() for name in "abc"]

    assert tops[0] == tops[1] < tops[2]


def test_where_a_line_is_too_narrow_to_be_shared_questions_stand_below_each_other(
    qtbot: QtBot,
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    shares = SharesLayout(host, whole=4)
    for _number in range(2):
        field = QLabel("Field", host)
        shares.add_share(field, 2)
    host.show()

    assert shares.heightForWidth(300) > 1.8 * shares.heightForWidth(800)


def test_the_picture_of_a_label_and_of_a_choice_is_shown(
    officer: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    data = file.getvalue()
    monkeypatch.setattr(
        published,
        "attached_file",
        lambda _store, _form, name: data if name == "roof.png" else None,
    )
    question = {
        "type": "select_one roofs",
        "name": "q",
        "label::English (en)": "Roof",
        "media::image::English (en)": "roof.png",
    }
    choices = [
        {
            "list_name": "roofs",
            "name": code,
            "label::English (en)": code,
            "media::image::English (en)": file,
        }
        for code, file in (("1", "roof.png"), ("2", "not-here.png"))
    ]

    page = page_of(officer, interview_of(officer, [question], choices))

    shown = [one for one in page.findChildren(LabelPicture) if one.isVisible()]
    assert [one.pixmap().size() for one in shown] == [QSize(40, 30)]
    first, second = row_of(page, "q").editor.findChildren(ChoiceButton)
    assert first.height() > second.sizeHint().height()


def test_a_label_follows_the_answers_that_stand_in_it(officer: Desk) -> None:
    rows = [
        {"type": "text", "name": "who", "label": "Name"},
        {"type": "text", "name": "where", "label": "Where was ${who} born?"},
    ]
    page = page_of(officer, interview_of(officer, rows))

    Typist(page).enter("Bukurije")

    assert row_of(page, "where").name().strip() == "Where was Bukurije born?"


def test_an_answer_rebuilds_no_widget_and_keeps_the_place_of_the_page(officer: Desk) -> None:
    rows = [
        {"type": "text", "name": f"q{number}", "label": f"Question {number} ${{q0}}"}
        if number
        else {"type": "text", "name": "q0", "label": "First"}
        for number in range(40)
    ]
    page = page_of(officer, interview_of(officer, rows))
    assert page.view.focus_path("q20")
    assert len(page.view.page.stops) == 40  # all are made now
    for _turn in range(3):
        QApplication.processEvents()
    before = {id(widget) for widget in page.findChildren(QWidget)}
    area = page.view.currentWidget()
    assert isinstance(area, QScrollArea)
    place = area.verticalScrollBar().value()

    typist = Typist(page)
    typist.type("Istog")
    page.view.commit()
    page._show_progress()

    made = [one for one in page.findChildren(QWidget) if id(one) not in before]
    assert [type(one).__name__ for one in made if page.view.isAncestorOf(one)] == []
    assert area.verticalScrollBar().value() == place
    assert typist.question() is page.interview.session.node("q20")
    assert kept(page, "q20") == "Istog"


@pytest.mark.parametrize("wanted", ["unheard-of", "print", "ex:org.example", "dictated"])
def test_an_unknown_appearance_is_the_plain_control(officer: Desk, wanted: str) -> None:
    page = one(officer, "text", wanted)

    assert type(row_of(page, "q").editor) is TextEditor
