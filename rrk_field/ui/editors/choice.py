"""Choosing one or several of a list: buttons with keys, or a drop-down that can be searched."""

import re

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms.session import Choice, Node
from rrk_field.ui import theme
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.entry import SPECIAL_CODES, choice_keys, special_answer
from rrk_field.ui.flow_layout import ColumnsLayout, FlowLayout
from rrk_field.ui.form_messages import special_word
from rrk_field.ui.search_choice import SearchChoice
from rrk_field.ui.widgets.card import text_label

_UPRIGHT = {"vertical"}
_COLUMNS = re.compile(r"(?:columns|compact)(?:-(\d+))?")
_NARROWEST = 110
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ButtonsEditor(Editor):
    """One button for each choice; the arrows move among them, Tab leaves them as one field."""

    multiple = False

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._layout = self._make_layout(set(node.item.appearance))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: list[ChoiceButton] = []
        self._keys: dict[str, str] = {}
        self._shown: list[tuple[str, str]] = []

    def _make_layout(self, appearance: set[str]) -> FlowLayout | QVBoxLayout:
        """The place of the buttons: in columns, below each other, or side by side."""
        count = columns_of(appearance)
        if appearance & _UPRIGHT or count == 1:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            return column
        if count is not None:
            return ColumnsLayout(self, count=count, narrowest=theme.px(_NARROWEST))
        return FlowLayout(self)

    def keys(self) -> list[tuple[str, str]]:
        found = []
        for button in self.buttons:
            if key := self._keys.get(button.code):
                found.append((key, button.accessibleName()))
        found.append((self.tr("Arrows, Space"), self.tr("Move, choose")))
        found.append((self.tr("Backspace"), self.tr("Take the answer back")))
        return found

    def show_node(self) -> None:
        choices = self._choices()
        shown = [(choice.code, choice.label) for choice in choices]
        if [code for code, _label in shown] != [code for code, _label in self._shown]:
            self._build(choices)
        if shown != self._shown:
            self._name(choices)
            self._shown = shown
        chosen = self._chosen()
        for button in self.buttons:
            button.setChecked(button.code in chosen)
        self._give_tab_stop()

    def own_specials(self) -> bool:
        return True

    def specials(self) -> tuple[str, ...]:
        listed = tuple(code for code in SPECIAL_CODES if code in self._keys)
        return (*listed, *(code for code in super().specials() if code not in listed))

    def fields(self) -> list[QWidget]:
        """One stop: the chosen button, or the first."""
        stop = next(
            (b for b in self.buttons if b.focusPolicy() == Qt.FocusPolicy.StrongFocus), None
        )
        return [stop] if stop else []

    def retranslate(self) -> None:
        if self._shown:
            self.show_node()

    def set_words(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for button in self.buttons:
            button.setAccessibleDescription(f"{name}. {description}" if description else name)

    def set_state(self, state: str) -> None:
        """The bar of the row is enough."""

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        key = event.key()
        code = next((code for code, known in self._keys.items() if known == event.text()), None)
        if code is not None and event.text():
            self.choose(code)
        elif key in _BACK or key in _ON:
            self._move(field, -1 if key in _BACK else 1)
        elif key in _CLEAR:
            self.give("")
        elif key == Qt.Key.Key_Space and isinstance(field, ChoiceButton):
            self.choose(field.code, stay=True)
        else:
            return False
        return True

    def choose(self, code: str, *, stay: bool = False) -> None:
        """Choose a code, and go on where the user wants that."""
        self.give(*special_answer(self.node.question, code))
        if not stay and self.context.advance_after_choice:
            self.finished.emit()

    def _choices(self) -> list[Choice]:
        listed = list(self.context.session.choices(self.node))
        missing = [
            c for c in self.node.question.special if c not in {choice.code for choice in listed}
        ]
        return [*listed, *(Choice(code, special_word(code), {}) for code in missing)]

    def _chosen(self) -> set[str]:
        return {self.node.special or self.node.value} - {""}

    def _build(self, choices: list[Choice]) -> None:
        had_focus = self.has_focus()
        for button in self.buttons:
            self.unwatch(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._make_button(choice) for choice in choices]
        for button in self.buttons:
            if isinstance(self._layout, QVBoxLayout):
                self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._layout.addWidget(button)
            self.watch(button)
            button.clicked.connect(self._clicked)
            button.show()
        if had_focus:
            self._give_tab_stop()
            self.take_focus()

    def _make_button(self, choice: Choice) -> ChoiceButton:
        special = choice.code in SPECIAL_CODES
        button = ChoiceButton(
            choice.code, special=special, parent=self, multiple=self.multiple and not special
        )
        if choice.image and (data := self.context.file(choice.image)):
            picture = QPixmap()
            if picture.loadFromData(data):
                button.set_picture(picture)
        return button

    def _name(self, choices: list[Choice]) -> None:
        self._keys = choice_keys(choices)
        for button, choice in zip(self.buttons, choices, strict=True):
            button.set_words(choice.label, self._keys.get(choice.code, ""))
        self.updateGeometry()

    def _give_tab_stop(self) -> None:
        stop = next((button for button in self.buttons if button.isChecked()), None)
        stop = stop or next(iter(self.buttons), None)
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _move(self, field: QWidget, step: int) -> None:
        if isinstance(field, ChoiceButton):
            place = (self.buttons.index(field) + step) % len(self.buttons)
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _leaves(self, event: QKeyEvent, field: QWidget) -> bool:
        stop = self.fields()
        return super()._leaves(event, stop[0] if stop else field)

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            button.setChecked(button.code in self._chosen())
            self.choose(button.code, stay=True)


class ManyButtonsEditor(ButtonsEditor):
    """Several choices may be chosen: a digit or Space toggles, Enter goes on."""

    multiple = True

    def choose(self, code: str, *, stay: bool = False) -> None:
        if code in self.node.question.special:
            super().choose(code, stay=stay)
            return
        chosen = self._chosen() - set(self.node.question.special)
        wanted = chosen ^ {code}
        order = [button.code for button in self.buttons]
        self.give(" ".join(one for one in order if one in wanted))

    def _chosen(self) -> set[str]:
        return {self.node.special} if self.node.special else set(self.node.value.split())


class ScaleEditor(ButtonsEditor):
    """A scale: all choices in one line of equal columns, in the order of the list."""

    def _make_layout(self, appearance: set[str]) -> FlowLayout | QVBoxLayout:
        return ColumnsLayout(self, count=len(self._choices()), narrowest=theme.px(76), gap=6)

    def _make_button(self, choice: Choice) -> ChoiceButton:
        button = super()._make_button(choice)
        button.show_in_the_middle()
        return button

    def _build(self, choices: list[Choice]) -> None:
        if isinstance(self._layout, ColumnsLayout):
            self._layout.set_count(len(choices))
        super()._build(choices)


class TableRowEditor(ScaleEditor):
    """A row of a table of questions with the same choices; their labels stand in its head."""

    def _make_layout(self, appearance: set[str]) -> FlowLayout | QVBoxLayout:
        return ColumnsLayout(self, count=len(self._choices()), narrowest=theme.px(44), gap=6)

    def _make_button(self, choice: Choice) -> ChoiceButton:
        button = super()._make_button(choice)
        if "list-nolabel" in self.node.item.appearance:
            button.show_bare()
        return button

    def stands_beside(self) -> bool:
        return True


class ManyTableRowEditor(TableRowEditor, ManyButtonsEditor):
    """The same where several may be chosen."""


class TableHeadEditor(Editor):
    """The labels of the choices above the rows of such a table: read, never answered."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._layout = ColumnsLayout(self, narrowest=theme.px(44), gap=6)
        self._labels: list[QLabel] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_node(self) -> None:
        choices = list(self.context.session.choices(self.node))
        while len(self._labels) < len(choices):
            label = text_label("caption", wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._layout.addWidget(label)
            self._labels.append(label)
        self._layout.set_count(len(choices))
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(choices))
            if place < len(choices):
                label.setText(choices[place].label)

    def stands_beside(self) -> bool:
        return True


class DropDownEditor(Editor):
    """A long list: type a part of the name, in any script, or the code from the paper form."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._box = SearchChoice(self)
        self._box.setMaximumWidth(theme.px(460))
        self._box.setMinimumWidth(theme.px(180))
        self._box.chosen.connect(self._choose)
        self._codes: tuple[str, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box, 1000)
        row.addStretch(1)
        self.watch(self._box)
        self.setFocusProxy(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def box(self) -> SearchChoice:
        """The drop-down."""
        return self._box

    def keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Letters"), self.tr("Search a part of the name, in any script, or the code")),
            (self.tr("Down"), self.tr("Show the list")),
            (self.tr("Enter"), self.tr("Take what is marked, and go on")),
        ]

    def choices(self) -> list[tuple[str, str]]:
        """Code and label of what can be chosen."""
        return [(one.code, one.label) for one in self.context.session.choices(self.node)]

    def show_node(self) -> None:
        choices = self.choices()
        self._codes = tuple(code for code, _label in choices)
        self._box.set_choices(choices)
        self._box.show_code(self.node.value)

    def specials(self) -> tuple[str, ...]:
        listed = tuple(code for code in SPECIAL_CODES if code in self._codes)
        return (*listed, *(code for code in super().specials() if code not in listed))

    def is_blank(self) -> bool:
        return not self._box.typed()

    def commit(self) -> None:
        super().commit()
        self._box.settle()

    @Slot(str)
    def _choose(self, code: str) -> None:
        self.give(code)


class ManyDropDownEditor(DropDownEditor):
    """Several of a long list: what is chosen stands below, Enter in the empty field goes on."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._chosen_box = QWidget()
        self._flow = FlowLayout(self._chosen_box)
        self._buttons: dict[str, ChoiceButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chosen_box.setSizePolicy(policy)
        self.setSizePolicy(policy)
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(6)
        row.addWidget(self._chosen_box)

    def show_node(self) -> None:
        choices = self.choices()
        self._codes = tuple(code for code, _label in choices)
        self._box.set_choices(choices)
        self._box.show_code("")
        labels = dict(choices)
        chosen = self._chosen()
        for code in [code for code in self._buttons if code not in chosen]:
            button = self._buttons.pop(code)
            self._flow.removeWidget(button)
            button.deleteLater()
        for code in chosen:
            if code not in self._buttons:
                self._buttons[code] = self._make_button(code)
            self._buttons[code].set_words(labels.get(code, code), "")
            self._buttons[code].setChecked(True)
        self._chosen_box.setVisible(bool(chosen))

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        chosen = self._chosen()
        if event.key() == Qt.Key.Key_Backspace and self.is_blank() and chosen:
            self.give(" ".join(chosen[:-1]))
            return True
        # Enter on something typed chooses it and stays; in the empty field it goes on.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            self._box.typed() or self._box.is_open()
        ):
            self._box.settle()
            return True
        return False

    def _chosen(self) -> list[str]:
        return [] if self.node.special else self.node.value.split()

    def _make_button(self, code: str) -> ChoiceButton:
        button = ChoiceButton(code, special=False, parent=self._chosen_box, multiple=True)
        self._flow.addWidget(button)
        button.clicked.connect(self._take_away)
        button.show()
        return button

    @Slot(str)
    def _choose(self, code: str) -> None:
        if code and code not in self._chosen():
            wanted = {*self._chosen(), code}
            self.give(" ".join(one for one in self._codes if one in wanted))
        self._box.show_code("")

    @Slot()
    def _take_away(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            self.give(" ".join(code for code in self._chosen() if code != button.code))
            self.take_focus()


def columns_of(appearance: set[str]) -> int | None:
    """The number of columns that an appearance asks for, 0 for as many as fit; None for none."""
    for one in appearance:
        if match := _COLUMNS.fullmatch(one):
            return int(match[1] or 0)
    return None
