"""What `rrk-field` does without a window.

Exit codes: 0 done, 1 refused or problems found, 2 a command line that makes no sense. Errors are
one sentence on stderr. Each command imports what it needs when it runs.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from rrk_field import collector
from rrk_field.domain.errors import RrkError
from rrk_field.i18n import LANGUAGES

if TYPE_CHECKING:
    from rrk_field.db.store import Store
    from rrk_field.domain.households import Household
    from rrk_field.domain.surveys import DamageSurvey
    from rrk_field.forms.definition import FormDefinition
    from rrk_field.sync.engine import Progress

SENTENCES = {
    "wrong_passphrase": "This is not the passphrase of this profile.",
    "damaged_file": "The data file is damaged. Nothing was changed; restore the newest backup.",
    "newer_file": "The data file was written by RRK Field {program} or later. Update the program.",
    "file_in_use": "Another RRK Field has this profile open. Close it first.",
    "disk_full": "The disk is full. Free some space; what was saved stays safe.",
    "disk_failed": "The disk could not be read or written.",
    "no_network": "There is no network. The work is saved here and can be sent later.",
    "server_not_found": "The office's server cannot be reached.",
    "not_our_server": "The answer did not come from the office's server.",
    "bad_certificate": "The server could not prove that it is the office's. Nothing was sent.",
    "sign_in_refused": "The office's server does not accept this laptop or officer any more.",
    "clock_wrong": "The clock of this laptop is wrong by {difference}.",
    "app_too_old": "The office's server needs RRK Field {program} or later.",
    "server_busy": "The office's server is busy. Try again in a moment.",
    "server_failed": "The office's server had a fault of its own. Nothing is lost.",
    "other_server": "This is a different server from the one this laptop belongs to.",
    "device_copied": "The data of this laptop was also used on another computer.",
    "bad_address": "The address of the office's server is not one that can be used.",
    "server_restored": "The office's server was set back to an older state. Nothing was sent.",
    "office_too_old": "This program is newer than the office's server.",
    "not_enrolled": "This laptop does not belong to an office yet: sign in first.",
    "storage_full": "The office's server has no space left.",
    "device_retiring": "The office is taking this laptop out of use: it only sends.",
    "nothing_to_export": "No questionnaire of this kind is here, or none that was chosen.",
    "restricted_export": "Your role does not allow restricted answers to be taken out.",
    "export_failed": "The file cannot be written: {reason}.",
    "bad_import_file": "The file could not be read, and nothing was changed: {reason}.",
}
"""By the code of an error; `problem` and `form_problems` bring their own."""


class ProblemError(Exception):
    """A command cannot be done; the text is a sentence that says why."""


def read(arguments: list[str]) -> argparse.Namespace:
    """Return what the command line asks for; `command` is None where the window is meant.

    Leaves by SystemExit: 0 after --help, 2 where the line makes no sense.
    """
    if not arguments:  # the most common start does not wait for the parser
        return argparse.Namespace(command=None, demo=False, locked=False, data=None)
    return _parser().parse_args(arguments)


def run(asked: argparse.Namespace) -> int:
    """Do one command and return the exit code."""
    from rrk_field.forms.problems import FormError

    try:
        work: Callable[[argparse.Namespace], int] = asked.work
        return work(asked)
    except FormError as error:
        return _say(*error.problems)
    except ProblemError as error:
        return _say(str(error))
    except RrkError as error:
        return _say(sentence(error))
    except KeyboardInterrupt:
        return _say("Stopped. What was already done stays.")


def sentence(error: RrkError) -> str:
    """Return what an error says to a person at a terminal."""
    text = SENTENCES.get(error.code, f"RRK Field could not do this ({error.code}).")
    try:
        return text.format(**error.values)
    except (KeyError, IndexError):
        return text


def _say(*sentences: str) -> int:
    for one in sentences:
        print(one, file=sys.stderr)
    return 1


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and how to go on."""

    def error(self, message: str) -> NoReturn:
        print(f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="rrk-field",
        description="Case work for returning families. Without a command the window opens.",
    )
    parser.set_defaults(command=None)
    parser.add_argument(
        "--demo", action="store_true", help="invented households and an office of its own"
    )
    parser.add_argument(
        "--locked", action="store_true", help="open at the passphrase, as after a lock"
    )
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="folder of the profiles (or RRK_FIELD_DATA)"
    )
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    _sync_parser(commands)
    _report_parser(commands)
    _forms_parser(commands)
    return parser


