"""One editor for each kind of question; `editor_for` chooses it."""

from PySide6.QtWidgets import QWidget

from rrk_field.forms.session import Node
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.editors.choice import ButtonsEditor, DropDownEditor, ManyButtonsEditor
from rrk_field.ui.editors.dates import DateEditor, TimeEditor
from rrk_field.ui.editors.number import NumberEditor
from rrk_field.ui.editors.pictures import PhotosEditor, SignatureEditor
from rrk_field.ui.editors.place import PointEditor
from rrk_field.ui.editors.plain import ReadOnlyEditor, TickEditor, shown_value
from rrk_field.ui.editors.text import MultilineEditor, TextEditor
from rrk_field.ui.entry import MAX_BUTTONS, ordinary

_BY_CONTROL: dict[str, type[Editor]] = {
    "select": ManyButtonsEditor,
    "rank": ManyButtonsEditor,
    "trigger": TickEditor,
    "range": NumberEditor,
}
_BY_TYPE: dict[str, type[Editor]] = {
    "int": NumberEditor,
    "decimal": NumberEditor,
    "date": DateEditor,
    "time": TimeEditor,
    "geopoint": PointEditor,
    "geotrace": MultilineEditor,
    "geoshape": MultilineEditor,
}
_BY_APPEARANCE: dict[str, type[Editor]] = {
    "rrk-partial-date": DateEditor,
    "multiline": MultilineEditor,
}
_LONG_LIST = {"minimal", "autocomplete", "search"}
_DRAWN = {"signature", "draw"}


def editor_for(node: Node, context: FormContext, parent: QWidget | None = None) -> Editor:
    """Make the editor of a question; an unknown appearance falls back to the plain one."""
    made = _class_for(node, context)(node, context, parent)
    made.show_node()
    return made


def _class_for(node: Node, context: FormContext) -> type[Editor]:
    item = node.question
    appearance = set(item.appearance)
    if node.read_only or context.read_only or item.control == "note":
        return ReadOnlyEditor
    if item.control == "select1":
        long = bool(appearance & _LONG_LIST) or (
            len(ordinary(context.session.choices(node))) > MAX_BUTTONS
        )
        return DropDownEditor if long else ButtonsEditor
    if item.control == "upload":
        if item.media_type and not item.media_type.startswith("image"):
            return ReadOnlyEditor
        return SignatureEditor if appearance & _DRAWN else PhotosEditor
    if item.control is not None and item.control in _BY_CONTROL:
        return _BY_CONTROL[item.control]
    for known, editor in _BY_APPEARANCE.items():
        if known in appearance:
            return editor
    return _BY_TYPE.get(item.type, TextEditor)


__all__ = ["Editor", "FormContext", "editor_for", "shown_value"]
