"""Every line of the table of merging, and the groups in which fields merge."""

import random

import pytest

from rrk_field.domain.values import Fields
from rrk_field.sync.merge import (
    Merged,
    Rules,
    is_marker,
    markers,
    merge,
    partial_groups,
    removed_rows,
    same,
)

PLAIN = Rules()
POINT = Rules(together=(("latitude", "longitude"),))
ROW = "answers/damage/row[r1]"


def merged(
    theirs: Fields, rules: Rules = PLAIN, /, **pairs: tuple[object, object]
) -> tuple[Fields, list[tuple[str, ...]]]:
    base = {name: old for name, (old, _) in pairs.items()}
    mine = {name: new for name, (_, new) in pairs.items()}
    found = merge(base=base, mine=mine, theirs=theirs, rules=rules)
    return found.values, found.clashes


def test_what_the_server_has_already_is_not_written_again() -> None:
    assert merged({"phone": "044"}, phone=("040", " 044 ")) == ({}, [])


def test_my_value_is_taken_where_the_server_has_what_i_saw() -> None:
    assert merged({"phone": "040"}, phone=("040", "044")) == ({"phone": "044"}, [])


def test_a_third_value_clashes_and_the_servers_stays() -> None:
    assert merged({"phone": "045"}, phone=("040", "044")) == ({}, [("phone",)])


def test_empty_text_and_nothing_are_the_same() -> None:
    assert merged({"phone": ""}, phone=(None, "044")) == ({"phone": "044"}, [])


def test_other_fields_are_taken_though_one_clashes() -> None:
    values, clashes = merged({"a": "3", "b": None}, a=("1", "2"), b=(None, "x"))

    assert (values, clashes) == ({"b": "x"}, [("a",)])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        (["1"], ["1", "2"], ["1", "3"], ["1", "3", "2"]),
        (["1", "2"], ["2"], ["1", "2", "3"], ["2", "3"]),
        (None, ["2"], ["3"], ["3", "2"]),
        (["1"], None, ["1", "2"], ["2"]),
        (["1", "2"], ["2", "3"], ["1"], ["3"]),
    ],
)
def test_a_set_takes_what_both_added_and_loses_what_either_removed(
    base: object, mine: object, theirs: object, result: list[str]
) -> None:
    rules = Rules(sets=frozenset({"share_with"}))

    assert merged({"share_with": theirs}, rules, share_with=(base, mine)) == (
        {"share_with": result},
        [],
    )
    assert merged({"answers/pick": theirs}, **{"answers/pick": (base, mine)}) == (
        {"answers/pick": result},
        [],
    )


def test_the_order_of_a_set_does_not_count_and_that_of_another_list_does() -> None:
    assert same("answers/pick", ["1", "2"], ["2", "1", "2"], PLAIN)
    assert not same("documents", ["1", "2"], ["2", "1"], PLAIN)


def test_a_set_that_somebody_answered_with_text_clashes() -> None:
    _, clashes = merged({"answers/pick": "other"}, **{"answers/pick": (["1"], ["1", "2"])})

    assert clashes == [("answers/pick",)]


def test_fields_that_belong_together_clash_together() -> None:
    values, clashes = merged(
        {"latitude": 2, "longitude": 1}, POINT, latitude=(1, 1), longitude=(1, 3)
    )

    assert (values, clashes) == ({}, [("latitude", "longitude")])


def test_of_fields_that_belong_together_only_the_changed_ones_are_written() -> None:
    values, _ = merged({"latitude": 1, "longitude": 1}, POINT, latitude=(1, 1), longitude=(1, 3))

    assert values == {"longitude": 3}


def test_a_field_beside_a_group_goes_its_own_way() -> None:
    values, clashes = merged(
        {"latitude": 2, "longitude": 1, "phone": None},
        POINT,
        latitude=(1, 1),
        longitude=(1, 3),
        phone=(None, "044"),
    )

    assert (values, clashes) == ({"phone": "044"}, [("latitude", "longitude")])


def test_the_missing_half_of_a_pair_is_named() -> None:
    assert partial_groups(["latitude", "phone"], POINT) == ["longitude"]
    assert partial_groups(["latitude", "longitude"], POINT) == []
    assert partial_groups(["phone"], POINT) == []


def test_a_stamp_of_the_server_stays_and_nobody_is_asked() -> None:
    rules = Rules(stamps=frozenset({"answers/start"}))

    assert merged({"answers/start": "8:00"}, rules, **{"answers/start": (None, "9:00")}) == (
        {},
        [],
    )
    assert merged({}, rules, **{"answers/start": (None, "9:00")}) == (
        {"answers/start": "9:00"},
        [],
    )


