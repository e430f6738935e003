"""A repeat with the appearance `rrk-grid`: one line a component, graded by one key each."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rrk_field.domain.scripts import latin
from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Update
from rrk_field.ui.component_model import ComponentModel
from rrk_field.ui.component_view import ComponentView
from rrk_field.ui.editors import FormContext
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_messages import message_of
from rrk_field.ui.language import Retranslating
from rrk_field.ui.photo_strip import PhotoStrip
from rrk_field.ui.row_model import is_wrong, rows_of
from rrk_field.ui.widgets.card import Card, set_meaning, text_label

FILLED = ("grade", "choice", "number")


class ComponentGrid(Retranslating, QWidget):
    """The table of components and under it the photos of the current one.

    Signals:
        finished, returned: leave the table forwards or backwards.
        entered: the table got the focus.
        row_asked: a row's node and the path of the question to start at.
    """

    finished = Signal()
    returned = Signal()
    entered = Signal()
    row_asked = Signal(object, str)

    def __init__(
        self, node: Node, context: FormContext, answers: FormAnswers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.node, self._context, self._answers = node, context, answers
        self.show_missing = False
        self.model = ComponentModel(node, context.session, group_words(context), context.remark_of)
        self.view = ComponentView(self.model, context, answers)
        self._problems = text_label("message", wrap=True)
        set_meaning(self._problems, "danger")
        self._photos = PhotoStrip(context.desk, context.background, context.camera)
        self._photos.changed.connect(self._photos_changed)
        self._photo_title = text_label("strong")
        self._photo_row = text_label("hint", wrap=True)
        self._hint = text_label("caption", wrap=True)
        self._lay_out()
        self.view.left_forward.connect(self.finished)
        self.view.left_back.connect(self.returned)
        self.view.entered_table.connect(self.entered)
        self.view.row_changed.connect(self._row_changed)
        self.view.photo_asked.connect(self._photos.choose_files)
        self.view.photos_shown.connect(self._photos.list.setFocus)
        self.view.row_asked.connect(lambda row: self.row_asked.emit(row, ""))
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        table = Card(padding=1)
        table.body.setContentsMargins(1, 1, 1, 6)
        table.body.addWidget(self.view)
        table.body.addWidget(self._problems)
        self._problems.setContentsMargins(12, 2, 12, 2)
        photos = Card(padding=12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._photo_title)
        head.addWidget(self._photo_row, 1)
        head.addWidget(self._photos.take_buttons())
        photos.body.addLayout(head)
        photos.body.addWidget(self._photos)
        if self._context.read_only:
            self._photos.set_read_only()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (table, photos, self._hint):
            column.addWidget(part)

    def set_node(self, node: Node) -> None:
        """Show the rows of another node of the same repeat."""
        self.node = node
        self.model.repeat = node
        self.refresh()

    def refresh(self) -> None:
        """Show rows and problems as they are now."""
        self.setVisible(self.node.relevant)
        if not self.node.relevant:
            return
        self._count_photos()
        if [line.row for line in self.model.lines if line.row] != list(rows_of(self.node)):
            self.model.rebuild()
        self._refresh_table()

    def _refresh_table(self) -> None:
        if self.model.columns_changed():
            place = self.view.current_place()
            self.model.rebuild()
            self.view.restore_place(place)
        if self.view.show_missing is not self.show_missing:
            self.view.show_missing = self.show_missing
            self.view.viewport().update()
        self.view.fit()
        self._show_problems()

    def update_nodes(self, update: Update) -> None:
        """Show what an answer changed in this table."""
        if self.model.update_nodes(update.changed):
            self._refresh_table()
        elif self.node in update.changed or update.added or update.removed:
            self.refresh()

    def is_stop(self) -> bool:
        """Whether Tab and Enter stop here."""
        return self.node.relevant and bool(rows_of(self.node))

    def take_focus(self, *, last: bool = False) -> None:
        """Go to the first component without a grade, or the last component."""
        self.view.go_to_edge(last=last)

    def focus_node(self, node: Node) -> bool:
        """Go to the row of a question; return whether it is in this table."""
        row = self.model.row_holding(node)
        if row is None or self.model.line_of(row) < 0:
            return False
        names = [column.name for column in self.model.columns if column.kind in FILLED]
        if node.item.name in names:
            self.view.go_to(row, node.item.name)
        else:
            self.row_asked.emit(row, node.item.path)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._photos.paste():
            return
        if event.key() == Qt.Key.Key_Escape and self._photos.list.hasFocus():
            self.view.setFocus()
            return
        super().keyPressEvent(event)

    def write_remark(self) -> bool:
        """Ask for the remark of the current row; False where rows have none."""
        row = self.view.current_row()
        return row is not None and self.view.write_remark(row)

    def focus_row(self, row: Node) -> None:
        """Go to a row."""
        self.view.go_to(row, self.model.grade_name)

    def commit(self) -> None:
        """Give what is typed in a cell."""
        self.view.commit()

    def retranslate(self) -> None:
        self.model.set_group_words(group_words(self._context))
        self.model.forget_texts()
        self.view.setAccessibleName(markdown.plain(self._context.session.label(self.node)))
        keys = self.tr(
            "0–5 set the grade  ·  − never existed  ·  ? not visible  ·  Up Down row  ·  "
            "P photo, Shift+P its photos  ·  F2 remark  ·  Enter on the name opens the row"
        )
        self._hint.setText(keys)
        self._show_photo_title()
        self.view.fit()
        self._show_problems()

    def _count_photos(self) -> None:
        rows = {f"{row.path}/": row.path for row in rows_of(self.node)}
        counts = dict.fromkeys(rows.values(), 0)
        for photo in self._context.shelf.all():
            parts = photo.path.split("/")
            starts = ("/".join([*parts[:end], ""]) for end in range(1, len(parts) + 1))
            row = next((rows[start] for start in starts if start in rows), None)
            if row is not None:
                counts[row] += 1
        self.model.photo_counts = {row: count for row, count in counts.items() if count}

    @Slot(object)
    def _row_changed(self, row: Node | None) -> None:
        if row is None:
            return
        column = next((one for one in self.model.columns if one.kind == "photos"), None)
        target = self.model.node(row, column.name) if column else None
        self._photos.show_path(row.path, target.path if target is not None else row.path)
        self._show_photo_title()

    def _show_photo_title(self) -> None:
        row = self.view.current_row()
        count = len(self._photos.photos)
        self._photo_title.setText(self.tr("Photos · {n}").format(n=count))
        self._photo_row.setText(self.model.title(row) if row is not None else "")

    @Slot()
    def _photos_changed(self) -> None:
        self._count_photos()
        self.model.forget_texts()
        self.view.viewport().update()
        self._show_photo_title()

    def _show_problems(self) -> None:
        lines = []
        for row in rows_of(self.node):
            for node in self.model.problems(row):
                if is_wrong(node):
                    words = self.tr("{row}: {message}")
                    message = message_of(self._context.session, node)
                    lines.append(words.format(row=self.model.title(row), message=message))
        self._problems.setText("\n".join(lines[:4]))
        self._problems.setVisible(bool(lines))


def group_words(context: FormContext) -> dict[str, str]:
    """The names of groups of components, in the language of the interview."""
    suffix = context.language.partition("-")[0]
    words: dict[str, str] = {}
    for item in context.list_items("component"):
        words[item.get("group", "")] = item.get(f"group_{suffix}", item.get("group_en", ""))
    if context.language == "sr-Latn":
        words = {group: latin(text) for group, text in words.items()}
    return words
