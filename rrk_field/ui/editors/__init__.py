"""One editor for each kind of question; `editor_for` chooses it."""

from PySide6.QtWidgets import QWidget

from rrk_field.forms.session import Node
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.editors.choice import (
    ButtonsEditor,
    DropDownEditor,
    ManyButtonsEditor,
    ManyDropDownEditor,
    ManyTableRowEditor,
    ScaleEditor,
    TableHeadEditor,
    TableRowEditor,
    columns_of,
)
from rrk_field.ui.editors.dates import DateEditor, MomentEditor, ShortDateEditor, TimeEditor
from rrk_field.ui.editors.files import FileEditor
from rrk_field.ui.editors.number import CounterEditor, NumberEditor, ThousandsEditor
from rrk_field.ui.editors.pictures import DrawnEditor, PhotosEditor, SignatureEditor
from rrk_field.ui.editors.place import LineEditor, PointEditor
from rrk_field.ui.editors.plain import ReadOnlyEditor, TickEditor, shown_value
from rrk_field.ui.editors.ranges import (
    MOST_STARS,
    MOST_STEPS,
    RangeEditor,
    RangeListEditor,
    RatingEditor,
    Scale,
)
from rrk_field.ui.editors.rank import RankEditor
from rrk_field.ui.editors.text import DigitsEditor, MultilineEditor, TextEditor
from rrk_field.ui.entry import MAX_BUTTONS, ordinary

_BY_CONTROL: dict[str, type[Editor]] = {
    "rank": RankEditor,
    "trigger": TickEditor,
}
_BY_TYPE: dict[str, type[Editor]] = {
    "int": NumberEditor,
    "decimal": NumberEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "dateTime": MomentEditor,
    "geopoint": PointEditor,
    "geotrace": LineEditor,
    "geoshape": LineEditor,
}
_BY_APPEARANCE: dict[tuple[str, str], type[Editor]] = {
    ("string", "rrk-partial-date"): DateEditor,
    ("string", "multiline"): MultilineEditor,
    ("string", "numbers"): DigitsEditor,
    ("date", "month-year"): ShortDateEditor,
    ("date", "year"): ShortDateEditor,
    ("int", "counter"): CounterEditor,
    ("int", "thousands-sep"): ThousandsEditor,
    ("decimal", "thousands-sep"): ThousandsEditor,
}
_LONG_LIST = {"minimal", "autocomplete", "search"}
_TABLE = {"list", "list-nolabel"}
_AS_BUTTONS = {"likert", "vertical", "horizontal", "horizontal-compact", "columns-pack", "quick"}
MOST_BUTTONS = 30
"""More choices are a drop-down, even where the appearance asks for all of them at once."""


def editor_for(node: Node, context: FormContext, parent: QWidget | None = None) -> Editor:
    """Make the editor of a question; an unknown appearance falls back to the plain one."""
    made = _class_for(node, context)(node, context, parent)
    made.show_node()
    return made


def _class_for(node: Node, context: FormContext) -> type[Editor]:
    item = node.question
    appearance = set(item.appearance)
    if item.control == "upload":
        is_picture = not item.media_type or item.media_type.startswith("image")
        return _drawn_or_photos(appearance) if is_picture else FileEditor
    if node.read_only or context.read_only or item.control == "note":
        return ReadOnlyEditor
    if item.control in ("select1", "select"):
        count = _count(node, context)
        return (_one_of if item.control == "select1" else _many_of)(appearance, count)
    if item.control == "range":
        return _range(appearance, Scale(item.bounds).steps)
    if item.control is not None and item.control in _BY_CONTROL:
        return _BY_CONTROL[item.control]
    for (kind, known), editor in _BY_APPEARANCE.items():
        if kind == item.type and known in appearance:
            return editor
    return _BY_TYPE.get(item.type, TextEditor)


def _drawn_or_photos(appearance: set[str]) -> type[Editor]:
    """Pictures are shown in a questionnaire that can only be read, too."""
    if "signature" in appearance:
        return SignatureEditor
    return DrawnEditor if "draw" in appearance else PhotosEditor


def _count(node: Node, context: FormContext) -> int:
    """How many choices to make room for: another answer may let a filtered list grow."""
    choices = context.session.choices(node)
    source = node.question.choices
    shown = len(ordinary(choices))
    if source is None or not source.filtered or not source.list_name:
        return shown
    element = context.session.instance(source.list_name)
    whole = len(element.children[0].children) if element and element.children else shown
    return shown if shown and whole <= MOST_BUTTONS else max(whole, shown)


def _one_of(appearance: set[str], count: int) -> type[Editor]:
    if appearance & _LONG_LIST:
        return DropDownEditor
    if "label" in appearance:
        return TableHeadEditor
    if appearance & _TABLE:
        return TableRowEditor
    if "likert" in appearance and count <= MAX_BUTTONS:
        return ScaleEditor
    asked = bool(appearance & _AS_BUTTONS) or columns_of(appearance) is not None
    most = MOST_BUTTONS if asked else MAX_BUTTONS
    return DropDownEditor if count > most else ButtonsEditor


def _many_of(appearance: set[str], count: int) -> type[Editor]:
    if appearance & _LONG_LIST or count > MOST_BUTTONS:
        return ManyDropDownEditor
    if "label" in appearance:
        return TableHeadEditor
    return ManyTableRowEditor if appearance & _TABLE else ManyButtonsEditor


def _range(appearance: set[str], steps: int) -> type[Editor]:
    if "rating" in appearance and steps <= MOST_STARS:
        return RatingEditor
    return RangeListEditor if "picker" in appearance and steps <= MOST_STEPS else RangeEditor


__all__ = ["Editor", "FormContext", "editor_for", "shown_value"]
