"""An open questionnaire of one record: the link between record, live form and store. No Qt.

Every answer is one durable transaction: the answers, the promoted columns, and what the form
writes into household, person, consent and dwelling.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rrk_field.db.beginnings import start_assessment, start_survey
from rrk_field.db.live_forms import definition_of, household_of, record_of, session_of
from rrk_field.db.lookups import instances
from rrk_field.db.store import Store
from rrk_field.domain.dwellings import Dwelling
from rrk_field.domain.errors import RrkError
from rrk_field.domain.households import Consent, Household, Note, Person
from rrk_field.domain.record import Record
from rrk_field.domain.surveys import DamageSurvey, Survey
from rrk_field.domain.values import Json
from rrk_field.forms import results
from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.session import Node, Promoted, Session, Update

__all__ = [
    "Figure",
    "Interview",
    "NotCompleteError",
    "ReadOnlyRecordError",
    "instances",
    "open_interview",
    "start_assessment",
    "start_survey",
]

Answers = dict[str, Json]

_CLASSES: dict[str, type[Record]] = {
    "household": Household,
    "person": Person,
    "consent": Consent,
    "dwelling": Dwelling,
}


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


class Interview:
    """One open questionnaire. `session` is read freely, but changed only through this class."""

    def __init__(
        self, store: Store, record: Survey, session: Session, household: Household
    ) -> None:
        self.store = store
        self.record = record
        self.session = session
        self.household = household
        self._kept: Answers = session.answers()
        self._promoted = _targets(session)

    @property
    def definition(self) -> FormDefinition:
        """The form, in the version that the record was filled with."""
        return self.session.definition

    @property
    def read_only(self) -> bool:
        """Whether it was approved, removed or set aside; nothing can be answered then."""
        if self.record.state == "approved" or self.record.removed_at is not None:
            return True
        return not self.store.find(type(self.record), id=self.record.id)

    @property
    def last_question(self) -> str:
        """The path where the officer stopped; "" at the beginning."""
        return self.record.last_question

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
        self._save_or(undo, self.record.last_question, gone=(person, reason))
        return update

    def at(self, path: str) -> None:
        """Remember where the officer is."""
        if path != self.record.last_question and not self.read_only:
            self.record.last_question = path
            self.store.save(self.record)

    def remark(self, path: str, text: str) -> Note:
        """Keep a remark about a question, beside those that are there."""
        note = Note(
            household_id=self.household.id, about_id=self.record.id, path=path, text=text.strip()
        )
        self.store.save(note)
        return note

    def remarks(self) -> dict[str, list[Note]]:
        """Return the remarks by question, oldest first."""
        found: dict[str, list[Note]] = {}
        for note in self.store.find(Note, about_id=self.record.id):
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
        language = self.session.language
        self.session = session_of(self.store, fresh, self.household, self.definition, fresh.answers)
        self.session.language = language
        self._kept = self.session.answers()
        self._promoted = _targets(self.session)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyRecordError

    def _save_or(
        self, undo: Callable[[], object], path: str, gone: tuple[str, str] = ("", "")
    ) -> None:
        """Write what the session holds now; if that fails, undo it in the session and raise."""
        was = self.record.state, self.record.last_question
        try:
            with self.store.together():
                self.record.last_question = path
                self.record.state = "in_progress" if was[0] in ("draft", "complete") else was[0]
                self._write(gone)
        except BaseException:
            self.record.state, self.record.last_question = was
            undo()
            self._promoted = _targets(self.session)
            raise
        self._kept = self.session.answers()

    def _write(self, gone: tuple[str, str]) -> None:
        """Save the record with what changed since it was last saved, and the other records."""
        now = self.session.answers()
        stored = record_of(self.store, self.record.id).answers
        answers = {
            path: value for path, value in stored.items() if path not in self._kept or path in now
        }
        changed = {path: value for path, value in now.items() if self._kept.get(path) != value}
        self.record.answers = {**answers, **changed}
        promoted = self.session.promoted()
        for name, value in results.own_columns(self.record, promoted).items():
            if getattr(self.record, name) != value:
                setattr(self.record, name, value)
        done, total = results.sections(self.session)
        self.record.sections_done, self.record.sections_total = done, total
        self.store.save(self.record, *self._others(promoted), *self._left(gone))

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
            if getattr(record, name) != wanted:
                setattr(record, name, wanted)
        return record

    def _target(self, kind: str, key: str, columns: Mapping[str, Json]) -> Record | None:
        if kind == "person":
            return self._person(key)
        if kind == "dwelling":
            assert isinstance(self.record, DamageSurvey)
            return self.store.get(Dwelling, self.record.dwelling_id)
        if kind == "consent":
            return self._consent(columns)
        fresh = self.store.get(Household, self.household.id)
        self.household = fresh or self.household
        return fresh

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
        worth = any(columns.get(name) for name in ("given", "given_on", "share_with", "publish"))
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
    """Open the questionnaire of an assessment or a damage survey. KeyError if there is none."""
    record = record_of(store, record_id)
    household = household_of(store, record)
    definition = definition_of(store, record)
    return Interview(
        store, record, session_of(store, record, household, definition, record.answers), household
    )


def _targets(session: Session) -> dict[tuple[str, str], dict[str, Json]]:
    return _by_target(session.promoted())


def _by_target(promoted: Iterable[Promoted]) -> dict[tuple[str, str], dict[str, Json]]:
    """Sort what is written into other records by kind and, of persons, by row."""
    found: dict[tuple[str, str], dict[str, Json]] = {}
    for one in promoted:
        kind, dot, name = one.save_to.partition(".")
        if dot and kind in _CLASSES and (one.row_key or kind != "person"):
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
