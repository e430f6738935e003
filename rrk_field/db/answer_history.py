"""What became of each answer on this laptop: who changed it, when, from what, to what.

Own changes and those that came from the office are noted as they are written, never altered
afterwards; only what is typed during one visit of a field is one note. A record that leaves takes
its notes with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic_core import from_json
from sqlalchemy import Connection

from rrk_field.db.bodies import ANSWERS, SPECIAL, Shape, dumped, marks, slices, stored_time
from rrk_field.db.outbox import many
from rrk_field.db.store import Store
from rrk_field.domain.values import Fields, Json

_INSERT: Final = (
    'INSERT INTO answer_change(id, path, before, "after", at, changed_by) VALUES (?, ?, ?, ?, ?, ?)'
)


ReceivedAnswers = tuple[str, Fields, str, str]
"""A record that is received: its id, its fields, when it was changed and by whom."""


@dataclass(frozen=True)
class Given:
    """An answer: the value as it lies in the record, and the code of a special answer."""

    value: Json = None
    special: str = ""


@dataclass(frozen=True)
class AnswerChange:
    """One change of one answer; `at` is UTC, `by` the id of whoever made it."""

    at: str
    by: str
    before: Given
    after: Given
    by_name: str = ""
    """Where the office tells it."""


class Visit:
    """What was noted while one field kept the cursor: further answers to it join that note."""

    def __init__(self) -> None:
        self._notes: dict[str, int] = {}

    def end(self) -> None:
        """Begin anew: another field has the cursor."""
        self._notes = {}

    def note(
        self,
        connection: Connection,
        record_id: str,
        by: str,
        before: Mapping[str, Json],
        after: Mapping[str, Json],
    ) -> None:
        """Note the answers that differ between two mappings of paths."""
        for path, old, new in _differences(before, after):
            known = self._notes.get(path)
            if known is not None and self._join(connection, known, path, new):
                continue
            values = (record_id, path, old, new, stored_time(), by)
            self._notes[path] = connection.exec_driver_sql(_INSERT, values).lastrowid

    def _join(self, connection: Connection, known: int, path: str, after: str) -> bool:
        """Let a note say the newest value; one that says nothing any more goes."""
        done = connection.exec_driver_sql(
            'UPDATE answer_change SET "after" = ?, at = ? WHERE n = ?',
            (after, stored_time(), known),
        )
        gone = connection.exec_driver_sql(
            'DELETE FROM answer_change WHERE n = ? AND before = "after"', (known,)
        )
        if gone.rowcount:
            del self._notes[path]
        return bool(done.rowcount)


def changes_of(store: Store, record_id: str, path: str) -> list[AnswerChange]:
    """Return what this laptop knows of the changes of one answer, the newest first."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            'SELECT at, changed_by, before, "after" FROM answer_change'
            " WHERE id = ? AND path = ? ORDER BY n DESC",
            (record_id, path),
        ).all()
    return [AnswerChange(at, by, _unpacked(old), _unpacked(new)) for at, by, old, new in rows]


def with_older(here: Sequence[AnswerChange], office: Sequence[AnswerChange]) -> list[AnswerChange]:
    """Return both in one list, the newest first; what this laptop knows already stays once."""
    known = [(change.before, change.after) for change in here]
    more = []
    for change in office:
        if (change.before, change.after) in known:
            known.remove((change.before, change.after))
        else:
            more.append(change)
    return sorted([*here, *more], key=lambda change: change.at, reverse=True)


def note_received(connection: Connection, shape: Shape, records: Iterable[ReceivedAnswers]) -> None:
    """Note what received records change in the answers that are here.

    Must be called before they are written; a record that is not here yet has no history.
    """
    if not shape.sync.answers:
        return
    coming = {one: (fields, at, by) for one, fields, at, by in records}
    notes = []
    for some in slices(list(coming)):
        for one, text in connection.exec_driver_sql(
            f'SELECT id, answers FROM "{shape.type}" WHERE id IN ({marks(some)})', tuple(some)
        ):
            fields, at, by = coming[one]
            after = {
                name.removeprefix(ANSWERS): value
                for name, value in fields.items()
                if name.startswith(ANSWERS) and value is not None
            }
            notes += [(one, *note, at, by) for note in _differences(from_json(text), after)]
    many(connection, _INSERT, notes)


def _differences(
    before: Mapping[str, Json], after: Mapping[str, Json]
) -> Iterator[tuple[str, str, str]]:
    """Give path, old and new answer of what differs; the marker of a row is no answer."""
    paths = {
        path.removesuffix(SPECIAL)
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path) and not path.endswith("]")
    }
    for path in sorted(paths):
        yield path, _packed(before, path), _packed(after, path)


def _packed(answers: Mapping[str, Json], path: str) -> str:
    return dumped([answers.get(path), answers.get(path + SPECIAL, "")])


def _unpacked(text: str) -> Given:
    value, special = from_json(text)
    return Given(value, str(special or ""))