def _sync_parser(commands: Any) -> None:
    sync = commands.add_parser("sync", help="exchange changes and photos with the office")
    _add_profile(sync)
    sync.set_defaults(work=_sync)


def _report_parser(commands: Any) -> None:
    report = commands.add_parser("report", help="write a PDF")
    kinds = report.add_subparsers(title="reports", dest="report", metavar="REPORT", required=True)
    for name, about in (
        ("dossier", "everything about a household"),
        ("bill", "the bill of quantities of a household's newest damage survey"),
    ):
        one = kinds.add_parser(name, help=about)
        one.add_argument("--household", required=True, metavar="FILE_NUMBER")
        _add_output(one)
        _add_profile(one)
        one.set_defaults(work=_household_report)
    form = kinds.add_parser("form", help="a questionnaire, blank, to be filled on paper")
    form.add_argument(
        "--form", required=True, metavar="FORM", help="a name, or an XForm or XLSForm file"
    )
    _add_output(form)
    form.set_defaults(work=_form_report)


def _forms_parser(commands: Any) -> None:
    forms = commands.add_parser("forms", help="look at questionnaires")
    actions = forms.add_subparsers(title="actions", dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="print every problem of a CSV, XLSX or XForm file")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(work=_check)
    replay = actions.add_parser("replay", help="answer a form by a list of steps, print the states")
    replay.add_argument("file", type=Path, metavar="FORM.xml")
    replay.add_argument("steps", type=Path, metavar="STEPS.json")
    replay.set_defaults(work=_replay)
    _export_parser(actions)
    _import_parser(actions)


def _export_parser(actions: Any) -> None:
    export = actions.add_parser(
        "export", help="write filled questionnaires as XLSX, CSV or XForms instances"
    )
    export.add_argument("--form", required=True, metavar="FORM", help="name of the questionnaire")
    export.add_argument("--format", choices=("xlsx", "csv", "xml"), default="xlsx")
    export.add_argument("--language", choices=LANGUAGES, default="en", help="of the labels")
    export.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="PATH",
        help="FILE.xlsx; for CSV and XML FILE.zip or a folder",
    )
    export.add_argument(
        "--household", action="append", metavar="FILE_NUMBER", help="only of this one; repeatable"
    )
    export.add_argument(
        "--state", action="append", metavar="STATE", help="only in this state; repeatable"
    )
    export.add_argument(
        "--restricted", action="store_true", help="restricted answers too, if the role allows it"
    )
    _add_profile(export)
    export.set_defaults(work=_export)


