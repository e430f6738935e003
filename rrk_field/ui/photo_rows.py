"""A repeat of photos (`rrk-photos`): a check-list of the views, all pictures, and the table."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rrk_field.domain.attachments import Picture
from rrk_field.forms import markdown
from rrk_field.forms.definition import Question
from rrk_field.forms.session import Node, Update
from rrk_field.ui import theme
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.icons import icon, icon_size
from rrk_field.ui.photo_desk import Wish, file_wish
from rrk_field.ui.photo_strip import PhotoStrip, with_folders
from rrk_field.ui.repeat_grid import RepeatGrid
from rrk_field.ui.row_model import leaves, questions_of, rows_of
from rrk_field.ui.tab_keys import TabKeys

_SIGNS = {"wanted": ("circle-alert", "warn"), "here": ("circle-check", "ok"), "": ("plus", "text2")}


class PhotoRows(RepeatGrid):
    """Each view is a button with its count; choosing it adds rows of that kind with their photos.

    The first choice of a row is its kind, its first picture the photo. A calculation beside the
    repeat whose name ends in `_missing` names the kinds that are still wanted.
    """

    def _lay_out(self) -> None:
        self._kind, self._image = _kind_of(self.node), _image_of(self.node)
        self._views: dict[str, ViewButton] = {}
        self._pending: set[str] = set()
        self._list = QWidget()
        self._flow = FlowLayout(self._list, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._list.setSizePolicy(policy)
        context = self._context
        self.strip = PhotoStrip(context.desk, context.background, context.camera)
        self.strip.buttons.hide()
        self.strip.remover = self._remove
        if context.read_only:
            self.strip.set_read_only()
        super()._lay_out()
        own = QVBoxLayout()
        own.setContentsMargins(14, 0, 14, 8)
        own.setSpacing(8)
        own.addWidget(self._list)
        own.addWidget(self.strip)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(1, own)
        self.setAcceptDrops(not context.read_only)
        context.desk.refused.connect(self._refused)

    def refresh(self) -> None:
        super().refresh()
        if self.node.relevant:
            self.strip.show_path(self.node.path)
            self._show_views()

    def update_nodes(self, update: Update) -> None:
        super().update_nodes(update)
        for node in update.changed:
            self._follow_kind(node)
        if self.node.relevant:
            self._show_views()

    def retranslate(self) -> None:
        super().retranslate()
        self._show_views()

    def take_focus(self, *, last: bool = False) -> None:
        missing = self._missing()
        wanted = next((view for code, view in self._views.items() if code in missing), None)
        if wanted is not None and not last:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().take_focus(last=last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        buttons: list[QWidget] = [*self._views.values(), self.add_button]
        now = next((place for place, one in enumerate(buttons) if one.hasFocus()), -1)
        if step and now >= 0:
            buttons[(now + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add("", [file_wish(file) for file in _files(event)])
        event.acceptProposedAction()

    def add(self, kind: str, wishes: Sequence[Wish]) -> None:
        """Add a row for each picture; the kind "" is still to be chosen."""
        session = self._context.session
        for wish in wishes:
            if self._image is None or not session.can_add(self.node):
                return
            given = {self._kind.name: kind} if kind and self._kind is not None else {}
            path = self._answers.add_row(self.node, given, self.tr("Photos"))
            if path:
                image = f"{path}/{self._image.name}"
                self._pending.add(image)
                self._context.desk.add(
                    image, [Wish(wish.name, wish.read, wish.path, kind or "other")]
                )

    # the check-list

    def _show_views(self) -> None:
        kinds, missing = self._kinds(), self._missing()
        if list(kinds) != list(self._views):
            self._build_views(list(kinds))
        counts = dict.fromkeys(kinds, 0)
        for row in rows_of(self.node):
            value = self._kind_in(row)
            counts[value] = counts.get(value, 0) + 1
        for code, button in self._views.items():
            state = "wanted" if code in missing else "here" if counts[code] else ""
            button.show_state(kinds[code], counts[code], state)
        self._list.setVisible(bool(kinds) and not self._context.read_only)

    def _build_views(self, codes: list[str]) -> None:
        for button in self._views.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._views = {code: ViewButton(partial(self.add, code), self) for code in codes}
        for code, button in self._views.items():
            self._flow.addWidget(button)
            button.clicked.connect(partial(self._choose, code))
            button.tabs.forward.connect(self.finished)
            button.tabs.back.connect(self.returned)
            button.focused.connect(self.entered)
            button.show()

    def _choose(self, kind: str, *_checked: object) -> None:
        """Ask for pictures: of the camera where it has one, else for files."""
        camera = self._context.camera
        from_camera = camera is not None and camera.folder is not None
        self.add(kind, self.strip.ask_camera() if from_camera else self.strip.ask_files())

    def _kinds(self) -> dict[str, str]:
        """Codes and labels of the kinds, in the order of the list."""
        source = self._kind.choices if self._kind is not None else None
        session = self._context.session
        element = session.instance(source.list_name) if source and source.list_name else None
        root = element.children[0] if element is not None and element.children else None
        found = {}
        for item in root.children if root is not None else ():
            values = item.values()
            text_id = values.get("itextId", "")
            label = session.text_of(text_id, set()) if text_id else values.get("label", "")
            found[values.get("name", "")] = markdown.plain(label) or values.get("name", "")
        return found

    def _missing(self) -> set[str]:
        """The kinds that are still wanted, by what the form calculates."""
        parent = self.node.parent
        beside = parent.children if parent is not None else []
        return {
            code
            for node in beside
            if isinstance(node.item, Question)
            and node.item.control is None
            and node.item.name.endswith("_missing")
            for code in node.value.split()
        }

    def _kind_in(self, row: Node) -> str:
        name = self._kind.name if self._kind is not None else ""
        return next((node.value for node in leaves(row) if node.item.name == name), "")

    def _follow_kind(self, node: Node) -> None:
        """A photo says what it shows: after another kind was chosen, too."""
        row = node.row()
        if node.item is not self._kind or row is None or not node.value:
            return
        for photo in self._context.shelf.at(row.path):
            if photo.kind != node.value:
                self._context.shelf.set_kind(photo, node.value)

    # rows that come and go with their photos

    @Slot(str, str)
    def _refused(self, path: str, words: str) -> None:
        """A row whose picture could not be kept goes again."""
        if path not in self._pending:
            return
        self._pending.discard(path)
        if self._context.desk.newest(path):
            return
        row = next((one for one in rows_of(self.node) if path.startswith(f"{one.path}/")), None)
        if row is not None:
            self._answers.remove_row(row, self.tr("Photos"))
        self.strip.say(words)

    def _remove(self, photo: Picture) -> None:
        """Take a photo away with its row; one step of undo brings both back."""
        start = photo.path.rpartition("/")[0]
        row = next((one for one in rows_of(self.node) if one.path == start), None)
        self._answers.stack.beginMacro(self.tr("Photos"))
        self._context.desk.remove(photo)
        if row is not None:
            self._answers.remove_row(row, self.tr("Photos"))
        self._answers.stack.endMacro()


class ViewButton(QToolButton):
    """One view of the check-list; pictures may be dropped on it.

    Signals:
        focused: it got the focus.
    """

    focused = Signal()

    def __init__(self, add: Callable[[Sequence[Wish]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._add = add
        theme.set_role(self, "view")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(icon_size(before_text=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.tabs = TabKeys(self)

    def show_state(self, words: str, count: int, state: str) -> None:
        """Show its name, how many photos it has, and whether one is wanted."""
        self.setText(f"{words}  {count}" if count else words)
        self.setIcon(icon(*_SIGNS[state]))
        said = {
            "wanted": self.tr("{view}: a photo is wanted"),
            "here": self.tr("{view}: photos {count}"),
            "": self.tr("{view}: no photo"),
        }[state]
        self.setAccessibleName(said.format(view=words, count=count))
        self.setToolTip(said.format(view=words, count=count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._add([file_wish(file) for file in _files(event)])
        event.acceptProposedAction()


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return with_folders([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


def _kind_of(repeat: Node) -> Question | None:
    return next((one for one in questions_of(repeat.item) if one.control == "select1"), None)


def _image_of(repeat: Node) -> Question | None:
    return next((one for one in questions_of(repeat.item) if one.control == "upload"), None)
