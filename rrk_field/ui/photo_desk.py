"""Adding and removing photos of an open questionnaire: one after the other, each can be undone."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand

from rrk_field.db.camera import key_of
from rrk_field.db.pictures import read_file
from rrk_field.domain.attachments import Picture
from rrk_field.forms.definition import Question
from rrk_field.ui.background import Background
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.messages import sentence
from rrk_field.ui.photo_shelf import PhotoShelf


@dataclass(frozen=True)
class Wish:
    """A picture to add: `read` gives its bytes, in the worker."""

    name: str
    read: Callable[[], bytes]
    path: Path | None = None
    """The file that it is read from, so that it is not offered again."""
    kind: str = "other"
    caption: str = ""


def file_wish(path: Path) -> Wish:
    """The wish to add a file."""
    return Wish(path.name, lambda: read_file(path), path)


class PhotoDesk(QObject):
    """The only way from the widgets to the photos: answers and photos change together.

    Signals:
        changed: the path of a question or row whose photos are others now.
        added: a photo, the moment it is kept.
        progressed: how many of the pictures asked for are done, and how many there are.
        refused: the path, and what to say about a picture that was not added.
        moved: photos may have been sent or received.
    """

    changed = Signal(str)
    added = Signal(object)
    progressed = Signal(int, int)
    refused = Signal(str, str)
    moved = Signal()

    def __init__(self, shelf: PhotoShelf, background: Background) -> None:
        super().__init__()
        self.shelf = shelf
        self.answers: FormAnswers | None = None
        self._background = background
        self._waiting: deque[tuple[str, Wish]] = deque()
        self._running: tuple[str, Wish] | None = None
        self._done = 0

    @property
    def is_adding(self) -> bool:
        """Whether a picture is being added."""
        return self._running is not None

    def add(self, path: str, wishes: Sequence[Wish]) -> None:
        """Add pictures to a question or a row, in the background, in this order."""
        self._waiting.extend((path, wish) for wish in wishes)
        self._next()

    def stop_adding(self) -> None:
        """Forget the pictures that are not begun."""
        self._waiting.clear()

    def remove(self, photo: Picture) -> None:
        """Take a photo away, with what it was the answer to."""
        self._push(_PhotoStep(self, photo, adds=False))

    def restore(self, photo: Picture) -> None:
        """Bring back a photo that was removed."""
        self._push(_PhotoStep(self, photo, adds=True, kept=False))

    def describe(self, photo: Picture, caption: str) -> None:
        """Write under a photo what it shows."""
        self.shelf.describe(photo, caption)
        self.changed.emit(photo.path)

    def newest(self, path: str) -> str:
        """Content hash of the newest photo of exactly this question, "" for none."""
        found = [photo.sha256 for photo in self.shelf.all() if photo.path == path]
        return found[-1] if found else ""

    def question(self, path: str) -> Question | None:
        """The question at a path; None for a repeat row and outside a form."""
        if self.answers is None:
            return None
        try:
            item = self.answers.interview.session.node(path).item
        except KeyError:
            return None
        return item if isinstance(item, Question) else None

    def answer(self, path: str) -> None:
        """Let the newest photo be the answer of its question."""
        if self.answers is not None and self.question(path) is not None:
            self.answers.write(path, (self.newest(path), ""))

    @Slot()
    def heal(self) -> None:
        """Answer questions whose photos were kept while the questionnaire was being closed."""
        if self.answers is None:
            return
        session = self.answers.interview.session
        for path in {photo.path for photo in self.shelf.all()}:
            if self.question(path) is not None:
                node = session.node(path)
                if node.relevant and not node.read_only and not node.value and not node.special:
                    self.answer(path)

    def new_step(self) -> None:
        """What is answered next is a step of undo of its own."""
        if self.answers is not None:
            self.answers.new_visit()

    def _push(self, step: "_PhotoStep") -> None:
        if self.answers is None:
            step.redo()
            return
        step.setText(self.tr("Photos"))
        self.new_step()
        self.answers.stack.push(step)

    def _next(self) -> None:
        if self._running is not None:
            return
        if not self._waiting:
            self._done = 0
            self.progressed.emit(0, 0)
            return
        path, wish = self._running = self._waiting.popleft()
        self.progressed.emit(self._done, self._done + len(self._waiting) + 1)
        question, shelf = self.question(path), self.shelf
        longest = question.max_pixels if question is not None else None
        self._background.run_picture(
            self,
            lambda: shelf.add(
                path,
                wish.read(),
                wish.kind,
                caption=wish.caption,
                longest_px=longest,
                camera_key=key_of(wish.path) if wish.path is not None else "",
            ),
            self._kept,
            self._failed,
        )

    def _kept(self, photo: Picture) -> None:
        assert self._running is not None
        name = self._running[1].name
        self._push(_PhotoStep(self, photo, adds=True, kept=True))
        others = [one for one in self.shelf.all() if one.sha256 == photo.sha256]
        if len(others) > 1:
            words = self.tr("{name} was added; the same picture is at another question too")
            self.refused.emit(photo.path, words.format(name=name))
        self._go_on()  # before anybody hears of it: what is done then may add pictures too
        self.added.emit(photo)

    def _failed(self, error: BaseException) -> None:
        assert self._running is not None
        path, wish = self._running
        words = self.tr("{name}: {reason}")
        reason = self.tr("the file cannot be read") if isinstance(error, OSError) else None
        self.refused.emit(path, words.format(name=wish.name, reason=reason or sentence(error)))
        self._go_on()

    def _go_on(self) -> None:
        self._running = None
        self._done += 1
        self._next()


class _PhotoStep(QUndoCommand):
    """A photo that comes or goes; with `kept` it is in the store already."""

    def __init__(self, desk: PhotoDesk, photo: Picture, *, adds: bool, kept: bool = False) -> None:
        super().__init__()
        self._desk, self._photo, self._adds, self._kept = desk, photo, adds, kept

    def redo(self) -> None:
        self._change(adds=self._adds)

    def undo(self) -> None:
        self._change(adds=not self._adds)

    def _change(self, *, adds: bool) -> None:
        desk, photo = self._desk, self._photo
        if not adds:
            desk.shelf.remove(photo)
        elif not self._kept:
            desk.shelf.restore(photo)
        self._kept = False
        desk.answer(photo.path)
        desk.changed.emit(photo.path)
