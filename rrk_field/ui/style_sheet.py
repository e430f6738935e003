"""The style sheet: what Fusion and the palette do not give by themselves."""

from collections.abc import Callable
from string import Template

_RULES = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
QMainWindow, QDialog, QWidget[role="page"] { background: $window; }
QLabel { background: transparent; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="card"][raised="true"] { background: $raised; border-radius: 10px; }
QFrame[role="card"][raised="true"] QListWidget { background: $raised; }
QFrame[role="bar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[role="side"], QWidget[role="side"], QScrollArea[role="side"] { background: $surface; }
QFrame[role="drawer"] { background: $surface; border: 0; border-left: 1px solid $line; }
QListWidget[role="choices"] { background: $raised; border: 1px solid $control;
    border-radius: 6px; padding: 4px; }
QListWidget[role="choices"]::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QListWidget[role="choices"]::item:selected { background: $sel; color: $sel_text; }
QFrame[role="toast"] { background: $raised; border: 1px solid $control; border-radius: 8px; }
QLabel[role="picture"] { background: $surface; border: 1px solid $line; border-radius: 4px; }
QListView[role="pictures"] { background: transparent; }
QListView[role="sections"] { background: $surface; border-right: 1px solid $line; padding: 4px 0; }
QFrame[role="sunken"] { background: $sunken; border: 0; border-radius: 6px; }
QFrame[role="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="rail"] { background: $rail; border: 0; }
QFrame[role="rail-line"] { background: $rail_line; border: 0; max-height: 1px; min-height: 1px; }

QLabel[role="hint"], QLabel[role="table-header"] { color: $text2; }
QLabel[role="caption"], QLabel[role="key"] { color: $text3; }
QLabel[role="link-text"] { color: $text; font-size: ${px13}px; }
QLabel[role="keys"] { color: $text2; font-size: ${px12}px; }
QLabel[on="rail"] { color: $rail_text; }
QLabel[on="rail"][role="page-title"] { color: $rail_seltext; }
$meaning_labels

QPushButton, QComboBox, QLineEdit, QAbstractSpinBox, QDateEdit {
    min-height: ${control_height}px; border: 1px solid $control; border-radius: 5px;
    background: $surface; color: $text; padding: 0 10px; selection-background-color: $accent;
    selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { border: 1px solid $control; border-radius: 5px; background: $surface;
    color: $text; padding: 4px 6px; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $focus; padding-left: 9px; padding-right: 9px; }
QLineEdit[cell="true"], QComboBox[cell="true"] { border: 2px solid $focus; border-radius: 4px;
    min-height: 20px; padding: 0 5px; }
QLineEdit[state="danger"], QComboBox[state="danger"], QPlainTextEdit[state="danger"] {
    border: 2px solid $danger_line; }
QLineEdit[state="warn"], QComboBox[state="warn"], QPlainTextEdit[state="warn"] {
    border: 2px solid $warn_line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QLineEdit:read-only {
    border-color: $line; color: $text2; background: $sunken; }
QComboBox { padding-right: 26px; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url($arrow); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line;
    selection-background-color: $sel; selection-color: $sel_text; outline: 0; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }

QPushButton { border-radius: 6px; padding: 0 12px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sel; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; }
QPushButton:disabled { color: $disabled; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[role="primary"]:hover { background: $accent_h; border-color: $accent_h; }
QPushButton[role="primary"]:pressed { background: $accent_p; border-color: $accent_p; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[role="link"], QPushButton[role="plain"] { border: 1px solid transparent;
    background: transparent; }
QPushButton[role="link"] { color: $accent_text; padding: 0 6px; }
QPushButton[role="link"]:hover, QPushButton[role="plain"]:hover { background: $hover; }
QPushButton[role="row"] { border: 1px solid $line; border-radius: 6px; padding: 0; }
QPushButton[role="row"]:hover { background: $hover; }
QPushButton[role="row"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[role="option"] { border: 1px solid $control; border-radius: 5px; padding: 0; }
QPushButton[role="option"]:hover { background: $hover; }
QPushButton[role="option"]:checked { background: $accent_soft; border: 2px solid $accent; }
QPushButton[role="option"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[role="link"]:focus, QPushButton[role="plain"]:focus { border: 2px solid $focus; }

QPushButton[role="topic"] { border: 1px solid transparent; background: transparent;
    text-align: left; min-height: 34px; }
QPushButton[role="topic"]:hover { background: $hover; }
QPushButton[role="topic"]:checked { background: $accent_soft; color: $accent_text;
    font-weight: 600; }
QPushButton[role="topic"]:focus { border: 2px solid $focus; padding: 0 11px; }

QPushButton[role="filter-chip"] { min-height: 28px; max-height: 28px; border: 1px solid $line;
    border-radius: 15px; padding: 0 12px; font-size: ${px13}px; background: $surface; }
QPushButton[role="filter-chip"]:hover { background: $hover; }
QPushButton[role="filter-chip"]:checked { background: $accent_soft; border-color: $accent;
    color: $accent_text; }
QPushButton[role="filter-chip"]:focus { border: 2px solid $focus; padding: 0 11px; }

QToolButton[role="icon"], QToolButton[role="language"] { border: 1px solid transparent;
    border-radius: 6px; background: transparent; color: $text; min-width: 28px; min-height: 28px; }
QToolButton[role="view"] { border: 1px solid $control; border-radius: 6px; color: $text;
    background: $surface; min-height: 28px; padding: 0 8px; }
QToolButton[role="view"]:hover { background: $hover; }
QToolButton[role="view"]:focus { border: 2px solid $focus; padding: 0 7px; }
QToolButton[role="swatch"] { border: 2px solid transparent; border-radius: 6px;
    background: transparent; min-width: 28px; min-height: 28px; }
QToolButton[role="swatch"]:hover { background: $hover; }
QToolButton[role="swatch"]:checked { background: $accent_soft; border-color: $accent; }
QToolButton[role="swatch"]:focus { border-color: $focus; background: $hover; }
QToolButton[role="icon-outline"] { border: 1px solid $control; border-radius: 6px;
    background: $surface; min-width: 30px; min-height: ${control_height}px; }
QToolButton[role="language"] { font-size: ${px13}px; font-weight: 500; padding: 0 2px; }
QToolButton[role="icon"]:hover, QToolButton[role="language"]:hover,
QToolButton[role="icon-outline"]:hover { background: $hover; }
QToolButton[role="language"]:checked { background: $accent_soft; color: $accent_text; }
QToolButton[role="icon"]:focus, QToolButton[role="language"]:focus,
QToolButton[role="icon-outline"]:focus { border: 2px solid $focus; }
QToolButton[role="user"] { border: 2px solid transparent; border-radius: 16px; min-width: 28px;
    max-width: 28px; min-height: 28px; max-height: 28px; background: $accent_soft;
    color: $accent_text; font-size: ${px12}px; font-weight: 600; }
QToolButton[role="user"]:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent;
    border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
    border: 1px solid $control; background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url($tick); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }

QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $control; }
QSlider::groove:vertical { width: 4px; border-radius: 2px; background: $control; }
QSlider::handle { background: $accent; border: 1px solid $surface; border-radius: 8px; }
QSlider::handle:horizontal { width: 16px; margin: -7px 0; }
QSlider::handle:vertical { height: 16px; margin: 0 -7px; }
QSlider[unset="true"]::handle { background: $surface; border-color: $control; }

QTableView, QListView, QTreeView { background: $surface; border: 0; outline: 0; color: $text;
    gridline-color: $line; selection-background-color: $sel; selection-color: $sel_text; }
QTableView[role="answers"]::item { padding: 4px 8px; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $text2; border: 0;
    border-bottom: 1px solid $line; padding: 0 8px; font-size: ${px12}px; font-weight: 600; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $sel; color: $sel_text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { border: 0; border-radius: 4px; background: $neutral_soft; max-height: 8px;
    min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QAbstractScrollArea::corner { border: 0; background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: $control; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
$roles
""")


def style_sheet(
    tokens: dict[str, str],
    roles: dict[str, tuple[int, int]],
    px: Callable[[int], int],
    drawing: Callable[[str, str], str],
) -> str:
    """The style sheet in these colours.

    `roles` gives pixels and weight of each text role; `drawing` the file of an icon in a colour.
    """
    labels = [
        f'QLabel[meaning="{name}"] {{ color: {tokens[name]}; }}'
        for name in ("danger", "warn", "ok", "info", "conflict", "neutral")
    ]
    texts = [
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {weight}; }}'
        for role, (size, weight) in roles.items()
    ]
    return _RULES.substitute(
        tokens,
        px12=px(12),
        px13=px(13),
        control_height=max(px(30), 30),
        arrow=drawing("chevron-down", tokens["text2"]),
        tick=drawing("check", tokens["on_accent"]),
        meaning_labels="\n".join(labels),
        roles="\n".join(texts),
    )
