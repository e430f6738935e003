"""An open questionnaire: header, sections, questions, summary. Nothing here knows any form."""

from datetime import datetime

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QWidget,
)

from rrk_field.db.interviews import Interview, Move
from rrk_field.db.unsent import outbox_rows
from rrk_field.domain import dates
from rrk_field.domain.errors import RrkError
from rrk_field.domain.places import Settlement, both_names
from rrk_field.domain.roots import photo_class, root_name, root_number
from rrk_field.domain.surveys import HouseholdForm
from rrk_field.domain.visits import GoAndSeeVisit
from rrk_field.forms import markdown
from rrk_field.forms.session import Node, Update
from rrk_field.settings import Preferences
from rrk_field.ui.answer_history import AnswerHistory
from rrk_field.ui.application import Appearance
from rrk_field.ui.ask_text import AskText
from rrk_field.ui.background import Background
from rrk_field.ui.camera_folder import CameraFolder
from rrk_field.ui.change_words import record_word
from rrk_field.ui.changes import Changed
from rrk_field.ui.component_grid import ComponentGrid
from rrk_field.ui.editors import FormContext
from rrk_field.ui.figures_panel import FiguresDesk
from rrk_field.ui.form_answers import FormAnswers
from rrk_field.ui.form_frame import FormFrame, Shortcuts
from rrk_field.ui.form_sections import section_state, section_title
from rrk_field.ui.form_state import Remarks, row_words, summary_of
from rrk_field.ui.form_summary import Fact, Summary
from rrk_field.ui.form_view import FormView
from rrk_field.ui.messages import sentence
from rrk_field.ui.move_dialog import MoveDialog
from rrk_field.ui.parked_dialog import ParkedDialog
from rrk_field.ui.photo_shelf import PhotoShelf, rules_of
from rrk_field.ui.question_help import QuestionHelp
from rrk_field.ui.sending import Sending
from rrk_field.ui.widgets.shortcut_sheet import ShortcutSheet

PROGRESS_MS = 120
"""So long after an answer sections and summary are counted anew; typing goes on meanwhile."""
RECHECK_MS = 500
"""So long after the record changed it is looked at whether that was the officer's own doing."""


PRINT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_P)
BACK = QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left)