def _import_parser(actions: Any) -> None:
    incoming = actions.add_parser(
        "import", help="read instances, or a CSV or XLSX export of ODK or Kobo, as drafts"
    )
    incoming.add_argument(
        "file", type=Path, metavar="PATH", help="an XML, CSV, XLSX or ZIP file, or a folder"
    )
    incoming.add_argument("--form", default="", metavar="FORM", help="where the file does not tell")
    incoming.add_argument(
        "--household", metavar="FILE_NUMBER", help="of those for which the file names none"
    )
    incoming.add_argument(
        "--household-column", default="", metavar="COLUMN", help="where the number of each stands"
    )
    incoming.add_argument(
        "--dry-run", action="store_true", help="say what would be read in, and change nothing"
    )
    _add_profile(incoming)
    incoming.set_defaults(work=_import)


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="NAME", help="name or id, where there are several")
    parser.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS,  # it may also stand before the command
        metavar="FOLDER",
        help="folder of the profiles",
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line opens the profile"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _text(path: Path) -> str:
    """Read a file. Raises ProblemError with the reason."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(f"{path} is not a text file in UTF-8.") from error
    except OSError as error:
        raise ProblemError(f"{path} cannot be read: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ProblemError(f"{path} cannot be written: {error.strerror}.") from error
    print(path)


@contextmanager
def _store(asked: argparse.Namespace) -> Iterator["Store"]:
    """Open the profile that the command line names."""
    from rrk_field.db import profiles
    from rrk_field.db.store import Store
    from rrk_field.settings import data_folder

    folder: Path = asked.data or data_folder()
    found = [
        profile
        for profile in profiles.profiles(folder)
        if asked.profile in (None, profile.label, profile.id)
    ]
    if not found:
        named = f" named {asked.profile}" if asked.profile else ""
        raise ProblemError(f"There is no profile{named} in {folder}.")
    if len(found) > 1:
        names = ", ".join(profile.label or profile.id for profile in found)
        raise ProblemError(
            f"There are several profiles in {folder}; choose with --profile: {names}."
        )
    store = Store(found[0], profiles.unlock(found[0], _passphrase(asked)))
    try:
        yield store
    finally:
        store.close()


def _passphrase(asked: argparse.Namespace) -> str:
    if asked.passphrase_file is not None:
        return _text(asked.passphrase_file).partition("\n")[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise ProblemError("Give the passphrase with --passphrase-file FILE.")
    from getpass import getpass

    return getpass("Passphrase: ")


def _sync(asked: argparse.Namespace) -> int:
    import threading
    from contextlib import closing

    from rrk_field.sync import engine
    from rrk_field.sync.central import authority_in, new_session, of_laptop

    collector.calm()
    with _store(asked) as store, closing(new_session()) as session:
        if not store.state.get("token"):
            raise ProblemError("This laptop does not belong to an office yet: sign in first.")
        authority = authority_in(store.profile.folder.parent)
        central = of_laptop(store.state, session, authority=authority)
        report = engine.synchronise(store, central, _progress(), threading.Event())
    print(
        f"{report.outcome}: {report.sent} changes sent, {report.received} received, "
        f"{report.photos_sent} photos sent, {report.photos_received} received, "
        f"{report.conflicts} conflicts, {report.held} held"
    )
    if report.recovered:
        print(f"The office restored its server: {report.recovered} records were given back.")
    return 0 if report.outcome in ("done", "partly") else 1


def _progress() -> "Callable[[Progress], None]":
    shown: set[str] = set()

    def show(progress: "Progress") -> None:
        if progress.step not in shown:
            shown.add(progress.step)
            print(f"{progress.step} ...", file=sys.stderr)

    return show


def _household_report(asked: argparse.Namespace) -> int:
    from rrk_field.reports import from_store

    with _store(asked) as store:
        household = _household(store, asked.household)
        if asked.report == "dossier":
            pdf = from_store.dossier_of(store, household.id, asked.language)
        else:
            survey = _newest_bill(store, household)
            pdf = from_store.bill_of_survey(store, survey.id, asked.language)
    _write(asked.out, pdf)
    return 0


def _household(store: "Store", number: str) -> "Household":
    from rrk_field.domain.households import Household

    for column in ("file_number", "provisional_number"):
        if found := store.find(Household, **{column: number}):
            return found[-1]
    raise ProblemError(f"No household on this laptop has the number {number}.")


def _newest_bill(store: "Store", household: "Household") -> "DamageSurvey":
    from rrk_field.domain.dwellings import Dwelling
    from rrk_field.domain.surveys import DamageSurvey

    surveys = [
        survey
        for dwelling in store.find(Dwelling, household_id=household.id)
        for survey in store.find(DamageSurvey, dwelling_id=dwelling.id)
        if any(path.startswith("boq/line[") for path in survey.answers)
    ]
    if not surveys:
        raise ProblemError("This household has no damage survey with a bill of quantities.")
    return max(surveys, key=lambda survey: (survey.survey_date or "", survey.created_at))


def _form_report(asked: argparse.Namespace) -> int:
    from datetime import UTC, datetime
    from importlib.metadata import version

    from rrk_field.forms import library
    from rrk_field.reports.form_print import form_pdf
    from rrk_field.reports.page import Issue

    if asked.form in library.shipped():
        form = library.built_in(asked.form)
    elif Path(asked.form).suffix:
        form, _warnings = _definition(Path(asked.form))
    else:
        names = ", ".join(library.shipped())
        raise ProblemError(f"{asked.form} is neither a file nor one of {names}.")
    issue = Issue(printed_at=datetime.now(UTC).astimezone(), program=version("rrk-field"))
    _write(asked.out, form_pdf(form, asked.language, issue=issue))
    return 0


def _definition(path: Path) -> "tuple[FormDefinition, tuple[str, ...]]":
    """Read an XForm, or compile an XLSForm; with warnings. Raises FormError, ProblemError."""
    from rrk_field.forms.definition import parse

    if path.suffix.lower() not in (".csv", ".xlsx", ".xls"):
        return parse(_text(path)), ()
    if not path.is_file():
        raise ProblemError(f"{path} cannot be read: no such file.")
    try:
        from rrk_field.forms.xlsform import compile_xlsform

        compiled = compile_xlsform(path)
    except ModuleNotFoundError as error:
        raise ProblemError(
            f"Reading {path.suffix} needs the XLSForm compiler: pip install 'rrk-field[central]'."
        ) from error
    return parse(compiled.xml), compiled.warnings


def _check(asked: argparse.Namespace) -> int:
    from rrk_field.forms.problems import FormError

    try:
        definition, warnings = _definition(asked.file)
    except FormError as error:
        for problem in error.problems:
            print(problem)
        return 1
    for warning in warnings:
        print(f"Warning: {warning}")
    print(
        f"{definition.form_id} {definition.version}: no problems, "
        f"languages {', '.join(definition.languages) or 'none'}"
    )
    return 0


def _replay(asked: argparse.Namespace) -> int:
    import json

    from rrk_field.forms.definition import parse
    from rrk_field.forms.manners import ODK
    from rrk_field.forms.replay import replay

    xml = _text(asked.file)
    definition = parse(xml, ODK)
    named = {*definition.attached.values(), *(f"{name}.csv" for name in definition.external)}
    beside = {name: asked.file.with_name(name) for name in named if name}
    files = {name: _text(path) for name, path in beside.items() if path.is_file()}
    print(json.dumps(replay(xml, _steps(asked.steps), files=files), ensure_ascii=False, indent=1))
    return 0


def _export(asked: argparse.Namespace) -> int:
    from rrk_field.transfer import outgoing

    with _store(asked) as store:
        households = [_household(store, number).id for number in asked.household or ()]
        wanted = outgoing.Wanted(
            asked.form,
            asked.format,
            asked.language,
            households=households or None,
            states=asked.state or (),
            restricted=asked.restricted,
        )
        made = outgoing.export(store, wanted, asked.out, _counted())
    for file in made.files:
        print(file)
    print(f"{made.count} questionnaires written")
    if made.cut:
        print(f"{made.cut} texts are longer than a cell and were cut; write CSV instead.")
    return 1 if made.cut else 0


def _import(asked: argparse.Namespace) -> int:
    from rrk_field.transfer import incoming
    from rrk_field.transfer.problems import SENTENCES as REASONS

    with _store(asked) as store:
        household = _household(store, asked.household) if asked.household else None
        plan = incoming.plan(
            store,
            asked.file,
            form_id=asked.form,
            household_column=asked.household_column,
            root=household,
        )
        taken = incoming.Taken(problems=plan.problems)
        ready = len(plan.ready)
        if not asked.dry_run:
            taken = incoming.take(store, plan, _counted())
    for problem in taken.problems:
        print(f"{problem.where()}: {REASONS[problem.kind].format(value=problem.value)}")
    for one in plan.waiting:
        number = one.submission.root_number
        print(f"{one.submission.title}: {REASONS[one.reason].format(value=number)}")
    print(
        f"{len(taken.records)} of {ready} questionnaires read in as drafts, "
        f"{plan.already} were here already, {len(plan.waiting)} without a household, "
        f"{taken.to_check} answers to check"
    )
    return 1 if taken.problems or plan.waiting else 0


def _counted() -> Callable[[int, int], None]:
    """Say how far it is, on a terminal only."""

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty() and (done == total or done % 100 == 0):
            print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr)

    return show


def _steps(path: Path) -> list[dict[str, Any]]:
    import json

    try:
        found = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise ProblemError(f"{path} is not JSON: {error}.") from error
    steps = found.get("steps") if isinstance(found, dict) else None
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise ProblemError(f'{path} must hold {{"steps": [...]}}, each step an object.')
    return steps
