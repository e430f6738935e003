"""An open questionnaire of one record: the link between record, live form and store. No Qt.

Every answer is one durable transaction: the answers, the promoted columns, and what the form
writes into other records: household, person, consent, dwelling, project.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rrk_field.db import answer_history, form_places, published
from rrk_field.db.beginnings import (
    start_assessment,
    start_go_and_see,
    start_infrastructure_survey,
    start_monitoring,
    start_survey,
)
from rrk_field.db.live_forms import NUMBERS, form_of, record_of, root_of, session_of
from rrk_field.db.lookups import instances
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.households import Consent, Household, Person, Remark
from rrk_field.domain.programme import version_order
from rrk_field.domain.record import Record
from rrk_field.domain.roots import ROOTS, Root, chain, remark_class
from rrk_field.domain.surveys import Survey
from rrk_field.domain.values import Json
from rrk_field.forms import changes, markdown, results
from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.session import Node, Promoted, Session, Update
from rrk_field.forms.tree import SPECIAL_MARK

__all__ = [
    "Figure",
    "Interview",
    "Move",
    "NotCompleteError",
    "ReadOnlyRecordError",
    "SetAside",
    "instances",
    "open_interview",
    "start_assessment",
    "start_go_and_see",
    "start_infrastructure_survey",
    "start_monitoring",
    "start_survey",
]

Answers = dict[str, Json]

IMPORTED = "~imported"
"""Stands among the answers of a draft that came from a file, until an officer takes it over."""

_ROW = re.compile(r"\[[^\]/]*\]")


class ReadOnlyRecordError(RrkError):
    """The questionnaire was approved or has left this laptop; it can only be read."""

    code: ClassVar[str] = "read_only_record"


class NotCompleteError(RrkError):
    """Something is missing or wrong; `count` questions."""

    code: ClassVar[str] = "not_complete"


@dataclass(frozen=True)
class Figure:
    """A result that is shown beside the form; `name` is the record's column."""

    name: str
    value: Json


@dataclass(frozen=True)
class Move:
    """A draft in another version of its form, as it would be; nothing is saved yet."""

    session: Session
    changes: changes.DraftChanges

    @property
    def version(self) -> str:
        """The version it would have."""
        return self.session.definition.version


@dataclass(frozen=True)
class SetAside:
    """A kept answer that the form's version has no question for; `label` is that of another."""

    path: str
    label: str
    value: Json


