"""A recording, a paper or another file as an answer."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from rrk_field.db.attachments import read_whole
from rrk_field.domain.attachments import Picture
from rrk_field.domain.media import suffix_of
from rrk_field.forms.session import Node
from rrk_field.ui.editors.base import Editor, FormContext
from rrk_field.ui.messages import sentence
from rrk_field.ui.times import size
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label


class FileEditor(Editor):
    """One file, kept sealed; a copy of it is written only to where the officer chooses."""

    def __init__(self, node: Node, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(node, context, parent)
        self._record: Picture | None = None
        self._removed: dict[str, Picture] = {}
        self.name = text_label("body", wrap=True)
        self.choose, self.save = OutlineButton("file-text"), LinkButton("download")
        self.remove = LinkButton("trash")
        self.message = text_label("message", wrap=True)
        self.choose.clicked.connect(self.choose_file)
        self.save.clicked.connect(self.save_copy)
        self.remove.clicked.connect(self.remove_file)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.choose, self.save, self.remove):
            row.addWidget(button)
            self.watch(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addLayout(row)
        column.addWidget(self.message)
        self._read_only = node.read_only or context.read_only
        self.choose.setVisible(not self._read_only)
        self.setAcceptDrops(not self._read_only)
        self.setFocusProxy(self.save if self._read_only else self.choose)
        self.say("")
        self.retranslate()

    def fields(self) -> list[QWidget]:
        buttons = (self.choose, self.save, self.remove)
        return [one for one in buttons if not one.isHidden()]

    def show_node(self) -> None:
        sha256, shelf = self.node.value, self.context.shelf
        if sha256 in self._removed:  # taking it away was undone
            shelf.restore(self._removed.pop(sha256))
        self._record = shelf.file_of(self.node.path, sha256) if sha256 else None
        self.name.setVisible(bool(sha256))
        self.save.setVisible(self._record is not None)
        self.remove.setVisible(bool(sha256) and not self._read_only)
        self.retranslate()

    def retranslate(self) -> None:
        record = self._record
        self.name.setText(f"{record.caption}  ·  {size(record.size_bytes)}" if record else "")
        if self.node.value and record is None:
            self.name.setText(self.tr("A file that is not on this laptop yet"))
        self.choose.setText(self.tr("Another file") if self.node.value else self.tr("Add a file"))
        self.save.setText(self.tr("Save a copy"))
        self.save.setToolTip(self.tr("The copy is not protected: delete it when it is used"))
        self.remove.setText(self.tr("Remove"))

    def say(self, words: str, meaning: str = "danger") -> None:
        """Say how it went; "" for nothing."""
        set_meaning(self.message, meaning)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and keep it."""
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Add a file"))
        if name:
            self.add(Path(name))

    def add(self, path: Path) -> None:
        """Keep a file, in the background."""
        shelf, at, wanted = self.context.shelf, self.node.path, self.node.question.media_type
        self.say("")
        self.choose.setEnabled(False)
        self.context.background.run_picture(
            self,
            lambda: shelf.add_file(at, read_whole(path), path.name, wanted).sha256,
            self._kept,
            self._failed,
        )

    @Slot()
    def save_copy(self) -> None:
        """Write a copy to where the officer chooses."""
        record = self._record
        if record is None:
            return
        offered = record.caption or f"file{suffix_of(record.media_type)}"
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), offered)
        if name:
            self.write_copy(Path(name))

    def write_copy(self, target: Path) -> None:
        """Write a copy, in the background."""
        record, shelf = self._record, self.context.shelf
        if record is not None:
            self.context.background.run_picture(
                self, lambda: shelf.save_copy(record, target), self._written, self._failed
            )

    @Slot()
    def remove_file(self) -> None:
        """Take the file away."""
        if self._record is not None:
            self._removed[self._record.sha256] = self._record
            self.context.shelf.remove(self._record)
        self.context.desk.new_step()
        self.give("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.add(Path(files[0]))
            event.acceptProposedAction()

    def _kept(self, sha256: str) -> None:
        self.choose.setEnabled(True)
        self.context.desk.new_step()
        self.give(sha256)

    def _written(self, written: bool) -> None:
        if written:
            self.say(self.tr("The copy is written; it is not protected"), "ok")
        else:
            self.say(self.tr("This file is not on this laptop yet"))

    def _failed(self, error: BaseException) -> None:
        self.choose.setEnabled(True)
        unreadable = self.tr("The file cannot be read or written")
        self.say(unreadable if isinstance(error, OSError) else sentence(error))
