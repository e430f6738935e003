"""The frame of an open questionnaire: header, sections, summary, and how they follow the width."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rrk_field.ui import theme
from rrk_field.ui.check_page import CheckPage
from rrk_field.ui.figures_panel import FiguresDesk
from rrk_field.ui.form_header import FormHeader
from rrk_field.ui.form_summary import Drawer, FormSummary, SummaryBand
from rrk_field.ui.form_view import FormView
from rrk_field.ui.page import Page
from rrk_field.ui.section_list import STRIP, SectionBox, SectionList, SectionModel
from rrk_field.ui.widgets.banner import Banner
from rrk_field.ui.widgets.toast import Toast

WITH_BOTH = 1600
WITH_PANEL = 1340
WITH_WIDE_SECTIONS = 1200
WITH_SECTION_LIST = 1000

Shortcuts = Sequence[tuple[str, Callable[[], object]]]


class FormFrame(Page):
    """The parts of the page; what they do is the business of FormPage."""

    def lay_out(self, view: FormView, figures: FiguresDesk, language: str) -> None:
        """Make all parts around the questions."""
        self._width = 0
        self.header = FormHeader()
        self.banner = Banner("danger")
        self.failure = Banner("danger")
        self.news = Banner("info")
        self.band = SummaryBand()
        self.sections = SectionModel()
        self.section_list = SectionList(self.sections)
        self.section_box = SectionBox(self.sections)
        self.check = CheckPage()
        self.side = FormSummary(language)
        self.side.figures_place.addWidget(figures)
        self.drawer = Drawer(QWidget(), self)
        self._middle = QStackedWidget()
        self._middle.addWidget(view)
        self._middle.addWidget(self.check)
        box = QFrame()
        theme.set_role(box, "side")
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.section_box)
        self._box_frame = box
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(box)
        banners = QVBoxLayout()
        banners.setContentsMargins(16, 8, 16, 0)
        banners.addWidget(self.failure)
        banners.addWidget(self.banner)
        banners.addWidget(self.news)
        middle.addLayout(banners)
        middle.addWidget(self._middle, 1)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self.section_list)
        self._body.addLayout(middle, 1)
        self._body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.band)
        column.addLayout(self._body, 1)
        self.toast = Toast(self)

    def add_actions(self, shortcuts: Shortcuts) -> None:
        """Let keys work wherever in the page the focus is."""
        for keys, act in shortcuts:
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def needs_room(self) -> bool:
        """Whether what is shown is a table that takes the room of the titles of the sections."""
        return False

    def set_width(self, width: int) -> None:
        """Follow a breakpoint: `width` is that of the whole window."""
        panel = width >= WITH_PANEL
        self.band.setVisible(not panel)
        if panel and self.side.parent() is not self:
            self.drawer.hide()
            self._body.addWidget(self.side)
        elif not panel and self.side.parent() is not self.drawer:
            self.drawer.column.addWidget(self.side)
        self.side.show()
        self.section_list.setVisible(width >= WITH_SECTION_LIST)
        self._box_frame.setVisible(width < WITH_SECTION_LIST)
        self._width = width
        self.fit_sections()
        self.header.set_narrow(width < WITH_WIDE_SECTIONS)
        self.header.set_brief(width < WITH_SECTION_LIST)
        self._place_drawer()

    def fit_sections(self) -> None:
        """Give the list of sections its width; it may depend on what stands beside it."""
        wide = 236 if self._width >= WITH_WIDE_SECTIONS else 208
        strip = self._width < WITH_BOTH and self.needs_room()
        self.section_list.setFixedWidth(STRIP if strip else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        self.set_width(window.width() if window is not self else self.width())
        self.toast.place()

    def _place_drawer(self) -> None:
        self.drawer.place(
            self.header.height() + (self.band.height() if self.band.isVisible() else 0)
        )
