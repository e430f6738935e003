"""The command line: sentences on stderr, exit codes, no traceback, nothing heavy to begin with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rrk_field import commands
from rrk_field.db.profiles import Profile, unlock
from rrk_field.db.store import Store
from rrk_field.demo_data import invented, settlements
from tests.conftest import PASSPHRASE

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "reportlab", "requests", "PIL", "cryptography")
LETTER_FORM = """\
survey,type,name,label::English (en)
,text,first,First
,integer,second,Second ${first}
settings,form_title,form_id,version
,Letter,letter,1
"""


def rrk_field(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    chosen = ["--data", str(data)] if data else []
    return subprocess.run(
        [sys.executable, "-m", "rrk_field", *arguments, *chosen],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def run(*arguments: str) -> int:
    return commands.run(commands.read(list(arguments)))


@pytest.fixture
def xform(tmp_path: Path) -> Path:
    from rrk_field.forms.xlsform import compile_xlsform

    source = tmp_path / "letter.csv"
    source.write_text(LETTER_FORM)
    target = tmp_path / "letter.xml"
    target.write_text(compile_xlsform(source).xml)
    return target


def test_help_names_every_command() -> None:
    done = rrk_field("--help")

    assert done.returncode == 0
    for name in ("sync", "report", "forms", "--demo"):
        assert name in done.stdout


def test_help_and_the_first_window_import_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from rrk_field import commands\n"
        "commands.read([])\n"
        "import rrk_field.ui.sign_in, rrk_field.ui.application\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "[]"


def test_the_control_of_the_import_test_sees_a_heavy_module() -> None:
    script = "import sys, rrk_field.domain.record\nprint('sqlalchemy' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "True"


def test_a_line_that_makes_no_sense_gets_a_sentence_and_exit_code_2() -> None:
    done = rrk_field("report", "dossier")

    assert done.returncode == 2
    assert "--household" in done.stderr
    assert "Traceback" not in done.stderr


def test_checking_a_form_prints_its_identity(
    xform: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("forms", "check", str(xform))

    assert code == 0
    assert "letter 1: no problems" in capsys.readouterr().out


def test_checking_an_xlsform_prints_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bad.csv"
    source.write_text(
        LETTER_FORM.replace("${first}", "${nobody}").replace("integer,", "select_one none,")
    )

    code = run("forms", "check", str(source))

    printed = capsys.readouterr().out
    assert code == 1
    assert "nobody" in printed
    assert "no list named 'none'" in printed


@pytest.mark.parametrize("content", [b"", b"<a>", b"\xff\xfe\x00", b"{}"])
def test_checking_a_file_that_is_no_form_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_bytes(content)

    code = run("forms", "check", str(broken))

    said = capsys.readouterr()
    assert code == 1
    assert said.out or said.err


def test_a_file_that_is_missing_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("forms", "check", "/nowhere/form.xml")

    assert code == 1
    assert "/nowhere/form.xml cannot be read" in capsys.readouterr().err


def test_replaying_prints_the_states_after_each_step(
    tmp_path: Path, xform: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = tmp_path / "steps.json"
    steps.write_text(json.dumps({"steps": [{"ref": "/data/first", "value": "x"}]}))

    code = run("forms", "replay", str(xform), str(steps))

    printed = json.loads(capsys.readouterr().out)
    assert code == 0
    assert printed["first"]["/data/first"]["v"] == ""
    assert printed["steps"][0]["state"]["/data/first"] == {
        "v": "x",
        "r": True,
        "q": False,
        "o": False,
        "x": None,
    }


@pytest.mark.parametrize(
    "steps", ["", "[]", "{}", '{"steps": 3}', '{"steps": [{"ref": "/data/none", "value": "1"}]}']
)
def test_steps_that_make_no_sense_get_a_sentence(
    tmp_path: Path, xform: Path, capsys: pytest.CaptureFixture[str], steps: str
) -> None:
    path = tmp_path / "steps.json"
    path.write_text(steps)

    code = run("forms", "replay", str(xform), str(path))

    said = capsys.readouterr().err
    assert code == 1
    assert "steps.json" in said or "Step 1 cannot be taken" in said


def test_a_blank_form_is_written_as_pdf(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"

    code = run(
        "report", "form", "--form", "housing_damage", "--language", "sr-Cyrl", "--out", str(target)
    )

    assert code == 0
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["letter.xml", "letter.csv"])
def test_a_form_of_others_is_written_blank_as_pdf(tmp_path: Path, xform: Path, name: str) -> None:
    target = tmp_path / "form.pdf"

    code = run("report", "form", "--form", str(tmp_path / name), "--out", str(target))

    assert code == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_form_that_nobody_knows_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("report", "form", "--form", "letters", "--out", str(tmp_path / "form.pdf"))

    assert code == 1
    assert "letters is neither a file nor one of go_and_see_visit" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "missing" / "form.pdf"

    code = run("report", "form", "--form", "housing_damage", "--out", str(target))

    assert code == 1
    assert f"{target} cannot be written" in capsys.readouterr().err


@pytest.fixture
def laptop(tmp_path: Path, profile: Profile) -> list[str]:
    """Arguments that open a profile with one surveyed household, whose number is K-1."""
    family = next(one for one in invented(40) if one.archetype.number % 3 < 2 and one.surveys)
    family.household.file_number = None
    family.household.provisional_number = "K-1"
    store = Store(profile, unlock(profile, PASSPHRASE))
    store.save(*settlements(), *family.records())
    store.close()
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    return [
        "--data",
        str(profile.folder.parent),
        "--passphrase-file",
        str(tmp_path / "passphrase"),
    ]


@pytest.mark.parametrize("report", ["dossier", "bill"])
def test_a_household_is_printed_by_its_number(
    tmp_path: Path, laptop: list[str], report: str
) -> None:
    target = tmp_path / "out.pdf"
    chosen = ["--household", "K-1", "--language", "sr-Cyrl", "--out", str(target)]

    code = run("report", report, *chosen, *laptop)

    assert code == 0
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "name"), [("xlsx", "out.xlsx"), ("csv", "out.zip"), ("xml", "out")]
)
def test_filled_questionnaires_are_written_and_known_when_they_come_back(
    tmp_path: Path,
    laptop: list[str],
    capsys: pytest.CaptureFixture[str],
    kind: str,
    name: str,
) -> None:
    target = tmp_path / name

    wrote = run(
        "forms", "export", "--form", "housing_damage", "--format", kind, "--language", "sq",
        "--household", "K-1", "--out", str(target), *laptop,
    )  # fmt: skip
    said = capsys.readouterr().out
    read = run("forms", "import", str(target), *laptop)

    assert (wrote, read) == (0, 0)
    assert target.exists()
    assert "questionnaires written" in said
    assert "0 of 0 questionnaires read in as drafts, 1 were here already" in capsys.readouterr().out


def test_what_an_import_does_not_understand_is_printed(
    tmp_path: Path, laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "visits.csv"
    table.write_text(
        "household_number,interview/visit_date,interview/purpose,colour\n"
        "K-1,someday,1,red\nK-9,2026-02-11,1,\n"
    )

    code = run("forms", "import", str(table), "--form", "household_assessment", *laptop)

    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert said[0].startswith("visits.csv, 1, colour: The form has no question")
    assert said[1].startswith("visits.csv, 2, interview/visit_date: “someday” is not")
    assert said[2] == "visits.csv, 3: No household or project on this laptop has the number “K-9”."
    assert said[3].startswith("1 of 1 questionnaires read in as drafts")


def test_a_dry_run_of_an_import_changes_nothing(
    tmp_path: Path, laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "visits.csv"
    table.write_text("household_number,interview/visit_date,interview/purpose\nK-1,2026-02-11,1\n")
    form = ["--form", "household_assessment"]

    for _ in range(2):
        run("forms", "import", str(table), "--dry-run", *form, *laptop)

    assert capsys.readouterr().out.count("0 of 1 questionnaires read in as drafts, 0 were") == 2


def test_a_file_that_makes_no_sense_is_refused(
    tmp_path: Path, laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.xml").write_text("<data")

    code = run("forms", "import", str(tmp_path / "broken.xml"), *laptop)

    assert code == 1
    assert "could not be read, and nothing was changed: broken.xml" in capsys.readouterr().err


def test_an_unknown_number_is_said(
    tmp_path: Path, laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.pdf"

    code = run("report", "dossier", "--household", "K-2", "--out", str(target), *laptop)

    assert code == 1
    assert "No household on this laptop has the number K-2." in capsys.readouterr().err
    assert not target.exists()


def test_a_wrong_passphrase_is_said(
    tmp_path: Path, laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "passphrase").write_text("wrong river lamp seven")

    code = run("sync", *laptop)

    assert code == 1
    assert "not the passphrase" in capsys.readouterr().err


def test_a_laptop_that_no_office_knows_is_told(
    laptop: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("sync", *laptop)

    assert code == 1
    assert "does not belong to an office" in capsys.readouterr().err


def test_a_laptop_without_a_profile_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("sync", "--data", str(tmp_path))

    assert code == 1
    assert f"There is no profile in {tmp_path}." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--data", "somewhere", "sync"], ["sync", "--data", "somewhere"]],
    ids=["before the command", "behind the command"],
)
def test_the_folder_of_the_profiles_may_stand_on_either_side_of_the_command(
    arguments: list[str],
) -> None:
    assert commands.read(arguments).data == Path("somewhere")
