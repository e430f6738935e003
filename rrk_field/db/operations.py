"""One short function per user action, each one transaction."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Literal

from rrk_field.db import numbers, trunks
from rrk_field.db.live_forms import root_of
from rrk_field.db.outbox import known_records
from rrk_field.db.store import Store
from rrk_field.domain.errors import RrkError
from rrk_field.domain.households import Remark
from rrk_field.domain.places import Settlement, municipalities
from rrk_field.domain.record import Record, record_classes
from rrk_field.domain.records import Conflict, Household, Person
from rrk_field.domain.roots import remark_class
from rrk_field.domain.scripts import fold
from rrk_field.domain.surveys import Survey
from rrk_field.domain.values import Json

_ANSWERS: Final = "answers/"
_REMOVED: Final = "removed_at"
"""The name under which a choice says whether a record stays removed."""


class BadImportError(RrkError):
    """The file is not what was expected; nothing was changed."""

    code: ClassVar[str] = "bad_import_file"


@dataclass(frozen=True)
class Imported:
    """How much an import brought, and how much was there already."""

    count: int
    skipped: int


@dataclass(frozen=True)
class Choice:
    """What a person decided about one field; with `both` and `edited`, the value that results."""

    take: Literal["mine", "theirs", "both", "edited"]
    value: Json = None


def register_household(store: Store, household: Household, head: Person) -> Household:
    """Save a new household with its head and a number.

    It is the final one where the office reserved some for this laptop, else `K7-12`.
    """
    with store.together():
        if not household.provisional_number:
            _give_number(store, household)
        household.head_given_name = household.head_given_name or head.given_name
        household.head_parent_name = household.head_parent_name or head.parent_name
        household.head_family_name = household.head_family_name or head.family_name
        head.household_id = household.id
        store.save(household, head)
    return household


def add_settlement(store: Store, municipality_code: str, name: str) -> Settlement:
    """Save a village that the list lacks; one known by such a name in any script is returned.

    A name in Cyrillic is the Serbian one; in Latin it stands as the Albanian one until the
    office corrects it.
    """
    key = fold(name)
    for known in store.find(Settlement, municipality_code=municipality_code):
        names = (known.name_sq, known.name_sr, *known.also.split(";"))
        if key in {fold(one) for one in names if one}:
            return known
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in name)
    settlement = Settlement(
        municipality_code=municipality_code,
        name_sq="" if cyrillic else name.strip(),
        name_sr=name.strip() if cyrillic else "",
        source="officer",
    )
    store.save(settlement)
    return settlement


def import_settlements(store: Store, path: Path) -> Imported:
    """Save the settlements of a GeoNames file that are not known yet, all or nothing.

    A tab-separated file as GeoNames publishes it per country. Raises BadImportError.
    """
    found = list(_geonames(path))
    with store.writing() as connection:
        known = {key for (key,) in connection.exec_driver_sql("SELECT external_id FROM settlement")}
        new = [place for place in found if place.external_id not in known]
        store.save(*new)
    return Imported(len(new), len(found) - len(new))


def decide(
    store: Store, conflict_id: str, choices: Mapping[str, Choice], note: str = ""
) -> Conflict:
    """Settle a conflict: write what was chosen, and close it, as one group.

    `choices` names the conflict's fields; a field that is not named keeps the office's value. For
    a conflict about removing a record the one name is `removed_at`. Raises KeyError for a
    conflict that is not here.
    """
    with store.together():
        conflict = _conflict(store, conflict_id)
        record = store.get(record_classes()[conflict.record_type], conflict.record_id)
        settled: dict[str, Json] = {name: _as_json(each) for name, each in choices.items()}
        mine = _REMOVED in choices and choices[_REMOVED].take == "mine"
        if conflict.kind == "field" and record is not None:
            chosen = _chosen(conflict, choices)
            _write(record, chosen)
            store.save(record)
            with store.writing() as connection:
                driver = connection.connection.driver_connection
                trunks.keep(driver, record.id, _shown(conflict, chosen))
        elif conflict.kind == "delete_vs_edit" and mine and record is not None:
            store.remove(record)
        elif conflict.kind == "edit_vs_delete" and mine:
            # The office brings the record back, with what was entered here.
            settled["restore"] = True
        conflict.status, conflict.choices, conflict.note = "resolved", settled, note
        store.save(conflict)
    return conflict


def decide_duplicate(store: Store, conflict_id: str, *, same: bool, note: str = "") -> Conflict:
    """Say whether two records are one and the same; both stay as they are."""
    conflict = _conflict(store, conflict_id)
    conflict.status, conflict.choices, conflict.note = "resolved", {"same": same}, note
    store.save(conflict)
    return conflict


def may_withdraw(store: Store, conflict_id: str) -> bool:
    """Whether a decision was not sent yet, and can be taken back as if it had never been."""
    with store.reading() as connection:
        return bool(
            connection.exec_driver_sql(
                "SELECT EXISTS (SELECT 1 FROM outbox_mark WHERE id = ?1) AND NOT EXISTS"
                " (SELECT 1 FROM outbox_op WHERE id = ?1 AND state = 'frozen')",
                (conflict_id,),
            ).scalar_one()
        )


def withdraw(store: Store, conflict_id: str) -> bool:
    """Take a decision back that was not sent; tell whether that was so.

    The record shows the office's values again, and the conflict is open.
    """
    with store.together():
        if not may_withdraw(store, conflict_id):
            return False
        conflict = _conflict(store, conflict_id)
        record = store.get(record_classes()[conflict.record_type], conflict.record_id)
        if record is not None and conflict.kind == "delete_vs_edit" and record.removed_at:
            store.restore(record)
        elif record is not None and conflict.kind == "field":
            _write(record, _before_decision(store, conflict))
            store.save(record)
        conflict.status, conflict.choices, conflict.note = "open", {}, ""
        store.save(conflict)
    return True


def decide_otherwise(
    store: Store, conflict_id: str, choices: Mapping[str, Choice], note: str
) -> None:
    """Change what was decided and sent: an ordinary change, with a remark that says why.

    The conflict keeps what was decided then; the history of the record has both.
    """
    conflict = _conflict(store, conflict_id)
    record = store.get(record_classes()[conflict.record_type], conflict.record_id)
    if record is None:
        raise KeyError(conflict.record_id)
    values = {name: _value(conflict, name, choice) for name, choice in choices.items()}
    with store.together():
        _write(record, values)
        store.save(record)
        if note:
            store.save(_remark(store, record, next(iter(values), ""), note))


def mark_complete(store: Store, record: Survey) -> None:
    """Hand an assessment or survey in; it can be reopened until the office approves it."""
    _set_state(store, record, "complete")


def reopen(store: Store, record: Survey) -> None:
    """Go on with an assessment or survey that was complete or returned."""
    _set_state(store, record, "in_progress")


def _set_state(store: Store, record: Survey, state: str) -> None:
    if record.state == "approved":
        raise ValueError("what the office approved is not changed on a laptop")
    record.state = state
    store.save(record)


def _give_number(store: Store, household: Household) -> None:
    with store.writing() as connection:
        reserved = numbers.take(connection, household.municipality_code)
    household.file_number = reserved or None
    household.provisional_number = reserved or _next_number(store)


def _next_number(store: Store) -> str:
    """Return the laptop's code and a number that it never gives again."""
    number = int(store.state.get("last_household_number", 0)) + 1
    store.state.set(last_household_number=number)
    return f"{store.device_code or 'L'}-{number}"


