"""Import of filled questionnaires as drafts for review.

First everything is read and matched to households; then each questionnaire is saved as a draft of
its own, in one transaction. What no question takes is kept as a remark at the draft.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rrk_field.db import published
from rrk_field.db.interviews import IMPORTED
from rrk_field.db.live_forms import root_of, session_of
from rrk_field.db.operations import BadImportError
from rrk_field.db.published import FormNotHereError, FormRetiredError
from rrk_field.db.store import Store
from rrk_field.domain.households import Household, Person
from rrk_field.domain.places import municipalities
from rrk_field.domain.projects import InfrastructureProject
from rrk_field.domain.roots import ROOTS, Root, chain, remark_class
from rrk_field.domain.scripts import fold
from rrk_field.domain.surveys import Survey, questionnaire_class, questionnaire_classes
from rrk_field.forms import library, results
from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.nodes import Node
from rrk_field.forms.problems import FormError
from rrk_field.forms.session import Session
from rrk_field.forms.types import Json
from rrk_field.forms.xml import local, read_xml
from rrk_field.transfer import whose
from rrk_field.transfer.problems import Problem
from rrk_field.transfer.shared import SharedTables
from rrk_field.transfer.sources import RawTable, read
from rrk_field.transfer.submissions import (
    HOUSEHOLD_COLUMNS,
    Submission,
    TableReader,
    parse_instances,
    score,
)

Progress = Callable[[int, int], None]

LEAST_KNOWN: Final = 0.3
"""Share of a table's columns that a form must know, so that the table is taken for its."""
LONGEST_REMARK: Final = 4000


@dataclass
class Waiting:
    """A questionnaire that needs a household or a project, and why none was found."""

    submission: Submission
    reason: str


@dataclass
class Plan:
    """What a file holds, before anything is saved."""

    ready: list[tuple[Submission, Survey]] = field(default_factory=list)
    """With the draft that it becomes, still empty."""
    waiting: list[Waiting] = field(default_factory=list)
    already: int = 0
    """Questionnaires that were brought in before."""
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Taken:
    """What an import saved: ids of the drafts, answers to check in them, and what went wrong."""

    records: list[str] = field(default_factory=list)
    to_check: int = 0
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False


def plan(
    store: Store,
    path: Path,
    *,
    form_id: str = "",
    household_column: str = "",
    root: Root | None = None,
) -> Plan:
    """Read a file or folder and find out whose its questionnaires are; nothing is changed.

    `form_id` is needed only where columns do not tell; `root` is given to all that name none.
    Raises BadImportError.
    """
    found = read(path)
    made = Plan(problems=list(found.problems))
    submissions = [
        *_instances(store, found.instances, made),
        *_tables(store, found.tables, form_id, household_column, made),
    ]
    if not submissions and not made.problems:
        raise BadImportError(reason=path.name)
    known = _KnownIds(store)
    seen: set[str] = set()
    for one in submissions:
        if one.instance_id in seen:
            made.problems.append(Problem("twice", one.file, one.row))
            continue
        seen.add(one.instance_id)
        if known.has(one):
            made.already += 1
            continue
        assign(store, made, one, _root(store, one) or root)
    return made


def assign(store: Store, made: Plan, one: Submission, root: Root | None) -> bool:
    """Give a questionnaire what it hangs under, or note that a person has to choose it."""
    record_class = questionnaire_class(one.definition.form_id)
    draft: Any = record_class
    values: dict[str, Any] = {
        "id": record_id(one),
        "form_id": one.definition.form_id,
        "form_version": one.definition.version,
        "officer_id": store.user_id,
    }
    wanted = whose.root_class(record_class)
    if issubclass(record_class, ROOTS):
        place = _place_visited(one)
        if place.get("municipality_code") not in municipalities():
            made.waiting.append(Waiting(one, "no_place"))
            return False
        made.ready.append((one, draft(**values, **place)))
        return True
    if not isinstance(root, wanted):
        named = one.root_number or one.root_id
        made.waiting.append(Waiting(one, "no_root" if named else "no_number"))
        return False
    parent = _parent(store, record_class, one, root)
    if parent is None:
        made.waiting.append(Waiting(one, "no_house"))
        return False
    made.ready.append((one, draft(**values, **{str(record_class.sync.parent): parent})))
    return True


