"""Search words and list columns of households, brought up to date before each commit.

`household_search` and `household_names` hold live households only; both can be made anew at any
time from the records.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from rrk_field.db.bodies import marks, slices
from rrk_field.db.live import live_sql
from rrk_field.db.touched import Touched
from rrk_field.domain.places import municipalities
from rrk_field.domain.roots import kinds_under
from rrk_field.domain.scripts import FOLD_VERSION, fold, phon
from rrk_field.domain.sorting import sort_key
from rrk_field.domain.surveys import questionnaire_classes

LANGUAGE_COLUMNS: Final = {
    "en": "en",
    "sq": "sq",
    "sr-Cyrl": "sr_cyrl",
    "sr-Latn": "sr_latn",
}
"""The column of `household_names` that sorts names in a language."""

_RULES: Final = f"{FOLD_VERSION}.1"
"""Which rules made the rows; others are made anew at opening."""

_WORDS_COME_FROM: Final = ("household", "person", "dwelling", "settlement")
_OF_HOUSEHOLD: Final = kinds_under("household")
_OF_DWELLING: Final = kinds_under("dwelling")
_SURVEYS: Final = frozenset(questionnaire_classes())
_COUNTS: Final = frozenset({"household", "settlement", *_OF_HOUSEHOLD, *_OF_DWELLING})
_PERSON_WORDS: Final = (
    "given_name, parent_name, family_name, former_name, nickname, coalesce(id_value, '')"
)

_RESULTS: Final = f"""
  damage_category = coalesce((
    SELECT s.category FROM dwelling d JOIN damage_survey s ON s.dwelling_id = d.id
    WHERE d.household_id = household_search.id AND s.category IS NOT NULL
      AND {live_sql("d")} AND {live_sql("s")}
    ORDER BY s.id DESC LIMIT 1), ''),
  (state, sections_done, sections_total, officer_id) = (
    SELECT state, done, total, officer FROM (
      SELECT 1 AS rank, a.id, a.state, a.sections_done AS done, a.sections_total AS total,
             a.officer_id AS officer
      FROM household_assessment a WHERE a.household_id = household_search.id AND {live_sql("a")}
      UNION ALL
      SELECT 2, s.id, s.state, s.sections_done, s.sections_total, s.officer_id
      FROM dwelling d JOIN damage_survey s ON s.dwelling_id = d.id
      WHERE d.household_id = household_search.id AND {live_sql("d")} AND {live_sql("s")}
      UNION ALL
      SELECT 3, '', 'draft', 0, 0, '')
    ORDER BY rank, id DESC LIMIT 1)
"""


def _newest(tables: Iterable[str]) -> str:
    """SQL of the last change under a household, in these tables and in its damage surveys."""
    own = (
        f"SELECT changed_at FROM {one} WHERE household_id = household_search.id" for one in tables
    )
    return f"""(SELECT max(changed_at) FROM ({" UNION ALL ".join(own)}
    UNION ALL
    SELECT s.changed_at FROM dwelling d JOIN damage_survey s ON s.dwelling_id = d.id
    WHERE d.household_id = household_search.id))"""


_COUNTED: Final = f"""
UPDATE household_search SET
  members = (SELECT count(*) FROM person p
             WHERE p.household_id = household_search.id AND {live_sql("p")}),
  {_RESULTS},
  changed_at = max((SELECT changed_at FROM household WHERE id = household_search.id),
                   coalesce({_newest(_OF_HOUSEHOLD)}, ''))
WHERE id = ?
"""
_SURVEYS_COUNTED: Final = f"""
UPDATE household_search SET
  {_RESULTS},
  changed_at = max(changed_at, coalesce({_newest(sorted(_SURVEYS & set(_OF_HOUSEHOLD)))}, ''))
