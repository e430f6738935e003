"""Edits of records that can be undone: each is saved at once, in one transaction."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from rrk_field.db.store import Store
from rrk_field.domain.record import Record

STEPS = 200


class Edits(QObject):
    """Saves edits of one household, and undoes them.

    `failed` is told an error; `reread` is called after an edit was undone or done again.
    """

    def __init__(
        self,
        store: Store,
        failed: Callable[[BaseException], None],
        reread: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._failed, self._reread = store, failed, reread
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(STEPS)

    def change(self, words: str, *changes: tuple[Record, str, Any, Any]) -> bool:
        """Save new values: (record, column, before, after); False if it could not be saved."""
        if not self._save({id(record): record for record, *_ in changes}.values(), changes, last=3):
            return False
        kinds = [(type(record), record.id, name, old, new) for record, name, old, new in changes]
        self.stack.push(
            _Step(
                words,
                undo=lambda: self._set([(*where, old) for *where, old, _new in kinds]),
                redo=lambda: self._set([(*where, new) for *where, _old, new in kinds]),
            )
        )
        return True

    def add(self, words: str, record: Record) -> bool:
        """Save a new record; undoing removes it."""
        if not self._try(lambda: self._store.save(record)):
            return False
        self.stack.push(
            _Step(
                words,
                undo=lambda: self._then_reread(lambda: self._store.remove(record)),
                redo=lambda: self._then_reread(lambda: self._store.restore(record)),
            )
        )
        return True

    def remove(self, words: str, record: Record) -> bool:
        """Remove a record with what belongs to it; undoing brings it back."""
        if not self._try(lambda: self._store.remove(record)):
            return False
        self.stack.push(
            _Step(
                words,
                undo=lambda: self._then_reread(lambda: self._store.restore(record)),
                redo=lambda: self._then_reread(lambda: self._store.remove(record)),
            )
        )
        return True

    def _save(self, records: Any, changes: Any, *, last: int) -> bool:
        for change in changes:
            setattr(change[0], change[1], change[last])

        def save() -> None:
            with self._store.together():
                self._store.save(*records)

        if self._try(save):
            return True
        for record, name, before, _after in changes:
            setattr(record, name, before)
        return False

    def _set(self, values: list[tuple[Any, ...]]) -> None:
        def save() -> None:
            with self._store.together():
                for record_class, record_id, name, value in values:
                    record = self._store.get(record_class, record_id)
                    if record is not None:
                        setattr(record, name, value)
                        self._store.save(record)

        self._then_reread(save)

    def _then_reread(self, work: Callable[[], None]) -> None:
        self._try(work)
        self._reread()

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told to the user; a bug is logged there
            self._failed(error)
            return False
        return True


class _Step(QUndoCommand):
    """One edit; it is already done when it is pushed."""

    def __init__(self, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(words)
        self._undo, self._redo = undo, redo
        self._fresh = True

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        if self._fresh:
            self._fresh = False
            return
        self._redo()
