"""Choosing one or several of a list: buttons with keys, or a drop-down that can be searched."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rrk_field.forms.session import Choice, Node
from rrk_field.ui import theme
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.entry import SPECIAL_CODES, choice_keys
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.search_choice import SearchChoice

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ButtonsEditor(Editor):
    """One button for each choice; the arrows move among them, Tab leaves them as one field."""

    multiple = False

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        upright = {"vertical", "list", "columns-1"} & set(node.item.appearance)
        if upright:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            self._layout: FlowLayout | QVBoxLayout = column
        else:
            self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: list[ChoiceButton] = []
        self._keys: dict[str, str] = {}
        self._shown: list[tuple[str, str]] = []

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
        value, special = self._answer(code)
        self.give(value, special)
        if not stay and self.context.advance_after_choice:
            self.finished.emit()

    def _choices(self) -> list[Choice]:
        listed = list(self.context.session.choices(self.node))
        missing = [
            c for c in self.node.question.special if c not in {choice.code for choice in listed}
        ]
        return [*listed, *(Choice(code, self.special_word(code), {}) for code in missing)]

    def special_word(self, code: str) -> str:
        """The word of a special answer that the list itself does not name."""
        if code == "na":
            return self.tr("Not applicable")
        return self.tr("Does not know") if code == "dk" else self.tr("Refused")

    def _chosen(self) -> set[str]:
        return {self.node.special or self.node.value} - {""}

    def _answer(self, code: str) -> tuple[str, str]:
        return ("", code) if code in self.node.question.special else (code, "")

    def _build(self, choices: list[Choice]) -> None:
        had_focus = self.has_focus()
        for button in self.buttons:
            self.unwatch(button)
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = [
            ChoiceButton(
                choice.code,
                special=choice.code in SPECIAL_CODES,
                parent=self,
                multiple=self.multiple and choice.code not in SPECIAL_CODES,
            )
            for choice in choices
        ]
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

    def show_node(self) -> None:
        choices = [
            (choice.code, choice.label) for choice in self.context.session.choices(self.node)
        ]
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
