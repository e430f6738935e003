"""Gives answers to the open questionnaire: undo and redo, and nothing lost when saving fails."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from rrk_field.db.interviews import Interview
from rrk_field.domain.errors import RrkError
from rrk_field.forms.session import Node, Update

STEPS = 200
RETRY_MS = 3000

Answer = tuple[str, str]
"""Value and special answer; one of the two is empty."""


class FormAnswers(QObject):
    """The only way from the widgets to the interview.

    Signals:
        updated: an Update of the session, after it was saved.
        saved: the transaction of an answer has returned.
        failed: the error that kept an answer from being saved; None once all are saved.
        undone: path of the question or row that undo or redo changed.
    """

    updated = Signal(object)
    saved = Signal()
    failed = Signal(object)
    undone = Signal(str)

    def __init__(self, interview: Interview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interview = interview
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(STEPS)
        self._visit = 0
        self._stepping = False
        self._unsaved: dict[str, Answer] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.retry)

    @property
    def has_unsaved(self) -> bool:
        """Whether an answer could not be saved yet."""
        return bool(self._unsaved)

    def new_visit(self) -> None:
        """Another field got the focus: its answers are an undo step of their own."""
        self._visit += 1
        self.interview.new_visit()

    def give(self, node: Node, value: str, special: str = "", *, about: str = "") -> None:
        """Answer a question; `about` names it in the tooltip of undo."""
        before = self._unsaved.get(
            node.path, (node.value if not node.special else "", node.special)
        )
        if (value, special) != before:
            step = _AnswerStep(self, node.path, before, (value, special), self._visit)
            step.setText(about)
            self.stack.push(step)

    def add_row(
        self, repeat: Node, answers: Mapping[str, Any] | None = None, about: str = ""
    ) -> str:
        """Add a row at the end; return its path, "" where it could not be saved."""
        step = _RowStep(self, repeat.path, "", dict(answers or {}), adds=True)
        step.setText(about)
        self.stack.push(step)
        return step.row_path

    def remove_row(self, row: Node, about: str = "") -> None:
        """Remove a row with its answers."""
        assert row.parent is not None
        step = _RowStep(self, row.parent.path, row.path, self._row_answers(row), adds=False)
        step.setText(about)
        self.stack.push(step)

    @Slot()
    def undo(self) -> None:
        """Take back the last step."""
        self._step(self.stack.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.stack.redo)

    @Slot()
    def retry(self) -> None:
        """Save again what could not be saved."""
        for path, (value, special) in list(self._unsaved.items()):
            if not self._save(path, value, special):
                return

    def write(self, path: str, answer: Answer) -> None:
        """Save an answer; used by the steps of undo."""
        if self._unsaved and path not in self._unsaved:
            self.retry()
        self._save(path, *answer)
        if self._stepping:
            self.undone.emit(path)

    def change_rows(self, change: Callable[[], Update], path: str) -> Update | None:
        """Add or remove a row; None where it could not be saved."""
        try:
            update = change()
        except RrkError as error:
            self.failed.emit(error)
            return None
        self.saved.emit()
        self.updated.emit(update)
        if self._stepping:
            self.undone.emit(path)
        return update

    def _save(self, path: str, value: str, special: str) -> bool:
        try:
            update = self.interview.answer(path, value, special)
        except RrkError as error:
            self._unsaved[path] = (value, special)
            self._retry.start()
            self.failed.emit(error)
            return False
        failed_before = bool(self._unsaved)
        self._unsaved.pop(path, None)
        if failed_before and not self._unsaved:
            self._retry.stop()
            self.failed.emit(None)
        self.saved.emit()
        self.updated.emit(update)
        return True

    def _step(self, step: Callable[[], None]) -> None:
        self._stepping = True
        try:
            step()
        finally:
            self._stepping = False
            self.new_visit()

    def _row_answers(self, row: Node) -> dict[str, Any]:
        start = f"{row.path}/"
        answers = self.interview.session.answers()
        return {
            path.removeprefix(start): value
            for path, value in answers.items()
            if path.startswith(start)
        }


class _AnswerStep(QUndoCommand):
    """One answer; further answers to the same question during one visit join it."""

    def __init__(
        self, answers: FormAnswers, path: str, before: Answer, after: Answer, visit: int
    ) -> None:
        super().__init__()
        self._answers, self.path, self.visit = answers, path, visit
        self.before, self.after = before, after

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _AnswerStep):
            return False
        if (other.path, other.visit) != (self.path, self.visit):
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._answers.write(self.path, self.after)

    def undo(self) -> None:
        self._answers.write(self.path, self.before)


class _RowStep(QUndoCommand):
    """A row that is added or removed; it keeps its key when it comes back."""

    def __init__(
        self,
        answers: FormAnswers,
        repeat: str,
        row_path: str,
        row_answers: dict[str, Any],
        *,
        adds: bool,
    ) -> None:
        super().__init__()
        self._answers, self._repeat, self.row_path = answers, repeat, row_path
        self._row_answers, self._adds = row_answers, adds

    def redo(self) -> None:
        self._add() if self._adds else self._remove()

    def undo(self) -> None:
        self._remove() if self._adds else self._add()

    def _add(self) -> None:
        interview = self._answers.interview
        key = self.row_path.rpartition("[")[2].rstrip("]") or None
        update = self._answers.change_rows(
            lambda: interview.add_row(self._repeat, key=key, answers=self._row_answers),
            self.row_path,
        )
        if update is not None and update.added:
            self.row_path = update.added[0].path

    def _remove(self) -> None:
        if self.row_path:
            interview = self._answers.interview
            self._answers.change_rows(lambda: interview.remove_row(self.row_path), self._repeat)
