"""The look: contrast, colours only in the theme, nothing clipped, what may be cut."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rrk_field.db import queries
from rrk_field.i18n import LANGUAGES
from rrk_field.ui import elide, theme
from rrk_field.ui.application import Appearance
from rrk_field.ui.flow_layout import FlowLayout
from rrk_field.ui.main_window import MainWindow
from rrk_field.ui.sign_in import SignIn
from tests.texts import ROOT
from tests.ui.clipping import SIZES, Longer, clipped, longer
from tests.ui.conftest import settle

TEXTS = {
    "text": "surface window sunken sel hover raised neutral_soft danger_soft warn_soft info_soft",
    "text2": "surface window sunken sel hover neutral_soft",
    "text3": "surface window sunken hover sel",
    "accent_text": "surface window accent_soft sel hover",
    "on_accent": "accent accent_h accent_p",
    "danger": "danger_soft surface",
    "warn": "warn_soft surface",
    "ok": "ok_soft surface",
    "info": "info_soft surface",
    "conflict": "conflict_soft surface",
    "neutral": "neutral_soft surface",
    "rail_text": "rail",
    "rail_muted": "rail",
    "rail_seltext": "rail_sel",
    **{f"on_g{grade}": f"g{grade}" for grade in range(6)},
    "on_badge": "badge",
    "on_badge_conflict": "badge_conflict",
}
PARTS = {
    "control": "surface sunken window sel",
    "focus": "surface window",
    **dict.fromkeys(
        ("danger_line", "warn_line", "ok_line", "info_line", "conflict_line"), "surface"
    ),
    **dict.fromkeys((f"g{grade}" for grade in range(6)), "surface"),
}


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((front, ground) for front, grounds in table.items() for ground in grounds.split())


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(tokens: dict[str, str]) -> None:
    weak = [
        (front, ground)
        for front, ground in pairs(TEXTS)
        if contrast(tokens[front], tokens[ground]) < 4.5
    ]

    assert weak == []


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_outline_stands_out_from_its_ground(tokens: dict[str, str]) -> None:
    weak = [
        (front, ground)
        for front, ground in pairs(PARTS)
        if contrast(tokens[front], tokens[ground]) < 3
    ]

    assert weak == []


def literals(path: Path) -> list[str]:
    return re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))


def test_only_the_theme_has_colours() -> None:
    files = sorted((ROOT / "rrk_field" / "ui").rglob("*.py"))
    coloured = {path.name for path in files if literals(path)}

    assert coloured == {"theme.py"}


PAGES: dict[str, Callable[[MainWindow], None]] = {
    "today": lambda window: window.show_place("today"),
    "households": lambda window: window.show_place("households"),
    "infrastructure": lambda window: window.show_place("infrastructure"),
    "authorities": lambda window: window.show_place("authorities"),
    "sync": lambda window: window.show_place("sync"),
    "settings": lambda window: window.show_place("settings"),
    "household": lambda window: window.open_household(first_household(window)),
    "conflict": lambda window: window.open_conflict(first_conflict(window)),
}


def first_household(window: MainWindow) -> str:
    return queries.household_ids(window.store, queries.Filter())[0]


def first_conflict(window: MainWindow) -> str:
    return next(one.id for one in queries.needs_you(window.store) if one.kind == "conflict")


def cut_at_all_sizes(window: MainWindow) -> list[str]:
    found = []
    for width, height in SIZES:
        window.resize(width, height)
        settle(QApplication)
        assert (window.width(), window.height()) == (width, height)
        found += [f"{width}x{height} {one}" for one in clipped(window)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_clipped(
    window: MainWindow, appearance: Appearance, page: str, language: str
) -> None:
    appearance.change(language=language)
    PAGES[page](window)
    settle(QApplication)

    assert cut_at_all_sizes(window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_of_a_category_shows_its_words(
    window: MainWindow, appearance: Appearance, language: str
) -> None:
    window.show_place("households")
    appearance.change(language=language)
    settle(QApplication)

    for choice in window.households.findChildren(QComboBox):
        words = QFontMetrics(choice.font()).horizontalAdvance(choice.currentText())
        assert words + 36 <= choice.width()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_clipped_in_a_language_two_fifths_longer(
    window: MainWindow, qapp: QApplication, page: str
) -> None:
    language = Longer()
    qapp.installTranslator(language)
    PAGES[page](window)
    settle(qapp)

    found = cut_at_all_sizes(window)
    qapp.removeTranslator(language)
    settle(qapp)
    assert found == []


@pytest.mark.parametrize("first_run", [True, False])
def test_nothing_is_clipped_when_signing_in(
    qtbot: QtBot, appearance: Appearance, *, first_run: bool
) -> None:
    dialog = SignIn(appearance, first_run=first_run)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_error("This is not the passphrase of this profile. Check Caps Lock.", 0)
    settle(QApplication)

    assert clipped(dialog) == []


def test_a_label_without_room_is_found(qtbot: QtBot, window: MainWindow) -> None:
    window.bar.set_title("a title " * 60)
    settle(QApplication)

    assert any("a title" in one for one in clipped(window))


def test_the_longer_language_is_longer() -> None:
    assert len(longer("Synchronise now")) >= 1.4 * len("Synchronise now") - 1


def test_the_list_never_cuts_state_category_or_time(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[tuple[str, str]] = []
    monkeypatch.setattr(elide, "_records", cut)
    window.show_place("households")
    for width, height in SIZES:
        window.resize(width, height)
        settle(QApplication)
        window.grab()

    whole = ("list.status", "list.category", "list.members", "list.changed", "table.progress")
    assert [one for one in cut if one[0] in whole] == []


def test_lines_of_buttons_follow_what_is_shown(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    buttons = [QPushButton("wide enough for half a line") for _ in range(4)]
    for button in buttons:
        flow.addWidget(button)
    page.show()
    width = buttons[0].sizeHint().width() + 4
    four, wide = flow.heightForWidth(width), flow.heightForWidth(width * 5)

    buttons[0].hide()

    assert wide < flow.heightForWidth(width) < four