def _as_json(choice: Choice) -> dict[str, Json]:
    value = {} if choice.take in ("mine", "theirs") else {"value": choice.value}
    return {"take": choice.take, **value}


def _chosen(conflict: Conflict, choices: Mapping[str, Choice]) -> dict[str, Json]:
    """Return the values that differ from the office's."""
    return {
        name: _value(conflict, name, choice)
        for name, choice in choices.items()
        if choice.take != "theirs"
    }


def _value(conflict: Conflict, name: str, choice: Choice) -> Json:
    if choice.take in ("mine", "theirs"):
        return conflict.fields[name].get(choice.take)
    return choice.value


def _conflict(store: Store, conflict_id: str) -> Conflict:
    found = store.get(Conflict, conflict_id)
    if found is None:
        raise KeyError(conflict_id)
    return found


def _before_decision(store: Store, conflict: Conflict) -> dict[str, Json]:
    """Return the office's values of the fields that a decision changed, as they are known now."""
    kind, record_id = conflict.record_type, conflict.record_id
    with store.reading() as connection:
        server = known_records(connection, {kind: [record_id]})[record_id].server
    changed = [name for name, one in conflict.choices.items() if one.get("take") != "theirs"]
    columns = record_classes()[kind].model_fields
    return {
        name: server.get(name)
        if name in server or name not in columns
        else columns[name].get_default(call_default_factory=True)
        for name in changed
    }