class Interview:
    """One open questionnaire. `session` is read freely, but changed only through this class."""

    def __init__(
        self,
        store: Store,
        record: Survey,
        session: Session,
        root: Root,
        *,
        exact: bool = True,
    ) -> None:
        self.store = store
        self.exact = exact
        """Whether the form is in the version that the record was filled with."""
        self.record = record
        self.session = session
        self.root = root
        """The household, project or visit that it is about."""
        self._kept: Answers = session.answers()
        self._is_import = IMPORTED in record.answers
        self._promoted = self._written_before()
        self._visit = answer_history.Visit()
        self._place: str | None = None
        self._aside: list[SetAside] | None = None

    @property
    def household(self) -> Household:
        """The household, of a questionnaire that is about one."""
        assert isinstance(self.root, Household)
        return self.root

    @property
    def definition(self) -> FormDefinition:
        """The form; `exact` says whether in the version that the record was filled with."""
        return self.session.definition

    @property
    def read_only(self) -> bool:
        """Whether it was approved, removed or set aside, or its version is not on this laptop."""
        if not self.exact:
            return True
        if self.record.state == "approved" or self.record.removed_at is not None:
            return True
        return not self.store.find(type(self.record), id=self.record.id)

    @property
    def last_question(self) -> str:
        """The path where the officer stopped on this laptop; "" at the beginning."""
        if self._place is None:
            self._place = form_places.of_record(self.store, self.record.id)
        return self._place

    def answer(self, path: str, value: str, special: str = "") -> Update:
        """Give an answer, or with "" take it back. Raises ReadOnlyRecordError, DiskFullError."""
        self._refuse_read_only()
        node = self.session.node(path)
        before, special_before = node.value, node.special
        update = self.session.set_value(node, value, special)
        self._save_or(lambda: self.session.set_value(node, before, special_before), path)
        return update

    def add_row(
        self, repeat_path: str, key: str | None = None, answers: Mapping[str, Json] | None = None
    ) -> Update:
        """Add a row; in a repeat about persons it makes a person, or brings a removed one back."""
        self._refuse_read_only()
        update = self.session.add_row(self.session.node(repeat_path), key, answers)
        rows = [row for row in update.added if row.row_key]
        self._save_or(lambda: [self.session.remove_row(row) for row in rows], rows[-1].path)
        return update

    def remove_row(self, row_path: str, reason: str = "") -> Update:
        """Remove a row. A person of the household goes with it, and keeps the reason."""
        self._refuse_read_only()
        row = self.session.node(row_path)
        key, repeat = row.row_key, row.item
        inside = {
            path.removeprefix(row_path + "/"): value
            for path, value in self.session.answers().items()
            if path.startswith(row_path + "/")
        }
        parent = row.parent
        update = self.session.remove_row(row)

        def undo() -> None:
            if parent is not None:
                self.session.add_row(parent, key, inside)

        person = key if key and _about_persons(repeat) else ""
        self._save_or(undo, self.last_question, gone=(person, reason))
        return update

    def at(self, path: str) -> None:
        """Remember where the officer is, on this laptop alone."""
        with self.store.writing() as connection:
            form_places.keep(connection, self.record.id, path)
        self._place = path

    def new_visit(self) -> None:
        """Another field has the cursor: what is answered now is a change of its own."""
        self._visit.end()

    def changes(self, path: str) -> list[answer_history.AnswerChange]:
        """Return the changes of an answer that this laptop knows, the newest first."""
        return answer_history.changes_of(self.store, self.record.id, path)

    def remark(self, path: str, text: str) -> Remark:
        """Keep a remark about a question, beside those that are there."""
        made = remark_class(self.root.__tablename__)
        note = made(about_id=self.record.id, path=path, text=text.strip())
        setattr(note, made.sync.parent or "", self.root.id)
        self.store.save(note)
        return note

    def remarks(self) -> dict[str, list[Remark]]:
        """Return the remarks by question, oldest first."""
        found: dict[str, list[Remark]] = {}
        for note in self.store.find(remark_class(self.root.__tablename__), about_id=self.record.id):
            found.setdefault(note.path, []).append(note)
        return found

    def parked(self) -> list[Node]:
        """Return answered questions that skip logic hides at the moment."""
        return [
            node
            for node in self.session.questions()
            if not node.relevant
            and (node.value or node.special)
            and isinstance(node.item, Question)
            and node.item.control is not None
            and not node.read_only
        ]

    def figures(self) -> list[Figure]:
        """Return the results that have a column in the record, those that are known."""
        columns = results.own_columns(self.record, self.session.promoted())
        return [Figure(name, value) for name, value in columns.items() if value is not None]

    def complete(self, *, despite: str = "") -> None:
        """Mark it complete. With something missing a reason is needed, and it stays in progress.

        Raises NotCompleteError, ReadOnlyRecordError.
        """
        self._refuse_read_only()
        problems = self.session.problems()
        if problems and not despite:
            raise NotCompleteError(count=len(problems))
        with self.store.together():
            if despite:
                self.remark("", despite)
            if not problems:
                self._write(gone=("", ""))
                self.record.state = "complete"
                self.store.save(self.record)

    def reopen(self) -> None:
        """Go on with a complete one. Raises ReadOnlyRecordError."""
        self._refuse_read_only()
        self.record.state = "in_progress"
        self.store.save(self.record)

    def refresh(self) -> None:
        """Take over what synchronising brought into the record since it was opened."""
        fresh = record_of(self.store, self.record.id)
        self.record = fresh
        definition, self.exact = form_of(self.store, fresh)
        self._go_on_with(session_of(self.store, fresh, self.root, definition, fresh.answers))

    def newer_version(self) -> str:
        """Return the version that this draft can be moved to; "" if there is none."""
        if self.read_only or self.record.state not in ("draft", "in_progress", "returned"):
            return ""
        newest = published.newest_version(self.store, self.record.form_id)
        mine = self.record.form_version or self.definition.version
        return newest if version_order(newest) > version_order(mine) else ""

    def as_newest(self) -> Move:
        """Return this draft in the newest version, and what that changes. Raises FormError."""
        return self._move_to(published.newest(self.store, self.record.form_id))

    def as_before(self, version: str) -> Move:
        """Return this draft in the version it was moved from. Raises FormNotHereError."""
        form = published.find(self.store, self.record.form_id, version)
        if form is None:
            title = published.title_of(self.store, self.record.form_id)
            raise published.FormNotHereError(form=title, version=version)
        return self._move_to(form)

    def move(self, move: Move) -> None:
        """Go on in another version, in one transaction; every answer is kept.

        Answers that the version has no question for stay in the record. Raises
        ReadOnlyRecordError, DiskFullError.
        """
        self._refuse_read_only()
        before, version = self.session, self.record.form_version
        self._go_on_with(move.session)
        self.record.form_version = move.version
        try:
            with self.store.together():
                self._write(gone=("", ""))
        except BaseException:
            self.record.form_version = version
            self._go_on_with(before)
            raise

    def set_aside(self) -> list[SetAside]:
        """Return the kept answers that this version has no question for."""
        if self._aside is None:
            kept = {k: v for k, v in self.record.answers.items() if k not in NUMBERS}
            found = changes.set_aside(self.session, kept)
            others = list(published.every(self.store, self.record.form_id)) if found else []
            self._aside = [
                SetAside(path, _label_in(others, path, self.session.language), value)
                for path, value in found.items()
            ]
        return self._aside

    def _move_to(self, definition: FormDefinition) -> Move:
        session = session_of(self.store, self.record, self.root, definition, self.record.answers)
        session.language = definition.language_like(self.session.language)
        return Move(session, changes.between(self.session, session))

    def _go_on_with(self, session: Session) -> None:
        session.language = session.definition.language_like(self.session.language)
        self.session = session
        self._aside = None
        self._kept = session.answers()
        self._visit.end()
        self._is_import = IMPORTED in self.record.answers
        self._promoted = self._written_before()

    def _written_before(self) -> dict[tuple[str, str], dict[str, Json]]:
        """Return what the form wrote into other records; of an import only what is empty."""
        targets = _targets(self.session)
        if not self._is_import:
            return targets
        return {
            target: {name: value for name, value in columns.items() if value in (None, "", [])}
            for target, columns in targets.items()
        }

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyRecordError

    def _save_or(
        self, undo: Callable[[], object], path: str, gone: tuple[str, str] = ("", "")
    ) -> None:
        """Write what the session holds now; if that fails, undo it in the session and raise."""
        was = self.record.state
        try:
            with self.store.together(), self.store.writing() as connection:
                self.record.state = "in_progress" if was in ("draft", "complete") else was
                now = self._write(gone)
                form_places.keep(connection, self.record.id, path)
                self._visit.note(
                    connection, self.record.id, self.record.changed_by, self._kept, now
                )
        except BaseException:
            self.record.state = was
            self._visit.end()
            undo()
            self._promoted = self._written_before()
            raise
        self._is_import = False
        self._kept, self._place = now, path

    def _write(self, gone: tuple[str, str]) -> Answers:
        """Save the record with what changed since it was last saved, and the other records.

        Return all answers.
        """
        now = self.session.answers()
        stored = record_of(self.store, self.record.id).answers
        answers = {
            path: value for path, value in stored.items() if path not in self._kept or path in now
        }
        changed = {path: value for path, value in now.items() if self._kept.get(path) != value}
        self.record.answers = {**answers, **changed}
        self.record.answers.pop(IMPORTED, None)
        promoted = self.session.promoted()
        for name, value in results.own_columns(self.record, promoted).items():
            if getattr(self.record, name) != value:
                setattr(self.record, name, value)
        done, total = results.sections(self.session)
        self.record.sections_done, self.record.sections_total = done, total
        self.store.save(self.record, *self._others(promoted), *self._left(gone))
        return now

    def _others(self, promoted: Iterable[Promoted]) -> list[Record]:
        """Return the other records into which the form wrote something new."""
        targets = _by_target(promoted)
        news = {
            target: {
                name: value
                for name, value in columns.items()
                if self._promoted.get(target, {}).get(name) != value
            }
            for target, columns in targets.items()
        }
        self._promoted = targets
        found = [
            self._other(kind, key, columns) for (kind, key), columns in news.items() if columns
        ]
        return [record for record in found if record is not None]

    def _other(self, kind: str, key: str, columns: Mapping[str, Json]) -> Record | None:
        record = self._target(kind, key, columns)
        if record is None:
            return None
        for name, value in columns.items():
            wanted = results.column_value(type(record), name, value)
            if name == record.sync.scope and not wanted:
                continue  # nothing is without a municipality
            if getattr(record, name) != wanted:
                setattr(record, name, wanted)
        return record

    def _target(self, kind: str, key: str, columns: Mapping[str, Json]) -> Record | None:
        if kind == "person":
            return self._person(key)
        if kind == "consent":
            return self._consent(columns)
        return self._above(kind)

    def _above(self, kind: str) -> Record | None:
        """Return the record of this kind among those the questionnaire hangs under, or itself."""
        record: Record = self.record
        for above in chain(type(self.record))[1:]:
            if record.__tablename__ == kind:
                break
            found = self.store.get(above, getattr(record, record.sync.parent or "id"))
            if found is None:
                return None
            record = found
        if record.__tablename__ != kind:
            return None
        if record.id == self.root.id and isinstance(record, ROOTS):
            self.root = record
        return record

    def _person(self, key: str) -> Person | None:
        if self._row_is_gone(key):
            return None
        person = self.store.get(Person, key)
        if person is None:
            return Person(id=key, household_id=self.household.id)
        if person.removed_at is not None:
            self.store.restore(person)
            person = self.store.get(Person, key)
            assert person is not None
            person.left_reason = None
        return person

    def _row_is_gone(self, key: str) -> bool:
        return not any(f"[{key}]" in path for path in self.session.answers())

    def _consent(self, columns: Mapping[str, Json]) -> Consent | None:
        known = self.store.find(Consent, household_id=self.household.id)
        if known:
            return known[-1]
        names = ("given", "given_on", "share_with", "publish", "withdrawn_on")
        worth = any(columns.get(name) for name in names)
        return Consent(household_id=self.household.id) if worth else None

    def _left(self, gone: tuple[str, str]) -> list[Record]:
        key, reason = gone
        person = self.store.get(Person, key) if key else None
        if person is None:
            return []
        person.left_reason = reason or None
        self.store.save(person)
        self.store.remove(person)
        return []