class FormPage(FormFrame):
    """The page of one assessment or damage survey.

    Signals:
        left: back to where it was opened from.
        print_asked: id of the record to print.
    """

    left = Signal()
    print_asked = Signal(str)

    def __init__(
        self,
        interview: Interview,
        appearance: Appearance,
        background: Background,
        parent: QWidget | None = None,
        sending: Sending | None = None,
    ) -> None:
        super().__init__(parent)
        self.interview, self._appearance = interview, appearance
        preferences = appearance.preferences
        self._context = FormContext(
            interview,
            background,
            PhotoShelf(
                interview.store,
                interview.root.id,
                interview.record.id,
                rules_of(preferences),
                photo_class(interview.root.__tablename__),
            ),
            advance_after_choice=preferences.advance_after_choice,
            read_only=interview.read_only,
            language=preferences.interview_language,
            sending=sending,
        )
        self._speak(preferences.interview_language)
        self.answers = FormAnswers(interview, self)
        self._context.desk.answers = self.answers
        self._context.desk.setParent(self)
        self._context.camera = CameraFolder(self._context.shelf.taken_in, background, self)
        self._context.camera.set_folder(preferences.camera_folder)
        self.remarks = Remarks(interview)
        self._context.remark_of = self.remarks.text_of
        self.summary = Summary()
        self._place = ""
        self._moved_from = ""
        """The version that this draft was moved from while the page is open."""
        self.view = self._new_view()
        self.figures = FiguresDesk(self._context)
        self.lay_out(self.view, self.figures, self._context.language)
        self._connect()
        self.add_actions(self._shortcuts())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PROGRESS_MS)
        self._later.timeout.connect(self._show_progress)
        self._recheck = QTimer(self)
        self._recheck.setSingleShot(True)
        self._recheck.setInterval(RECHECK_MS)
        self._recheck.timeout.connect(self.look_again)
        self._sync = self._sync_state()
        self.retranslate()
        self._show_progress()
        if not interview.read_only:
            QTimer.singleShot(0, self._context.desk, self._context.desk.heal)

    def _new_view(self) -> FormView:
        view = FormView(self._context, self.answers, self.remarks)
        view.section_shown.connect(self._section_shown)
        view.entered.connect(self._entered)
        view.warning_checked.connect(self.check_warning)
        view.history_asked.connect(self.show_history)
        view.ended.connect(self.try_to_complete)
        return view

    def _connect(self) -> None:
        header = self.header
        header.back_asked.connect(self.leave)
        header.undo_asked.connect(self.undo)
        header.remark_asked.connect(self.write_remark)
        header.help_asked.connect(self.show_help)
        header.print_asked.connect(lambda: self.print_asked.emit(self.interview.record.id))
        header.complete_asked.connect(self.try_to_complete)
        for sections in (self.section_list, self.section_box):
            sections.chosen.connect(self._section_chosen)
        self.answers.updated.connect(self._updated)
        self.answers.saved.connect(self._saved)
        self.answers.failed.connect(self._failed)
        self.answers.undone.connect(self._undone)
        self.answers.stack.undoTextChanged.connect(self._undo_changed)
        self.answers.stack.canUndoChanged.connect(self._undo_changed)
        self.side.node_asked.connect(self.go_to)
        self.side.parked_asked.connect(self.show_parked)
        self.side.language_chosen.connect(self.set_interview_language)
        self.band.opened.connect(self.toggle_summary)
        self.check.left.connect(self.back_to_questions)
        self.check.node_asked.connect(self.go_to)
        self.check.completed.connect(self._complete)
        self.check.incomplete_sent.connect(self._send_incomplete)
        self.toast.activated.connect(self.undo)
        self.failure.activated.connect(self.answers.retry)
        self.news.activated.connect(self.show_newer_version)
        self._appearance.changed.connect(self._preferences_changed)

    def _shortcuts(self) -> Shortcuts:
        return (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Return", self.try_to_complete),
            ("Ctrl+Enter", self.try_to_complete),
            ("Ctrl+S", self.save_now),
            ("Ctrl+PgDown", lambda: self.view.move_section(1)),
            ("Ctrl+PgUp", lambda: self.view.move_section(-1)),
            ("F1", self.show_help),
            ("Ctrl+H", self.show_history_here),
            ("F2", self.write_remark),
            ("F3", lambda: self.next_problem(1)),
            ("Shift+F3", lambda: self.next_problem(-1)),
            ("F4", self.toggle_summary),
            ("F12", self.show_newer_version),
        )

    def needs_room(self) -> bool:
        node = self.view.sections[self.view.current] if self.view.current >= 0 else None
        return node is not None and any(
            "rrk-grid" in child.item.appearance for child in node.children
        )

    # as a page of the window

    def title(self) -> str:
        return self._title()

    def own_bar(self) -> bool:
        return True

    def start(self) -> None:
        """Go to the question where the officer stopped."""
        path = self.interview.last_question
        if not (path and self.view.focus_path(path)):
            self._first_section()

    def _first_section(self) -> None:
        for number, section in enumerate(self.view.sections):
            if section.relevant:
                self.view.show_section(number)
                return

    def refresh(self, changed: Changed | None = None) -> None:
        """Show whether the record was sent meanwhile, and what synchronising brought into it."""
        record = self.interview.record
        if changed is None or any(kind.endswith("photo") for kind, _id in changed):
            self._context.desk.moved.emit()
        if changed is None or any(record_id == record.id for _kind, record_id in changed):
            self._recheck.start()

    @Slot()
    def look_again(self) -> None:
        """Show the state of sending; where others changed the record, show their answers."""
        self._sync = self._sync_state()
        store, record = self.interview.store, self.interview.record
        fresh = store.get(type(record), record.id)
        same_form = fresh is None or (
            self.interview.exact and fresh.form_version == record.form_version
        )
        if fresh is None or (same_form and fresh.answers == record.answers):
            self._show_names()
            self._show_news()
            return
        self.view.commit()
        self.interview.refresh()
        self._speak(self._context.language)
        self._moved_from = ""
        self._replace_view()
        self.toast.show_words(self.tr("Changes from the office were taken over"))

    def _replace_view(self) -> None:
        """Show the questions of the session that took the place of the old one."""
        place, old = self._place, self.view
        self._context.read_only = self.interview.read_only
        self.answers.stack.clear()
        self.remarks.read()
        self.view = self._new_view()
        self._middle.insertWidget(0, self.view)
        if self._middle.currentWidget() is old:
            self._middle.setCurrentWidget(self.view)
        self._middle.removeWidget(old)
        old.deleteLater()
        self.figures.look_up()
        if not (place and self.view.focus_path(place)):
            self._first_section()
        self._show_progress()
        self._set_read_only()
        self._show_names()

    # what the officer does

    @Slot()
    def leave(self) -> None:
        """Keep what is typed and go back; Esc closes what lies above first."""
        self.save_now()
        self._remember_place()
        self.left.emit()

    @Slot()
    def save_now(self) -> None:
        """Give what is typed."""
        self.view.commit()
        if self.answers.has_unsaved:
            self.answers.retry()

    @Slot()
    def undo(self) -> None:
        """Take back the last answer or row."""
        self.view.commit()
        self.toast.hide()
        if self._moved_from and not self.answers.stack.canUndo():
            self._go_back()
        else:
            self.answers.undo()

    @Slot()
    def show_newer_version(self) -> None:
        """List what a newer version changes for this draft, and move it if the officer agrees."""
        self.view.commit()
        if self.answers.has_unsaved or not self.interview.newer_version():
            return
        try:
            move = self.interview.as_newest()
        except RrkError as error:
            self.failure.set_words(sentence(error))
            return
        before = self.interview.session
        if MoveDialog(before, move, self).exec():
            if self.interview.session is not before:  # synchronising took over changes meanwhile
                move = self.interview.as_newest()
            version = self.interview.definition.version
            if self._move(move):
                self._moved_from = version
                words = self.tr("This draft is in version {version} now")
                self.toast.show_words(words.format(version=move.version), self.tr("Undo"))
            self._undo_changed()

    def _go_back(self) -> None:
        """Put the draft back into the version that it was moved from."""
        version, self._moved_from = self._moved_from, ""
        try:
            move = self.interview.as_before(version)
        except RrkError as error:
            self.failure.set_words(sentence(error))
            return
        if self._move(move):
            words = self.tr("This draft is in version {version} again")
            self.toast.show_words(words.format(version=version))
        self._undo_changed()

    def _move(self, move: Move) -> bool:
        try:
            self.interview.move(move)
        except RrkError as error:
            self.failure.set_words(sentence(error))
            return False
        self._speak(self._context.language)
        self._replace_view()
        self._saved()
        return True

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self.answers.redo()

    @Slot(object)
    def go_to(self, node: Node) -> None:
        """Go to a question."""
        self.back_to_questions()
        if self.band.isVisible():
            self.drawer.hide()
        self.view.focus_node(node)

    @Slot()
    def next_problem(self, step: int = 1) -> None:
        """Go to the next thing that is wrong, to be looked at, or missing."""
        self.view.commit()
        order = [node for node, _words in (*self.summary.errors, *self.summary.warnings)]
        order = order or list(self.summary.missing)
        if not order:
            return
        paths = [node.path for node in order]
        at = paths.index(self._place) if self._place in paths else (-1 if step > 0 else 0)
        self._place = paths[(at + step) % len(paths)]
        self.go_to(order[(at + step) % len(order)])

    @Slot()
    def toggle_summary(self) -> None:
        """Open or close the drawer; with the panel, go to it."""
        if not self.band.isVisible():
            self.side.focus_first()
            return
        self.drawer.setVisible(not self.drawer.isVisible())
        self._place_drawer()
        if self.drawer.isVisible():
            self.side.focus_first()

    @Slot()
    def write_remark(self) -> None:
        """Write a remark about the question that has the focus."""
        stop = self.view.page.stop_with_focus()
        if stop is None or self._context.read_only:
            return
        self.view.commit()
        if isinstance(stop, ComponentGrid) and stop.write_remark():
            return
        title = markdown.plain(self._context.session.label(stop.node))
        text = AskText.ask(self, title, self.tr("Remark"))
        if text:
            self._keep_remark(stop.node.path, text)

    @Slot()
    def show_help(self) -> None:
        """Say what the question with the focus means, and which keys work there."""
        here = self.view.page.node_with_focus()
        if here is None:
            ShortcutSheet(self).exec()
            return
        dialog = QuestionHelp(self._context, *here, self)
        dialog.exec()
        if dialog.all_keys:
            ShortcutSheet(self).exec()

    @Slot()
    def show_history_here(self) -> None:
        """Show the history of the answer with the focus."""
        here = self.view.page.node_with_focus()
        if here is not None and here[0].is_question:
            self.show_history(here[0])

    @Slot(object)
    def show_history(self, node: Node) -> None:
        """Show what became of an answer; an earlier one can be put back."""
        self.view.commit()
        before = AnswerHistory.ask(self._context, node, self)
        if before is not None:
            self.answers.new_visit()
            about = markdown.plain(self._context.session.label(node))
            self.answers.give(node, *before, about=about)
            self.answers.new_visit()

    @Slot(object)
    def check_warning(self, node: Node) -> None:
        """Tick a warning off with a reason."""
        title = markdown.plain(self._context.session.label(node))
        text = AskText.ask(self, title, self.tr("Why it is correct"))
        if text:
            self._keep_remark(node.path, text)

    def _keep_remark(self, path: str, text: str) -> None:
        try:
            self.interview.remark(path, text)
        except RrkError as error:
            self.failure.set_words(sentence(error))
            return
        self.remarks.read()
        self.view.refresh()
        self._saved()
        self._show_progress()

    @Slot()
    def show_parked(self) -> None:
        """List the answers that skip logic hides at the moment."""
        parked, aside = self.summary.parked, self.summary.set_aside
        ParkedDialog(self._context, parked, self, aside=aside).exec()

    @Slot(str)
    def set_interview_language(self, code: str) -> None:
        """Show the questionnaire in another language; what is typed stays."""
        self._appearance.change(interview_language=code)

    # completing

    @Slot()
    def try_to_complete(self) -> None:
        """Show what is missing, or complete; a complete one is opened again."""
        if self._context.read_only:
            return
        if self.interview.record.state == "complete":
            self.interview.reopen()
            self._show_names()
            return
        self.view.commit()
        self._show_progress()
        self.view.leave_all()
        self._middle.setCurrentWidget(self.check)
        self.check.show_summary(
            self.summary, [row_words(self._context, n) for n in self.summary.missing]
        )

    @Slot()
    def back_to_questions(self) -> None:
        """Show the questions again."""
        if self._middle.currentWidget() is self.check:
            self._middle.setCurrentWidget(self.view)
            if not (self._place and self.view.focus_path(self._place)):
                self.view.page.focus_edge()

    @Slot()
    def _complete(self) -> None:
        self._finish(lambda: self.interview.complete())

    @Slot(str)
    def _send_incomplete(self, reason: str) -> None:
        self._finish(lambda: self.interview.complete(despite=reason))

    def _finish(self, complete: object) -> None:
        assert callable(complete)
        try:
            complete()
        except RrkError as error:
            self.failure.set_words(sentence(error))
            return
        self.remarks.read()
        self._saved()
        self._show_names()
        self._show_progress()
        self.leave()

    # what happens

    @Slot(object)
    def _updated(self, update: Update) -> None:
        hidden = [
            node
            for node in update.changed
            if not node.relevant and (node.value or node.special) and node in self._parked_now()
        ]
        if hidden:
            words = self.tr("%n answer(s) no longer apply and were set aside", "", len(hidden))
            self.toast.show_words(words, self.tr("Undo"))
        if self.figures.source.is_there and self.figures.source.concerns(update.changed):
            self.figures.refresh()
            self.band.figures.setText(self.figures.panel.short_words())
        self._later.start()

    def _parked_now(self) -> list[Node]:
        return self.interview.parked()

    @Slot()
    def _saved(self) -> None:
        if not self.answers.has_unsaved:
            self._sync = "not_sent"
            self.header.show_saved(datetime.now().astimezone())
            self._show_names()

    @Slot(object)
    def _failed(self, error: RrkError | None) -> None:
        self.failure.set_words(sentence(error) if error is not None else "", self.tr("Try again"))
        if error is None:
            self.failure.set_words("")
        self.header.complete_button.setEnabled(error is None)
        self.header.show_saved(None, failed=error is not None)

    @Slot()
    def _undo_changed(self, *_news: object) -> None:
        stack = self.answers.stack
        words = stack.undoText() or self.tr("last change")
        if self._moved_from and not stack.canUndo():
            self.header.set_undo(self.tr("other version"))
        else:
            self.header.set_undo(words if stack.canUndo() else "")

    @Slot(str)
    def _undone(self, path: str) -> None:
        self.view.focus_path(path)

    @Slot(object)
    def _entered(self, node: Node) -> None:
        self._place = node.path

    @Slot(int)
    def _section_chosen(self, number: int) -> None:
        self._middle.setCurrentWidget(self.view)
        self.view.show_section(number)

    @Slot(int)
    def _section_shown(self, number: int) -> None:
        for sections in (self.section_list, self.section_box):
            sections.show_current(number)
        self.fit_sections()
        self._later.start()
        self._remember_place()

    def _remember_place(self) -> None:
        if self._place and not self.answers.has_unsaved:
            try:
                self.interview.at(self._place)
            except RrkError:
                return  # the place is a comfort; the answers have their own banner

    @Slot(Preferences)
    def _preferences_changed(self, preferences: Preferences) -> None:
        self._context.shelf.rules = rules_of(preferences)
        if self._context.camera is not None:
            self._context.camera.set_folder(preferences.camera_folder)
        self._context.advance_after_choice = preferences.advance_after_choice
        if preferences.interview_language != self._context.language:
            self._context.language = preferences.interview_language
            self._speak(preferences.interview_language)
            self.view.change_language()
            self._show_progress()
            self._show_names()

    def _speak(self, code: str) -> None:
        session = self.interview.session
        session.language = session.definition.language(code)

    # showing

    def retranslate(self) -> None:
        self._show_names()
        self._show_facts()
        self._undo_changed()
        self._set_read_only()
        self.section_list.setAccessibleName(self.tr("Sections"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_progress()

    def _title(self) -> str:
        if isinstance(self.interview.root, GoAndSeeVisit):
            return self._settlement() or self.interview.definition.title
        return root_name(self.interview.root) or self.interview.definition.title

    def _show_names(self) -> None:
        root = self.interview.root
        place = "" if isinstance(root, GoAndSeeVisit) else self._settlement()
        parts = [root_number(root), place, self._form_name()]
        self.header.set_names(self._title(), "  ·  ".join(part for part in parts if part))
        record = self.interview.record
        self.header.show_states(record.state, self._sync)
        self.header.set_complete(record.state == "complete")

    def _form_name(self) -> str:
        record = self.interview.record
        if isinstance(record, HouseholdForm):
            return self.interview.definition.title
        return record_word(record.__tablename__)

    def _settlement(self) -> str:
        root = self.interview.root
        known = root.settlement_id
        place = self.interview.store.get(Settlement, known) if known else None
        if place is None:
            return root.settlement_text
        language = self._appearance.preferences.language
        return both_names(place.name_sq, place.name_sr, place.municipality_code, language)

    def _sync_state(self) -> str:
        rows = outbox_rows(self.interview.store)
        waiting = any(row.id == self.interview.record.id for row in rows)
        if waiting or self.interview.record.revision is None:
            return "not_sent"
        return "sent"

    def _show_facts(self) -> None:
        record = self.interview.record
        day = record.held_on
        store = self.interview.store
        facts = [
            Fact(self.tr("Officer"), store.user_name or store.profile.label),
            Fact(self.tr("Visit"), dates.display(day) if day else ""),
        ]
        self.side.show_facts(facts)

    def _set_read_only(self) -> None:
        locked = self._context.read_only
        self.header.set_read_only(locked)
        self._show_news()
        if not self.interview.exact:
            words = self.tr(
                "This was filled with version {version}, which is not on this laptop. It is shown "
                "with version {other} and can only be read. Synchronise to fetch the version."
            )
            here, other = self.interview.record.form_version, self.interview.definition.version
            self.banner.set_meaning("warn")
            self.banner.set_words(words.format(version=here, other=other))
            return
        words = self.tr("This questionnaire was approved. It can be read, not changed.")
        self.banner.set_meaning("neutral")
        self.banner.set_words(words if locked else "")
        self._show_limits()

    def _show_limits(self) -> None:
        """Say so where the form asks for more than it may: part of it is not there."""
        reasons = " ".join(self.interview.session.notices)
        if not reasons or self._context.read_only:
            return
        words = self.tr(
            "Part of this questionnaire is left out, because it asks for too much. "
            "Tell the office: {reasons}"
        )
        self.banner.set_meaning("warn")
        self.banner.set_words(words.format(reasons=reasons))

    def _show_news(self) -> None:
        """Say so where the office has published a newer version that this draft could take."""
        newer = self.interview.newer_version()
        words = self.tr("A newer version of this questionnaire is here.")
        self.news.set_words(words if newer else "", self.tr("See what changes (F12)"))

    @Slot()
    def _show_progress(self) -> None:
        """Count anew: sections, summary, band."""
        session = self._context.session
        rows = []
        answered = total = 0
        for number, section in enumerate(self.view.sections):
            if not section.relevant:
                continue
            state = section_state(session, section, read_only=self._context.read_only)
            answered, total = answered + state.answered, total + state.total
            rows.append((number, section_title(session, section), state))
        self.sections.show(rows)
        self.section_list.show_current(self.view.current)
        self.section_box.show_current(self.view.current)
        self.summary = summary_of(self._context, self.remarks, self.interview, answered, total)
        self.side.show_summary(self.summary)
        self.side.show_comments(self.remarks.general())
        self.band.show_summary(self.summary)
        self.figures.refresh()
        self.band.figures.setText(
            self.figures.panel.short_words() if self.figures.source.is_there else ""
        )
        self._show_facts()
        self._show_limits()

    def event(self, event: QEvent) -> bool:
        # The window has these keys too, for its own pages; here they are the questionnaire's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.keyCombination() in (PRINT, BACK)
        ):
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.save_now()
        self._remember_place()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == PRINT:
            self.print_asked.emit(self.interview.record.id)
        elif event.keyCombination() == BACK:
            self.leave()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.drawer.isVisible():
            self.drawer.hide()
        elif self._middle.currentWidget() is self.check:
            self.back_to_questions()
        else:
            self.leave()