class TestSpecialAnswers:
    """A value and its special code are one answer."""

    def test_a_value_against_does_not_know_clashes_as_one_answer(self) -> None:
        values, clashes = merged({"answers/age~special": "dk"}, **{"answers/age": (None, 40)})

        assert (values, clashes) == ({}, [("answers/age", "answers/age~special")])

    def test_does_not_know_replaces_the_value_it_was_made_against(self) -> None:
        values, clashes = merged(
            {"answers/age": 40},
            **{"answers/age": (40, None), "answers/age~special": (None, "dk")},
        )

        assert values == {"answers/age": None, "answers/age~special": "dk"}
        assert clashes == []


class TestRows:
    """A repeat row is whole or gone."""

    def test_the_markers_of_an_answer_are_those_of_the_rows_around_it(self) -> None:
        inner = f"{ROW}/part[p1]"

        assert markers(f"{inner}/note") == [ROW, inner]
        assert markers(inner) == [ROW]
        assert markers("phone") == []
        assert is_marker(ROW)
        assert not is_marker(f"{ROW}/note")

    def test_only_the_outermost_removed_row_counts(self) -> None:
        pairs = {ROW: (1, None), f"{ROW}/part[p1]": (1, None), "answers/x[9]": (None, None)}
        base = {name: old for name, (old, _) in pairs.items()}
        mine = {name: new for name, (_, new) in pairs.items()}

        assert removed_rows(base=base, mine=mine) == [ROW]

    def test_an_answer_goes_through_while_its_row_is_there(self) -> None:
        values, clashes = merged(
            {ROW: 1, f"{ROW}/note": "beam"}, **{ROW: (1, 1), f"{ROW}/note": ("beam", "joist")}
        )

        assert (values, clashes) == ({f"{ROW}/note": "joist"}, [])

    def test_an_answer_to_a_row_that_was_removed_clashes(self) -> None:
        values, clashes = merged({}, **{ROW: (1, 1), f"{ROW}/note": (None, "joist")})

        assert values == {}
        assert (f"{ROW}/note",) in clashes

    def test_a_new_row_comes_with_its_answers(self) -> None:
        values, clashes = merged({}, **{ROW: (None, 1), f"{ROW}/note": (None, "beam")})

        assert (values, clashes) == ({ROW: 1, f"{ROW}/note": "beam"}, [])

    def test_a_row_that_its_remover_saw_whole_is_removed_whole(self) -> None:
        values, clashes = merged(
            {ROW: 1, f"{ROW}/note": "beam"}, **{ROW: (1, None), f"{ROW}/note": ("beam", None)}
        )

        assert (values, clashes) == ({ROW: None, f"{ROW}/note": None}, [])

    def test_an_answer_beside_a_removed_row_is_taken(self) -> None:
        values, _ = merged({ROW: 1}, **{ROW: (1, None), "answers/roof": (None, "3")})

        assert values == {ROW: None, "answers/roof": "3"}

    def test_an_answer_that_the_remover_never_saw_keeps_the_whole_row(self) -> None:
        theirs = {ROW: 1, f"{ROW}/note": "beam", f"{ROW}/cost": 20}

        values, clashes = merged(theirs, **{ROW: (1, None), f"{ROW}/note": ("beam", None)})

        assert values == {}
        assert clashes == [(ROW, f"{ROW}/cost", f"{ROW}/note")]

    def test_a_row_that_both_removed_is_no_matter(self) -> None:
        assert merged({}, **{ROW: (1, None), f"{ROW}/note": ("beam", None)}) == ({}, [])

    def test_a_row_key_that_begins_like_another_is_another(self) -> None:
        other = "answers/damage/row[r1]x"

        values, _ = merged({ROW: 1, other: "stays"}, **{ROW: (1, None)})

        assert values == {ROW: None}


def test_whatever_the_histories_are_no_value_is_overwritten_unseen() -> None:
    chance = random.Random(7)
    for _ in range(3000):
        names = [f"f{number}" for number in range(4)]
        base = {name: chance.choice([None, "1", "2"]) for name in names}
        mine = {name: chance.choice([base[name], "1", "2", "3"]) for name in names}
        theirs = {name: chance.choice([base[name], "1", "2", "3"]) for name in names}

        found = merge(base=base, mine=mine, theirs=theirs, rules=PLAIN)

        after = theirs | found.values
        for name in names:
            clashed = (name,) in found.clashes
            assert clashed == (theirs[name] not in (base[name], mine[name]))
            if not clashed:
                assert after[name] == mine[name]
            elif theirs[name] != base[name]:
                assert after[name] == theirs[name]


def test_merging_again_changes_nothing() -> None:
    pairs = {"a": ("1", "2"), "answers/pick": (["1"], ["1", "2"])}
    theirs: Fields = {"a": "1", "answers/pick": ["1", "3"]}
    base = {name: old for name, (old, _) in pairs.items()}
    mine = {name: new for name, (_, new) in pairs.items()}
    first = merge(base=base, mine=mine, theirs=theirs, rules=PLAIN)

    again = merge(base=mine, mine=mine, theirs=theirs | first.values, rules=PLAIN)

    assert again == Merged()
