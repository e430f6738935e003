"""The office's commands, as somebody types them."""

from pathlib import Path

import pytest

from rrk_central.__main__ import main
from rrk_central.commands.people import PASSWORD_VARIABLE
from tests.sheets import SURVEY, changed, xlsform

FORM = Path(__file__).parents[2] / "resources" / "forms" / "housing_damage.csv"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run a command on a data folder; returns its status and all it printed."""
    monkeypatch.setenv(PASSWORD_VARIABLE, "a long and quiet evening")
    monkeypatch.delenv("RRK_CENTRAL_DATABASE", raising=False)

    def command(*words: str) -> tuple[int, str]:
        status = main(["--folder", str(tmp_path), *words])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return command


def test_an_account_is_made_listed_and_given_more_municipalities(run) -> None:  # type: ignore[no-untyped-def]
    added = run("user", "add", "--name", "Arta Demo", "--municipality", "17", "arta")
    run("grant", "--role", "coordinator", "arta", "06", "08")
    run("grant", "--role", "none", "arta", "08")

    assert added == (0, "arta: officer in 17\n")
    assert run("user", "list") == (
        0,
        f"{'arta':20} {'Arta Demo':30} 06 coordinator, 17 officer\n",
    )


def test_a_second_account_of_the_same_name_is_refused(run) -> None:  # type: ignore[no-untyped-def]
    run("user", "add", "arta")

    assert run("user", "add", "arta") == (1, "There is an account arta already.\n")


@pytest.mark.parametrize("word", ["short", "password12345", "Lozinka-123456"])
def test_a_short_or_common_password_is_refused(  # type: ignore[no-untyped-def]
    run, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, word)

    status, printed = run("user", "add", "arta")

    assert (status, "at least 12 letters" in printed) == (1, True)


def test_an_unknown_account_laptop_or_municipality_is_refused(run) -> None:  # type: ignore[no-untyped-def]
    run("user", "add", "arta")

    assert run("user", "password", "nobody")[0] == 1
    assert run("grant", "nobody", "17")[0] == 1
    assert run("grant", "arta", "99")[0] == 1
    assert run("device", "revoke", "K7")[0] == 1
    assert run("user", "password", "arta") == (0, "")


def test_a_questionnaire_is_published_once_and_never_changes(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first = run("forms", "publish", str(FORM))
    again = run("forms", "publish", str(FORM))
    changed = tmp_path / "changed.csv"
    changed.write_text(
        FORM.read_text(encoding="utf-8")
        .replace("Access to the house", "Access", 1)
        .replace("roof", "rooof", 3),
        encoding="utf-8",
    )
    other = run("forms", "publish", str(changed))

    assert first[0] == again[0] == 0
    assert "published" in first[1]
    assert other[0] == 1
    status = run("status")[1].splitlines()
    assert ["questionnaire", "1"] in [line.split() for line in status]
    assert "conflict open: 0" in status


def test_a_wrong_questionnaire_is_named_with_its_rows(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("survey,type,name,label\n,select_one nowhere,q,Q\n", encoding="utf-8")

    status, printed = run("forms", "publish", str(wrong))

    assert status == 1
    assert printed


def test_versions_are_listed_retired_and_offered_again(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for version in ("1", "2"):
        survey = changed(SURVEY, "words", label=f"Words {version}")
        path = xlsform(tmp_path / "roof.xlsx", survey, version=version)
        assert run("forms", "publish", str(path)) == (
            0,
            f"roof_check {version} published: Roof check\n",
        )

    def listed() -> list[list[str]]:
        return [line.split()[1:3] for line in run("forms", "list", "roof_check")[1].splitlines()]

    before = listed()
    retired = run("forms", "retire", "roof_check", "2")
    after = listed()
    again = run("forms", "retire", "roof_check", "2")

    assert before == [["1", "older"], ["2", "newest"]]
    assert retired == (0, "roof_check 2 retired\n")
    assert after == [["1", "newest"], ["2", "retired"]]
    assert again == (0, "Nothing changed: it was so already.\n")
    assert run("forms", "unretire", "roof_check") == (0, "roof_check 2 offered again\n")
    assert listed() == before
    assert run("forms", "retire", "nothing") == (
        1,
        "There is no questionnaire nothing: see forms list.\n",
    )


def test_other_machines_are_answered_over_tls_only(run) -> None:  # type: ignore[no-untyped-def]
    status, printed = run("serve", "--host", "0.0.0.0")

    assert (status, "--certificate" in printed) == (1, True)