WHERE id = ?
"""
"""The same where nothing but questionnaires changed: no other table is read."""


def refresh(connection: Connection, touched: Touched) -> None:
    """Bring the rows of the households behind `touched` up to date.

    Changed surveys are only noted, so that saving an answer stays quick; `settle` counts them
    before a list is read, and after much was received.
    """
    by_type: dict[str, list[str]] = defaultdict(list)
    for kind, key in touched:
        if kind in _COUNTS:
            by_type[kind].append(key)
    if by_type.keys() <= _SURVEYS:
        _note_stale(connection, by_type)
        return
    wordy: dict[str, list[str]] = {
        kind: by_type[kind] for kind in _WORDS_COME_FROM if kind in by_type
    }
    for some in slices(sorted(_households(connection, wordy))):
        _write_words(connection, some)
    _count(connection, _households(connection, by_type))


def settle(connection: Connection) -> None:
    """Count what `refresh` only noted."""
    if is_settled(connection):
        return
    stale = "SELECT id FROM list_stale"
    found: set[str] = set()
    for kind in _SURVEYS & _OWNERS.keys():
        rows = connection.exec_driver_sql(_OWNERS[kind].format(marks=stale))
        found.update(key for (key,) in rows)
    if found:
        connection.exec_driver_sql(_SURVEYS_COUNTED, [(key,) for key in sorted(found)])
    connection.exec_driver_sql("DELETE FROM list_stale")


def is_settled(connection: Connection) -> bool:
    """Whether the list can be read as it is."""
    return connection.exec_driver_sql("SELECT 1 FROM list_stale LIMIT 1").fetchone() is None


def catch_up(connection: Connection) -> None:
    """Make all rows anew if other rules made them."""
    row = connection.exec_driver_sql("SELECT v FROM sync_state WHERE k = 'search_rules'").fetchone()
    if row is not None and row[0] == f'"{_RULES}"':
        return
    connection.exec_driver_sql("DELETE FROM household_names")
    connection.exec_driver_sql("DELETE FROM household_search")
    ids = [key for (key,) in connection.exec_driver_sql("SELECT id FROM household ORDER BY id")]
    for some in slices(ids):
        _write_words(connection, some)
        _count(connection, some)
    connection.exec_driver_sql("DELETE FROM sync_state WHERE k = 'search_rules'")
    connection.exec_driver_sql(
        "INSERT INTO sync_state(k, v) VALUES ('search_rules', ?)", (f'"{_RULES}"',)
    )


def folded(text: str) -> str:
    """Return the words of a search text once each, every word between spaces."""
    return f" {' '.join(dict.fromkeys(fold(text).split()))} "


def sounds(folded_words: str) -> str:
    """Return the second keys of folded words; numbers have none."""
    words = " ".join(word for word in folded_words.split() if word.isalpha())
    return f" {' '.join(dict.fromkeys(phon(words).split()))} "


def _note_stale(connection: Connection, by_type: Mapping[str, Iterable[str]]) -> None:
    driver: Any = connection.connection.driver_connection
    driver.executemany(
        "INSERT OR IGNORE INTO list_stale(id, type) VALUES (?, ?)",
        [(key, kind) for kind, ids in by_type.items() for key in ids],
    )


def _count(connection: Connection, households: Iterable[str]) -> None:
    if keys := [(key,) for key in sorted(households)]:
        connection.exec_driver_sql(_COUNTED, keys)


def _households(connection: Connection, by_type: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the ids of the households to which records belong."""
    found = set(by_type.get("household", ()))
    for kind, ids in by_type.items():
        owner = _OWNERS.get(kind, "")
        for some in slices(sorted(ids)) if owner else ():
            rows = connection.exec_driver_sql(owner.format(marks=marks(some)), tuple(some))
            found.update(key for (key,) in rows)
    return found


_OWNERS: Final = {
    **{
        table: f"SELECT DISTINCT household_id FROM {table} WHERE id IN ({{marks}})"
        for table in _OF_HOUSEHOLD
    },
    **{
        table: "SELECT DISTINCT d.household_id FROM dwelling d"
        f" JOIN {table} r ON r.dwelling_id = d.id WHERE r.id IN ({{marks}})"
        for table in _OF_DWELLING
    },
    "settlement": "SELECT h.id FROM settlement s JOIN household h ON h.settlement_id = s.id"
    " WHERE s.id IN ({marks})",
}


