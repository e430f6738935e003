"""Questionnaire records of any kind, and the household, project or visit that each hangs under."""

from collections.abc import Collection, Mapping, Sequence

from rrk_field.db import published
from rrk_field.db.bodies import marks, slices
from rrk_field.db.live import live_sql
from rrk_field.db.store import Store
from rrk_field.domain.households import Household
from rrk_field.domain.record import Record
from rrk_field.domain.roots import Root, chain
from rrk_field.domain.surveys import Survey, questionnaire_classes
from rrk_field.i18n import catalogue


def forms_here(store: Store) -> dict[str, int]:
    """Return the forms that live records here were filled with, and how many records."""
    found: dict[str, int] = {}
    with store.reading() as connection:
        for name in questionnaire_classes():
            query = (
                f"SELECT r.form_id, count(*) FROM {name} r WHERE {live_sql('r')}"
                " GROUP BY r.form_id ORDER BY r.form_id"
            )
            for form_id, count in connection.exec_driver_sql(query):
                found[form_id] = found.get(form_id, 0) + count
    return found


def versions(store: Store, record_class: type[Survey], form_id: str) -> list[str]:
    """Return the versions of a form that records here were filled with, newest record first."""
    table = record_class.__tablename__
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT r.form_version FROM {table} r WHERE r.form_id = ? AND {live_sql('r')}"
            " GROUP BY r.form_version ORDER BY max(r.created_at) DESC",
            (form_id,),
        )
        return [version for (version,) in rows]


def record_ids(
    store: Store,
    record_class: type[Survey],
    form_id: str,
    *,
    households: Sequence[str] | None = None,
    states: Collection[str] = (),
) -> list[str]:
    """Return the live records of a form, oldest first; of some households in their order."""
    condition = f"r.form_id = ? AND {live_sql('r')}"
    values: list[str] = [form_id]
    if states:
        condition += f" AND r.state IN ({marks(list(states))})"
        values += states
    table = record_class.__tablename__
    if households is None or root_class(record_class) is not Household:
        query = f"SELECT r.id FROM {table} r WHERE {condition} ORDER BY r.created_at, r.id"
        with store.reading() as connection:
            return [key for (key,) in connection.exec_driver_sql(query, tuple(values))]
    joins, root = _to_root(record_class)
    found: list[str] = []
    with store.reading() as connection:
        for some in slices(list(households)):
            query = (
                f"SELECT r.id, {root} FROM {table} r {joins} WHERE {condition}"
                f" AND {root} IN ({marks(some)}) ORDER BY r.created_at, r.id"
            )
            rows = connection.exec_driver_sql(query, (*values, *some)).all()
            place = {key: number for number, key in enumerate(some)}
            found += [key for key, _ in sorted(rows, key=lambda row: place[row[1]])]
    return found


def roots(store: Store, record_class: type[Survey], ids: Sequence[str]) -> Mapping[str, Root]:
    """Return what each of a few hundred records hangs under."""
    joins, root = _to_root(record_class)
    query = (
        f"SELECT r.id, {root} FROM {record_class.__tablename__} r {joins}"
        f" WHERE r.id IN ({marks(list(ids))})"
    )
    with store.reading() as connection:
        owners = {row[0]: row[1] for row in connection.exec_driver_sql(query, tuple(ids))}
    known = store.several(root_class(record_class), set(owners.values()))
    return {key: known[owner] for key, owner in owners.items() if owner in known}


def root_class(record_class: type[Record]) -> type[Root]:
    """Return the class of what such records hang under: a visit is its own root."""
    found: type[Root] = chain(record_class)[-1]  # type: ignore[assignment]
    return found


def _to_root(record_class: type[Record]) -> tuple[str, str]:
    """Return the joins from records `r` to what they hang under, and the column of its id."""
    classes = chain(record_class)
    joins, alias = "", "r"
    for number, above in enumerate(classes[1:]):
        column = classes[number].sync.parent
        joins += f" JOIN {above.__tablename__} p{number} ON p{number}.id = {alias}.{column}"
        alias = f"p{number}"
    return joins, f"{alias}.id"


def form_title(store: Store, form_id: str, language: str) -> str:
    """Return what a form is called in a language of the program; its name if it has no title."""
    carried = published.shipped(form_id)
    if carried is not None:
        return catalogue(language)("paper", carried.title)
    return published.title_of(store, form_id)
