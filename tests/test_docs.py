"""The documents tell the truth: every command, refusal and decision that exists is in them."""

import re
from pathlib import Path

import pytest

from rrk_central.__main__ import parser
from rrk_field.sync import protocol

ROOT = Path(__file__).parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_command_of_the_makefile_is_described() -> None:
    commands = set(re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE))
    described = text("README.md") + text("CONTRIBUTING.md") + "make help make setup make clean"

    assert {name for name in commands if f"make {name}" not in described} == set()


def test_every_refusal_of_the_protocol_is_described() -> None:
    codes = {*protocol.HTTP_CODES, *protocol.YOURS_TO_FIX, *protocol.OFFICE_DECIDES}
    described = text("docs/protocol.md")

    assert {code for code in codes if f"`{code}`" not in described} == set()


def test_every_example_of_a_change_is_one() -> None:
    examples = re.findall(r"```json\n(.*?)```", text("docs/protocol.md"), re.DOTALL)

    assert examples
    for example in examples:
        protocol.Op.model_validate_json(example)


def test_every_decision_is_listed_and_every_listed_one_exists() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", text("docs/decisions/README.md")))

    assert listed == {path.name for path in folder.glob("0*.md")}


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/protocol.md"]
)
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text(name))
    folder = (ROOT / name).parent

    assert [link for link in links if not (folder / link).exists()] == []


def test_every_folder_of_the_architecture_exists() -> None:
    named = re.findall(r"^\| `([\w/.]+)`", text("docs/architecture.md"), re.MULTILINE)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_of_the_office_is_described() -> None:
    commands = re.search(r"\{(.*?)\}|COMMAND\n((?:    [a-z]+ .*\n)+)", parser().format_help())
    assert commands
    names = set(re.findall(r"^    ([a-z]+) ", commands.group(), re.MULTILINE)) - {"demo"}

    assert len(names) >= 6
    described = text("docs/manual/office.md")
    assert {name for name in names if not re.search(rf"rrk-central.* {name}\b", described)} == set()


def test_every_proof_of_the_promises_exists() -> None:
    named = set(re.findall(r"`(tests/[\w/]+(?:\.py)?)`", text("docs/security.md")))

    assert named
    assert {name for name in named if not (ROOT / name).exists()} == set()