def take(
    store: Store,
    made: Plan,
    progress: Progress = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Taken:
    """Save what is ready as drafts, one transaction each; `made.ready` keeps what was stopped."""
    taken = Taken(problems=list(made.problems))
    total = len(made.ready)
    tables = SharedTables(store)
    while made.ready:
        if stop():
            taken.stopped = True
            break
        progress(len(taken.records), total)
        one, record = made.ready[0]
        problems, to_check = _fill(store, one, record, tables)
        taken.records.append(record.id)
        taken.problems += problems
        taken.to_check += to_check
        del made.ready[0]
    progress(total - len(made.ready), total)
    return taken


# Reading


def _instances(store: Store, found: Sequence[tuple[str, bytes]], made: Plan) -> list[Submission]:
    definitions: dict[str, FormDefinition] = {}
    for name, data in found:
        try:
            root = read_xml(data)
        except FormError as error:
            if len(found) == 1:
                raise BadImportError(reason=f"{name}: {error.values['reason']}") from error
            made.problems.append(Problem("unreadable", name, value=error.problems[0]))
            continue
        form_id, version = root.get("id") or local(root.tag), root.get("version") or ""
        definition = _definition(store, form_id, version)
        if definition is None:
            if len(found) == 1:
                raise BadImportError(reason=f"{name}: {form_id}")
            made.problems.append(Problem("other_form", name, value=form_id))
            continue
        if version and definition.version != version:
            made.problems.append(Problem("other_version", name, value=version))
        definitions[name] = definition
    wanted = [(name, data) for name, data in found if name in definitions]
    submissions, problems = parse_instances(wanted, definitions)
    made.problems += problems
    return submissions


def _tables(
    store: Store, found: Sequence[RawTable], form_id: str, household_column: str, made: Plan
) -> list[Submission]:
    if not found:
        return []
    definition = _definition(store, form_id, "") if form_id else _best(store, found)
    if definition is None:
        raise BadImportError(reason=form_id or found[0].name)
    reader = TableReader(definition, found, household_column)
    made.problems += reader.problems
    return reader.submissions


def _best(store: Store, found: Sequence[RawTable]) -> FormDefinition | None:
    """Return the form that knows most of the columns."""
    forms = [_definition(store, form_id, "") for form_id in form_ids(store)]
    for labels in (False, True):
        scored = [(score(one, found, labels=labels), one) for one in forms if one is not None]
        best = max(scored, key=lambda one: one[0], default=None)
        if best is not None and best[0] >= LEAST_KNOWN:
            return best[1]
    return None


def form_ids(store: Store) -> list[str]:
    """Return the forms that can be filled here: those shipped, and those of the office."""
    return [*library.shipped(), *(one.form_id for one in published.own_forms(store))]


def _definition(store: Store, form_id: str, version: str) -> FormDefinition | None:
    """Return a form in a version, or in the newest; None if it is not on this laptop."""
    with suppress(FormNotHereError, FormRetiredError, FormError):
        if version:
            return published.find(store, form_id, version) or published.nearest(
                store, form_id, version
            )
        return published.newest(store, form_id)
    return None


class _KnownIds:
    """Ids of the questionnaires that are here, removed ones too."""

    def __init__(self, store: Store) -> None:
        self._ids: set[str] = set()
        with store.reading() as connection:
            for name in questionnaire_classes():
                rows = connection.exec_driver_sql(
                    f"SELECT id, json_extract(answers, '$.\"meta/instanceID\"') FROM {name}"
                )
                for key, instance in rows:
                    self._ids |= {f"uuid:{key}", instance or ""}

    def has(self, one: Submission) -> bool:
        return bool(
            {one.instance_id, f"uuid:{one.record_id}", f"uuid:{record_id(one)}"} & self._ids
        )


def record_id(one: Submission) -> str:
    """Return the id of the draft of a questionnaire: the same on every laptop."""
    bare = one.instance_id.removeprefix("uuid:")
    try:
        return str(uuid.UUID(bare))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, one.instance_id))


# Whose it is