def open_interview(store: Store, record_id: str) -> Interview:
    """Open a filled questionnaire. KeyError if there is none."""
    record = record_of(store, record_id)
    root = root_of(store, record)
    definition, exact = form_of(store, record)
    session = session_of(store, record, root, definition, record.answers)
    return Interview(store, record, session, root, exact=exact)


def _label_in(definitions: Iterable[FormDefinition], path: str, language: str) -> str:
    """Return what a question is called in the first version that has it; else its path."""
    template = _ROW.sub("", path.removesuffix(SPECIAL_MARK))
    for definition in definitions:
        item = definition.items.get(f"{definition.root.path}/{template}")
        if item is not None:
            words = changes.label_of(definition, item, definition.language_like(language))
            return markdown.plain(words) or template
    return template


def _targets(session: Session) -> dict[tuple[str, str], dict[str, Json]]:
    return _by_target(session.promoted())


def _by_target(promoted: Iterable[Promoted]) -> dict[tuple[str, str], dict[str, Json]]:
    """Sort what is written into other records by kind and, of persons, by row."""
    found: dict[tuple[str, str], dict[str, Json]] = {}
    for one in promoted:
        kind, dot, name = one.save_to.partition(".")
        other = results.OTHERS.get(kind) if dot else None
        if other is None or name not in other.model_fields:
            continue  # a newer form may fill columns that this program does not have
        if one.row_key or kind != "person":
            key = str(one.row_key) if kind == "person" else ""
            found.setdefault((kind, key), {})[name] = one.value
    return found


def _about_persons(item: object) -> bool:
    """Whether the rows of a repeat are persons: a question in it is saved to `person`."""
    if not isinstance(item, Repeat):
        return False
    return any(
        isinstance(child, Question) and child.save_to.startswith("person.")
        for child in item.children
    )
