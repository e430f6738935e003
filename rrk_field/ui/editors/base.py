"""What every editor of an answer has in common: giving it, leaving the field, special answers."""

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from rrk_field.ui import theme
from rrk_field.ui.entry import special_answer, special_pressed
from rrk_field.ui.language import Retranslating

if TYPE_CHECKING:
    from collections.abc import Callable

    from rrk_field.db.interviews import Interview
    from rrk_field.forms.session import Node, Session
    from rrk_field.ui.background import Background
    from rrk_field.ui.camera_folder import CameraFolder
    from rrk_field.ui.photo_desk import PhotoDesk
    from rrk_field.ui.photo_shelf import PhotoShelf
    from rrk_field.ui.sending import Sending

PAUSE_MS = 500
"""Text is given so long after the last key."""
LONGEST_MS = 2000
"""Text is given so long after the first key at the latest."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclasses.dataclass
class FormContext:
    """What the parts of one open questionnaire share."""

    interview: "Interview"
    background: "Background"
    shelf: "PhotoShelf"
    advance_after_choice: bool = True
    read_only: bool = False
    language: str = "en"
    """The language of the interview, a code of `LANGUAGES`."""
    camera: "CameraFolder | None" = None
    sending: "Sending | None" = None
    """The way to the office, for what is asked of it while the questionnaire is open."""
    remark_of: "Callable[[str], str]" = lambda _path: ""
    """The remark about a question; of a warning, why it is right."""
    _files: dict[tuple[str, str], bytes | None] = dataclasses.field(
        default_factory=dict, repr=False
    )
    _desk: "PhotoDesk | None" = dataclasses.field(default=None, repr=False)

    @property
    def session(self) -> "Session":
        """The live form."""
        return self.interview.session

    @property
    def desk(self) -> "PhotoDesk":
        """Where photos are added and removed."""
        if self._desk is None:
            from rrk_field.ui.photo_desk import PhotoDesk

            self._desk = PhotoDesk(self.shelf, self.background)
        return self._desk

    def file(self, name: str) -> bytes | None:
        """A file that goes with the form, such as the picture of a label, if it is here."""
        definition, name = self.session.definition, name.rpartition("/")[2]
        if (definition.version, name) not in self._files:
            from rrk_field.db.published import attached_file

            found = attached_file(self.interview.store, definition, name)
            self._files[definition.version, name] = found
        return self._files[definition.version, name]

    def list_items(self, name: str) -> list[dict[str, str]]:
        """The rows of one of the form's lists, with all its columns."""
        element = self.session.definition.instances.get(name)
        if element is None or not element.children:
            return []
        return [item.values() for item in element.children[0].children]


class Editor(Retranslating, QWidget):
    """The control of one question. Subclasses fill it from `node` in `show_node`.

    Signals:
        given: a value and a special answer; one of the two is empty.
        finished: go on to the next question; `returned`: back to the one before.
        entered: the field got the focus.
    """

    given = Signal(str, str)
    finished = Signal()
    returned = Signal()
    entered = Signal()

    def __init__(self, node: "Node", context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self.context = node, context
        self._watched: list[QWidget] = []
        self._waiting = False
        self._pause = _single_shot(self, PAUSE_MS, self.commit)
        self._longest = _single_shot(self, LONGEST_MS, self.commit)

    # what subclasses say

    def show_node(self) -> None:
        """Show value, special answer and choices of the node."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what is typed and not yet given."""
        self.stop_waiting()

    def retranslate(self) -> None:
        """Set the texts; most editors have none of their own."""

    def specials(self) -> tuple[str, ...]:
        """The special answers that may be given."""
        return tuple(self.node.question.special)

    def keys(self) -> list[tuple[str, str]]:
        """Keys of the control, and what they do, for the help of the question."""
        return []

    def stands_beside(self) -> bool:
        """Whether the label stands at the left of the control, as in the row of a table."""
        return False

    def own_specials(self) -> bool:
        """Whether the editor shows the special answers itself."""
        return False

    def is_blank(self) -> bool:
        """Whether nothing is typed: then `?` and `!` give special answers."""
        return not self.node.value

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        """Handle a key before the field does; return whether it is used up."""
        return False

    # what the row around it uses

    def set_node(self, node: "Node") -> None:
        """Show another node of the same question, in another repeat row."""
        self.stop_waiting()
        self.node = node
        self.show_node()

    def fields(self) -> list[QWidget]:
        """The widgets that take the focus, in order."""
        return [widget for widget in self._watched if widget.isEnabled()]

    def take_focus(self, *, last: bool = False) -> None:
        """Put the cursor into the first field, or the last one."""
        fields = self.fields()
        if fields:
            fields[-1 if last else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        """Whether one of the fields has the cursor."""
        return any(field.hasFocus() for field in self._watched)

    def set_words(self, name: str, description: str) -> None:
        """Name the fields for screen readers."""
        for field in self._watched:
            field.setAccessibleName(name)
            field.setAccessibleDescription(description)

    def set_state(self, state: str) -> None:
        """Show an outline for "danger" or "warn"; "" for none."""
        for field in self._watched:
            if (field.property("state") or "") != state:
                field.setProperty("state", state)
                theme.restyle(field)

    # what subclasses use

    def watch(self, field: QWidget) -> None:
        """Let the keys that leave the field or give a special answer work in it."""
        self._watched.append(field)
        field.installEventFilter(self)

    def unwatch(self, field: QWidget) -> None:
        """Forget a field that is taken away."""
        self._watched.remove(field)

    def give(self, value: str, special: str = "") -> None:
        """Tell a new answer, unless it is the one already told."""
        self.stop_waiting()
        if (value, special) != (
            self.node.value if not self.node.special else "",
            self.node.special,
        ):
            self.given.emit(value, special)

    def wait(self) -> None:
        """Give the text once typing pauses."""
        self._waiting = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def is_waiting(self) -> bool:
        """Whether typed text is not given yet."""
        return self._waiting

    def stop_waiting(self) -> None:
        """Forget that text waits to be given."""
        self._waiting = False
        self._pause.stop()
        self._longest.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QWidget) and self._key(event, watched)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return _leave_undo_to_the_form(event, watched)
        if kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind == QEvent.Type.FocusOut:
            self.commit()
        return False

    def _key(self, event: QKeyEvent, field: QWidget) -> bool:
        special = special_pressed(event, self.specials(), blank=self.is_blank())
        if special:
            self.give(*special_answer(self.node.question, special))
            self.finished.emit()
            return True
        if self.pressed(event, field):
            return True
        return self._leaves(event, field)

    def _leaves(self, event: QKeyEvent, field: QWidget) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in _ENTER:
            back = shift
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = shift or event.key() == Qt.Key.Key_Backtab
        else:
            return False
        fields = self.fields()
        edge = fields[0] if back else fields[-1]
        if field is not edge and field in fields:
            step = -1 if back else 1
            fields[fields.index(field) + step].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self.commit()
        (self.returned if back else self.finished).emit()
        return True


def _single_shot(owner: Editor, milliseconds: int, slot: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer


def _leave_undo_to_the_form(event: QKeyEvent, field: QObject) -> bool:
    """Qt's fields take Ctrl+Z even with nothing to undo; then it belongs to the form."""
    if isinstance(field, QLineEdit):
        can_undo, can_redo = field.isUndoAvailable(), field.isRedoAvailable()
    elif isinstance(field, QPlainTextEdit):
        can_undo = field.document().isUndoAvailable()
        can_redo = field.document().isRedoAvailable()
    else:
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    if undo or redo:
        event.ignore()
        return True
    return False
