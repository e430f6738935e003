"""A number between two bounds: typed, chosen with a slider, from a list, or by stars."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSlider, QWidget

from rrk_field.forms.session import Choice, Node
from rrk_field.ui import theme
from rrk_field.ui.choice_button import ChoiceButton
from rrk_field.ui.editors.base import FormContext
from rrk_field.ui.editors.choice import ButtonsEditor, DropDownEditor
from rrk_field.ui.editors.number import NumberEditor
from rrk_field.ui.entry import read_number, show_number
from rrk_field.ui.icons import paint_icon
from rrk_field.ui.widgets.card import set_meaning, text_label

MOST_STEPS = 1000
"""A list of more values than this is a slider, whatever the appearance."""
MOST_STARS = 10


class Scale:
    """The values of a range, in steps from its start to its end."""

    def __init__(self, bounds: tuple[str, str, str]) -> None:
        start, end, step = (
            _decimal(text, default) for text, default in zip(bounds, "011", strict=True)
        )
        self.start, self.end, self.step = start, max(end, start), abs(step) or Decimal(1)
        self.steps = int((self.end - self.start) / self.step)

    def value(self, place: int) -> str:
        """The value at a place, counted from 0."""
        return format((self.start + self.step * place).normalize(), "f")

    def place(self, value: str) -> int | None:
        """The place of a value; None where it is not on the scale."""
        try:
            steps = (Decimal(value) - self.start) / self.step
        except InvalidOperation:
            return None
        whole = steps == steps.to_integral_value()
        return int(steps) if whole and 0 <= steps <= self.steps else None

    def values(self) -> list[str]:
        """All values."""
        return [self.value(place) for place in range(self.steps + 1)]


class RangeEditor(NumberEditor):
    """A field to type in, and a slider for the mouse; Up and Down go by one step.

    What is not on the scale is not given: the field says so, and the answer stays as it was.
    """

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        self.scale = Scale(node.question.bounds)
        self._ends: list[QLabel] = []
        super().__init__(node, context, parent)
        upright = "vertical" in node.item.appearance
        self.slider = QSlider(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        self.slider.setRange(0, self.scale.steps)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.valueChanged.connect(self._slid)
        self._not_kept = text_label("message")
        set_meaning(self._not_kept, "danger")
        self._not_kept.hide()
        self._place_slider(upright=upright)
        self.setMinimumHeight(theme.px(150) if upright else 0)
        self._show_slider()

    def _place_slider(self, *, upright: bool) -> None:
        line = QWidget()
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.BottomToTop if upright else direction.LeftToRight, line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        low, high = text_label("caption"), text_label("caption")
        self._ends = [low, high]
        for part in (low, self.slider, high):
            row.addWidget(part)
        if upright:
            self.slider.setFixedSize(theme.px(22), theme.px(104))
        else:
            self.slider.setFixedWidth(theme.px(240))
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, line)
        layout.insertWidget(2, self._not_kept)
        self._name_ends()

    def show_node(self) -> None:
        super().show_node()
        if self._ends:  # made after the field
            self._show_slider()

    def commit(self) -> None:
        typed = self.read(self.field.text())
        outside = bool(typed) and self.scale.place(typed) is None
        if outside:
            self.stop_waiting()
        else:
            super().commit()
        self._not_kept.setVisible(outside)
        self.set_state("danger" if outside else "")
        self.retranslate()

    def set_words(self, name: str, description: str) -> None:
        super().set_words(name, description)
        self.slider.setAccessibleName(name)

    def retranslate(self) -> None:
        super().retranslate()
        if not self._ends:
            return
        self._name_ends()
        words = self.tr("Enter a number from {least} to {most}, in steps of {step}")
        scale = self.scale
        self._not_kept.setText(
            words.format(
                least=show_number(scale.value(0)),
                most=show_number(scale.value(scale.steps)),
                step=show_number(format(scale.step.normalize(), "f")),
            )
        )

    def pressed(self, event: QKeyEvent, field: QWidget) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.step(1 if event.key() == Qt.Key.Key_Up else -1)
            return True
        return False

    def keys(self) -> list[tuple[str, str]]:
        return [(self.tr("Up, Down"), self.tr("Go by one step"))]

    def step(self, by: int) -> None:
        """Go up or down by one step; from nothing to the start."""
        place = self.scale.place(self.read(self.field.text()))
        wanted = 0 if place is None else min(max(place + by, 0), self.scale.steps)
        self.field.setText(self.scale.value(wanted))
        self.commit()

    def _name_ends(self) -> None:
        for label, place in zip(self._ends, (0, self.scale.steps), strict=True):
            label.setText(show_number(self.scale.value(place)))

    def _show_slider(self) -> None:
        place = self.scale.place(self.node.value) if self.node.value else 0
        self.slider.blockSignals(True)
        self.slider.setValue(place or 0)
        self.slider.blockSignals(False)
        unset = "" if self.node.value else "true"
        if (self.slider.property("unset") or "") != unset:
            self.slider.setProperty("unset", unset)
            theme.restyle(self.slider)

    @Slot(int)
    def _slid(self, place: int) -> None:
        self.field.setText(self.scale.value(place))
        self.commit()


class RangeListEditor(DropDownEditor):
    """The values of a range as a list."""

    def choices(self) -> list[tuple[str, str]]:
        values = Scale(self.node.question.bounds).values()
        return [(value, show_number(value)) for value in values]

    @Slot()
    def commit(self) -> None:
        typed = read_number(self.box.typed(), whole=False)
        if typed is not None and self.box.has_unsettled() and typed in self._codes:
            self.box.close_list()
            self.give(typed)
            return
        super().commit()


class RatingEditor(ButtonsEditor):
    """Stars up to the one chosen; a digit chooses."""

    def _choices(self) -> list[Choice]:
        values = Scale(self.node.question.bounds).values()
        return [Choice(value, show_number(value), {}) for value in values if value != "0"]

    def _make_button(self, choice: Choice) -> ChoiceButton:
        return StarButton(choice.code, self)

    def show_node(self) -> None:
        super().show_node()
        codes = [button.code for button in self.buttons]
        chosen = codes.index(self.node.value) if self.node.value in codes else -1
        for place, button in enumerate(self.buttons):
            if isinstance(button, StarButton):
                button.set_filled(place <= chosen)


class StarButton(ChoiceButton):
    """One star."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(code, special=False, parent=parent)
        self._filled = False
        self.show_bare()

    def set_filled(self, filled: bool) -> None:
        """Show that the rating reaches this star."""
        self._filled = filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_outline(painter)
        side = theme.px(16)
        star = QRectF(theme.px(9), (self.height() - side) / 2, side, side)
        paint_icon(painter, "star", "accent" if self._filled else "text3", star)
        painter.setFont(theme.font("strong" if self._filled else "body"))
        painter.setPen(theme.colour("accent_text" if self._filled else "text2"))
        painter.drawText(
            self.rect().adjusted(theme.px(28), 0, -6, 0),
            int(Qt.AlignmentFlag.AlignVCenter),
            self.accessibleName(),
        )


def _decimal(text: str, default: str) -> Decimal:
    try:
        return Decimal(text or default)
    except InvalidOperation:
        return Decimal(default)