def _remark(store: Store, record: Record, name: str, text: str) -> Remark:
    root = root_of(store, record)
    remark_type = remark_class(root.__tablename__)
    path = name.removeprefix(_ANSWERS) if name.startswith(_ANSWERS) else ""
    remark = remark_type(about_id=record.id, path=path, text=text)
    setattr(remark, str(remark_type.sync.parent), root.id)
    return remark


def _shown(conflict: Conflict, names: Iterable[str]) -> dict[str, Json]:
    """Return the office's values that were decided upon; newer ones were not on the screen."""
    return {name: conflict.fields[name].get("theirs") for name in names}


def _write(record: Record, values: Mapping[str, Json]) -> None:
    """Set columns, and answers by their path; an answer without a value is taken out."""
    answers = dict(getattr(record, "answers", {}))
    for name, value in values.items():
        path = name.removeprefix(_ANSWERS)
        if path == name:
            setattr(record, name, value)
        elif value is None:
            answers.pop(path, None)
        else:
            answers[path] = value
    if record.sync.answers:
        record.answers = answers


def _geonames(path: Path) -> Iterator[Settlement]:
    """Read the populated places of a GeoNames file. Raises BadImportError at the first bad row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for number, row in enumerate(rows, start=1):
                if row and (settlement := _settlement(row, f"{path.name}:{number}")):
                    yield settlement
    except (OSError, UnicodeError, csv.Error) as error:
        raise BadImportError(reason=path.name) from error


def _settlement(row: list[str], line: str) -> Settlement | None:
    """Return the place of a row; None if it is no populated place of a known municipality."""
    if len(row) != _GEONAMES_COLUMNS or not row[0].isdecimal():
        raise BadImportError(reason=line)
    key, name, _ascii, also, latitude, longitude, feature_class, feature, _country, _cc2 = row[:10]
    try:
        position = float(latitude), float(longitude)
    except ValueError as error:
        raise BadImportError(reason=line) from error
    if not (-90 <= position[0] <= 90 and -180 <= position[1] <= 180):
        raise BadImportError(reason=line)
    if feature_class != "P":
        return None
    del feature
    names = [other for other in dict.fromkeys(also.split(",")) if other and other != name]
    cyrillic = next((other for other in names if _is_cyrillic(other)), "")
    return Settlement(
        municipality_code=_nearest_municipality(*position),
        name_sq=name[:_NAME_LENGTH],
        name_sr=cyrillic[:_NAME_LENGTH],
        also=_fitting(other for other in names if other != cyrillic),
        latitude=position[0],
        longitude=position[1],
        source="GeoNames, CC BY 4.0",
        external_id=f"geonames:{key}",
    )


_GEONAMES_COLUMNS: Final = 19
_NAME_LENGTH: Final = 120
_ALSO_LENGTH: Final = 500


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def _fitting(names: Iterable[str]) -> str:
    """Join names by semicolons, as many as the column holds."""
    joined = ""
    for name in names:
        longer = f"{joined};{name}" if joined else name
        if len(longer) > _ALSO_LENGTH:
            break
        joined = longer
    return joined


def _nearest_municipality(latitude: float, longitude: float) -> str:
    """Return the municipality whose seat is nearest; officers correct it where that is wrong.

    Source: programme assumption, to be confirmed; GeoNames has no code of the municipality.
    """
    shrink = math.cos(math.radians(latitude))
    distances = {
        place.code: math.hypot(place.latitude - latitude, (place.longitude - longitude) * shrink)
        for place in municipalities().values()
        if place.latitude is not None and place.longitude is not None
    }
    return min(distances, key=lambda code: distances[code])