def _root(store: Store, one: Submission) -> Root | None:
    wanted = whose.root_class(questionnaire_class(one.definition.form_id))
    one.root_number = one.root_number or _answered_number(one)
    for key in (one.root_id, one.root_number):
        known = store.get(wanted, key) if len(key) == 36 else None
        if known is not None and known.removed_at is None:
            return known
    found = roots_numbered(store, one.root_number)
    return next((root for root in found if isinstance(root, wanted)), None)


def _answered_number(one: Submission) -> str:
    """Return the number where it is an answer of the form itself."""
    for path, value in one.answers.items():
        if path.rpartition("/")[2] in HOUSEHOLD_COLUMNS and isinstance(value, str):
            return value.strip()
    return ""


def roots_numbered(store: Store, number: str) -> list[Root]:
    """Return the households and projects that are known by a number."""
    if not number:
        return []
    return [
        *store.find(Household, file_number=number),
        *store.find(Household, provisional_number=number),
        *store.find(InfrastructureProject, number=number),
    ]


def _parent(store: Store, record_class: type[Survey], one: Submission, root: Root) -> str | None:
    """Return the record that a questionnaire hangs on; None where a person has to choose it."""
    above = chain(record_class)[1]
    if isinstance(root, above):
        return root.id
    found = {each.id for each in store.find(above, **{above.sync.parent or "id": root.id})}
    if one.about_id in found:
        return one.about_id
    named = found & {value for value in one.answers.values() if isinstance(value, str)}
    if len(named) == 1:
        return named.pop()
    return found.pop() if len(found) == 1 else None


def _place_visited(one: Submission) -> dict[str, str]:
    """Return where a visit went: it hangs under nothing, and its place decides who sees it."""
    answers = {
        path.rpartition("/")[2]: str(value)
        for path, value in one.answers.items()
        if "[" not in path and "~" not in path
    }
    columns = {
        "municipality_code": "municipality",
        "settlement_id": "settlement",
        "settlement_text": "settlement_text",
        "number": "visit_no",
    }
    found = {column: answers[name] for column, name in columns.items() if answers.get(name)}
    return {"municipality_code": one.about_id, "number": one.root_number} | found


# Saving


def _fill(
    store: Store, one: Submission, record: Survey, tables: SharedTables
) -> tuple[list[Problem], int]:
    """Put the answers into a draft through its form, and save it."""
    root = record if isinstance(record, ROOTS) else root_of(store, record)
    record.answers = dict(one.answers)

    def opened(answers: Mapping[str, Json]) -> Session:
        return session_of(
            store, record, root, one.definition, answers, shared=tables.of(one.definition)
        )

    answers = _with_persons(store, one.definition, root, one.answers)
    session = opened(answers)
    if renamed := _computed_keys(session, answers):
        answers = renamed
        session = opened(answers)
    problems = _settle_choices(session, one, answers)
    record.answers = {**session.answers(), IMPORTED: one.title}
    for name, value in results.own_columns(record, session.promoted()).items():
        setattr(record, name, value)
    record.sections_done, record.sections_total = results.sections(session)
    kind: Any = remark_class(root.__tablename__)
    remarks = [
        kind(about_id=record.id, text=text, **{kind.sync.parent: root.id})
        for text in _remarks(one, problems)
    ]
    with store.together():
        store.save(record, *remarks)
    return [*one.problems, *problems], len(session.problems())


def _settle_choices(
    session: Session, one: Submission, answers: Mapping[str, Json]
) -> list[Problem]:
    """Answer choices of lists outside the form by their labels; what is none of them is told."""
    problems = []
    for node in session.root.walk():
        given = answers.get(node.path)
        if not node.is_question or node.question.choices is None or not given:
            continue
        if node.is_calculated or (node.value and not node.dropped and not _odd(node, one)):
            continue
        text = one.by_label.get(node.path) or _joined(given)
        codes = _codes_of(session, node, text)
        if codes:
            session.set_value(node, " ".join(codes))
        else:
            file, row, column = one.columns.get(node.path, (one.file, one.row, node.ref))
            problems.append(Problem("unknown_choice", file, row, column, text))
    return problems


