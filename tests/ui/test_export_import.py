"""Export from the list of households, import from the settings, in real windows."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from rrk_field.db.store import Store
from rrk_field.domain.records import Household, HouseholdAssessment
from rrk_field.transfer.outgoing import Wanted, export
from rrk_field.ui.application import Appearance
from rrk_field.ui.background import Background
from rrk_field.ui.export_dialog import ExportDialog
from rrk_field.ui.form_import import FormImport, ImportDialog
from rrk_field.ui.households import HouseholdsPage
from tests.factories import make_household
from tests.transfer.walks import bare_copy, family, filled


def wait(qtbot: QtBot, dialog: ExportDialog | ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.work.running, timeout=20_000)


def test_what_the_list_shows_is_exported(
    qtbot: QtBot, tmp_path: Path, store: Store, background: Background, appearance: Appearance
) -> None:
    household = family(store)
    filled(store, "household_assessment", 1)
    dialog = ExportDialog(store, background, appearance, [household.id])
    qtbot.addWidget(dialog)

    dialog.write(tmp_path / "out.xlsx")
    assert dialog.work.running
    assert not dialog.go.isEnabled()
    wait(qtbot, dialog)

    assert (tmp_path / "out.xlsx").stat().st_size > 5000
    assert "1 questionnaire" in dialog.banner.label.text()
    assert dialog.go.isEnabled()


def test_a_stopped_export_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, store: Store, background: Background, appearance: Appearance
) -> None:
    family(store)
    for seed in range(3):
        filled(store, "household_assessment", seed)
    dialog = ExportDialog(store, background, appearance, None)
    qtbot.addWidget(dialog)

    dialog.write(tmp_path / "out.xlsx")
    dialog.work.stop.click()
    wait(qtbot, dialog)

    assert "Stopped" in dialog.banner.label.text()
    assert [path.name for path in tmp_path.glob("*out*")] == []
    assert not list(tmp_path.glob(".rrk-export-*"))


def test_the_list_says_whose_questionnaires_are_to_be_exported(
    qtbot: QtBot, store: Store, background: Background, appearance: Appearance
) -> None:
    first, _ = make_household(store=store)
    make_household(store=store, head_family_name="Petrović")
    page = HouseholdsPage(store, background, appearance)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: len(page.table.ids) == 2)

    with qtbot.waitSignal(page.export_asked) as everything:
        page.export.click()
    page.set_filter(text="Krasniqi")
    qtbot.waitUntil(lambda: page.table.ids == [first.id])
    with qtbot.waitSignal(page.export_asked) as some:
        page.export.click()

    assert everything.args == [None]
    assert some.args == [[first.id]]


def test_a_reader_is_not_offered_an_export(
    qtbot: QtBot, store: Store, background: Background, appearance: Appearance
) -> None:
    store.state.set(role="reader")
    page = HouseholdsPage(store, background, appearance)
    qtbot.addWidget(page)

    assert page.export.isHidden()


def test_a_file_is_read_in_after_its_household_was_chosen(
    qtbot: QtBot, tmp_path: Path, store: Store, background: Background
) -> None:
    household = family(store)
    with bare_copy(store, tmp_path / "other") as other:
        record, _ = filled(store, "household_assessment", 1)
        export(store, Wanted("household_assessment", "csv"), tmp_path / "out")
        main = tmp_path / "out" / "household_assessment.csv"
        text = main.read_text(encoding="utf-8-sig")
        main.write_text(text.replace(household.id, "").replace("PEJ-00213", ""))
        settings = FormImport(other, background)
        qtbot.addWidget(settings)

        settings.read(tmp_path / "out")
        qtbot.waitUntil(lambda: bool(settings.findChildren(ImportDialog)))
        dialog = settings.findChildren(ImportDialog)[0]
        assert not dialog.go.isEnabled()
        assert dialog.waiting.count() == 1
        dialog.number.setText("PEJ-00213")
        dialog.assign.click()
        assert dialog.waiting.isHidden()
        dialog.go.click()
        wait(qtbot, dialog)

        assert "1 draft" in dialog.banner.label.text()
        (draft,) = other.find(HouseholdAssessment)
        assert draft.household_id == household.id
        assert draft.answers["interview/visit_date"] == record.answers["interview/visit_date"]
        dialog.close()


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    qtbot: QtBot, tmp_path: Path, store: Store, background: Background
) -> None:
    (tmp_path / "broken.xml").write_text("<data><a></data>")
    settings = FormImport(store, background)
    qtbot.addWidget(settings)

    settings.read(tmp_path / "broken.xml")
    qtbot.waitUntil(settings.choose.isEnabled)

    assert "broken.xml" in settings.banner.label.text()
    assert store.find(Household) == []