def _write_words(connection: Connection, households: Sequence[str]) -> None:
    """Write search words, names and place of households; the other columns keep their values."""
    ids = tuple(households)
    rows = connection.exec_driver_sql(
        "SELECT h.id, h.municipality_code, coalesce(h.displacement_category, ''), h.created_by,"
        " coalesce(h.file_number, ''), h.provisional_number, h.head_given_name,"
        " h.head_parent_name, h.head_family_name, h.head_name_cyrillic, h.settlement_text,"
        " coalesce(s.name_sq, ''), coalesce(s.name_sr, ''), coalesce(s.also, '')"
        " FROM household h LEFT JOIN settlement s ON s.id = h.settlement_id"
        f" WHERE h.id IN ({marks(ids)}) AND {live_sql('h')}",
        ids,
    ).fetchall()
    if rows:
        below = _words_below(connection, ids)
        connection.exec_driver_sql(_FOUND, [_found_row(row, below[row[0]]) for row in rows])
        connection.exec_driver_sql(_NAMED, [_names_row(row) for row in rows])
    if gone := [(key,) for key in set(ids) - {row[0] for row in rows}]:
        connection.exec_driver_sql(
            "DELETE FROM household_names WHERE n = (SELECT n FROM household_search WHERE id = ?)",
            gone,
        )
        connection.exec_driver_sql("DELETE FROM household_search WHERE id = ?", gone)


_FOUND: Final = (
    "INSERT INTO household_search(id, fold, phon, municipality_code, category, created_by, number,"
    " place, officer_id, state, members, damage_category, sections_done, sections_total,"
    " changed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'draft', 0, '', 0, 0, '')"
    " ON CONFLICT(id) DO UPDATE SET fold = excluded.fold, phon = excluded.phon,"
    " municipality_code = excluded.municipality_code, category = excluded.category,"
    " number = excluded.number, place = excluded.place"
)
_NAMED: Final = (
    "INSERT INTO household_names(n, en, sq, sr_cyrl, sr_latn)"
    " SELECT n, ?, ?, ?, ? FROM household_search WHERE id = ?"
    " ON CONFLICT(n) DO UPDATE SET en = excluded.en, sq = excluded.sq,"
    " sr_cyrl = excluded.sr_cyrl, sr_latn = excluded.sr_latn"
)


def _words_below(connection: Connection, ids: tuple[str, ...]) -> dict[str, list[str]]:
    """Return what the persons and dwellings of households add to their search words."""
    found: dict[str, list[str]] = defaultdict(list)
    persons = connection.exec_driver_sql(
        f"SELECT household_id, {_PERSON_WORDS} FROM person p"
        f" WHERE household_id IN ({marks(ids)}) AND {live_sql('p')} ORDER BY id",
        ids,
    )
    dwellings = connection.exec_driver_sql(
        "SELECT household_id, settlement_text, cadastral_zone, parcel_no FROM dwelling d"
        f" WHERE household_id IN ({marks(ids)}) AND {live_sql('d')} ORDER BY id",
        ids,
    )
    for household, *words in [*persons, *dwellings]:
        found[household].extend(words)
    return found


def _found_row(row: Sequence[Any], below: Sequence[str]) -> tuple[str, ...]:
    key, municipality, category, by, *own = row
    number, provisional, *_names, written, name_sq, name_sr, _also = own
    text = folded(" ".join(filter(None, (*own, *below, _municipality_words(municipality)))))
    place = fold(name_sq or name_sr or written)
    return key, text, sounds(text), municipality, category, by, number or provisional, place


def _names_row(row: Sequence[Any]) -> tuple[str, ...]:
    key, _municipality, _category, _by, _number, _provisional, given, parent, family, *_ = row
    name = " ".join(filter(None, (family, given, parent)))
    return *(sort_key(name, language) for language in LANGUAGE_COLUMNS), key


@functools.cache
def _municipality_words(code: str) -> str:
    place = municipalities().get(code)
    if place is None:
        return ""
    return " ".join((place.name_sq, place.name_sr, place.name_en, *place.also))