def _odd(node: Node, one: Submission) -> bool:
    return node.path in one.by_label


def _codes_of(session: Session, node: Node, text: str) -> list[str]:
    """Return the codes that a text names, by code or by label in any language."""
    known: dict[str, str] = {}
    for language in session.definition.languages:
        for choice in session.choices(node, language):
            known.setdefault(_plain(choice.label), choice.code)
            for column, label in choice.values.items():
                if column.startswith("label"):
                    known.setdefault(_plain(label), choice.code)
    codes = {choice.code for choice in session.choices(node)}
    if not node.question.is_multiple:
        return [text] if text in codes else [known[_plain(text)]] if _plain(text) in known else []
    if codes.issuperset(text.split()):
        return text.split()
    names = [_plain(part) for part in text.replace(";", ",").split(",")]
    return [known[name] for name in names] if all(name in known for name in names) else []


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _joined(given: Json) -> str:
    return " ".join(map(str, given)) if isinstance(given, list) else str(given)


def _computed_keys(session: Session, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return the answers with the keys that computed rows have here; {} where none differs.

    Other programs number such rows; a form of ours may name them, as by the part of a house.
    """
    renamed: dict[str, str] = {}
    for node in session.root.walk():
        item = node.item
        if node.rows is None or not isinstance(item, Repeat) or item.row_key is None:
            continue
        if item.count is None:
            continue
        for row in node.rows:
            numbered = f"{node.path}[{row.index + 1}]"
            if numbered in answers and row.row_key != str(row.index + 1):
                renamed[numbered] = row.path
    if not renamed:
        return {}
    return {_renamed(path, renamed): value for path, value in answers.items()}


def _renamed(path: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        if path == old or path.startswith(f"{old}/"):
            return new + path[len(old) :]
    return path


def _with_persons(
    store: Store, definition: FormDefinition, root: Root, answers: Mapping[str, Json]
) -> dict[str, Json]:
    """Give rows about persons who are known here the ids of these persons."""
    persons = store.find(Person, household_id=root.id)
    renamed: dict[str, str] = {}
    for item in definition.items.values():
        if not isinstance(item, Repeat):
            continue
        columns = {
            child.save_to.removeprefix("person."): child.name
            for child in item.children
            if isinstance(child, Question) and child.save_to.startswith("person.")
        }
        if columns:
            renamed |= _same_persons(
                item.path.strip("/").partition("/")[2], columns, persons, answers
            )
    return {_renamed(path, renamed): value for path, value in answers.items()}


def _same_persons(
    repeat: str, columns: Mapping[str, str], persons: Iterable[Person], answers: Mapping[str, Json]
) -> dict[str, str]:
    left = {person.id: person for person in persons}
    rows = [
        path
        for path in answers
        if path.startswith(f"{repeat}[") and path.endswith("]") and path.count("[") == 1
    ]
    for row in rows:
        left.pop(row[len(repeat) + 1 : -1], None)
    found = {}
    for row in rows:
        entered = {
            column: str(answers.get(f"{row}/{name}", "")) for column, name in columns.items()
        }
        same = next((person for person in left.values() if _is_same(person, entered)), None)
        if same is not None:
            del left[same.id]
            found[row] = f"{repeat}[{same.id}]"
    return found


def _is_same(person: Person, entered: Mapping[str, str]) -> bool:
    """Whether a row is about a person: the same identity number, or name and year of birth."""
    number = entered.get("id_value", "")
    if number and person.id_value:
        return number == person.id_value
    names = ("given_name", "family_name")
    return (
        all(
            entered.get(name) and fold(entered[name]) == fold(getattr(person, name))
            for name in names
        )
        and (person.birth_date or "")[:4] == entered.get("birth_date", "")[:4]
    )


def _remarks(one: Submission, problems: Iterable[Problem]) -> Iterator[str]:
    """What no question took, as it stood in the file, in as many remarks as it needs."""
    lost = [f"{problem.column}: {problem.value}" for problem in problems]
    text = "\n".join([*one.left_over, *lost])
    room = LONGEST_REMARK - len(one.title) - 1
    for start in range(0, len(text), room):
        yield f"{one.title}\n{text[start : start + room]}"
