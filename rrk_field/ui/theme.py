"""Colours, fonts and sizes of every screen: the only file with colours.

The theme in use belongs to the process, like the palette of Qt: `tokens()`, `colour()` and `font()`
read it, `use()` changes it.
"""

import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rrk_field.ui.drawings import coloured_file
from rrk_field.ui.style_sheet import style_sheet

FAMILY = "RRK Sans"
THEMES = ("system", "light", "dark")
TEXT_PERCENTS = (90, 100, 115, 130)
MEANINGS = ("danger", "warn", "ok", "info", "conflict", "neutral")


def _table(column: int) -> dict[str, str]:
    """Column 0 (light) or 1 (dark) of the tables below."""
    table = {name: pair[column] for name, pair in _TOKENS.items()}
    for meaning, pair in _MEANINGS.items():
        table[meaning], table[f"{meaning}_soft"], table[f"{meaning}_line"] = pair[column]
    for grade, grades in enumerate(_GRADES):
        table[f"g{grade}"], table[f"on_g{grade}"] = grades[column]
    return table


_TOKENS = {
    "window": ("#F3F5F8", "#14181E"),
    "surface": ("#FFFFFF", "#1B2027"),
    "sunken": ("#EEF1F5", "#12161B"),
    "raised": ("#FFFFFF", "#232A32"),
    "rail": ("#0E2F56", "#0D1218"),
    "rail_text": ("#D6E2F0", "#C3CEDA"),
    "rail_sel": ("#1E4B80", "#1F3347"),
    "rail_seltext": ("#FFFFFF", "#FFFFFF"),
    "rail_muted": ("#A9BDD4", "#8C99A8"),
    "rail_line": ("#234C7B", "#242E39"),
    "rail_edge": ("#FFFFFF", "#6DB1F6"),
    "badge": ("#FFD166", "#FFD166"),
    "on_badge": ("#2B1B00", "#2B1B00"),
    "badge_conflict": ("#D9C2FA", "#D9C2FA"),
    "on_badge_conflict": ("#2D1357", "#2D1357"),
    "text": ("#17202B", "#E9EEF4"),
    "text2": ("#465365", "#B7C1CD"),
    "text3": ("#5D6A79", "#9CA8B5"),
    "line": ("#DCE2E9", "#313A45"),
    "control": ("#78869A", "#7F8C9A"),
    "accent": ("#0B5CAD", "#6DB1F6"),
    "accent_h": ("#094C8F", "#8CC3FA"),
    "accent_p": ("#073B70", "#4F9AE8"),
    "accent_soft": ("#E4EFFA", "#1A344F"),
    "on_accent": ("#FFFFFF", "#071A2C"),
    "accent_text": ("#0A5299", "#8CC3FA"),
    "focus": ("#0B5CAD", "#6DB1F6"),
    "sel": ("#DCEAF8", "#1F3B57"),
    "sel_text": ("#17202B", "#E9EEF4"),
    "hover": ("#F1F5FA", "#222932"),
    "disabled": ("#98A3B0", "#66727F"),
    "shade": ("#66101820", "#99000000"),
}
# text, soft background, line
_MEANINGS = {
    "danger": (("#B3261E", "#FCEBE9", "#C5362D"), ("#FF9B91", "#43201E", "#F0766B")),
    "warn": (("#7A4300", "#FFF1D6", "#B06A00"), ("#F4BE6B", "#3C2C10", "#D99A35")),
    "ok": (("#17653A", "#E2F3E8", "#2C8A55"), ("#7FD8A3", "#17341F", "#4FB57C")),
    "info": (("#0A5299", "#E4EFFA", "#0B5CAD"), ("#8CC3FA", "#1A344F", "#6DB1F6")),
    "conflict": (("#5B3691", "#EFE8F9", "#7A52B8"), ("#CDB0F5", "#33264A", "#A582DD")),
    "neutral": (("#465365", "#E7EBF0", "#78869A"), ("#B7C1CD", "#2B333D", "#7F8C9A")),
}
# background, numeral; categories I-V are drawn in grades 1-5
_GRADES = (
    (("#247848", "#FFFFFF"), ("#4FB57C", "#101418")),
    (("#6E9420", "#101418"), ("#9BC24A", "#101418")),
    (("#A97F00", "#101418"), ("#E8BE3A", "#101418")),
    (("#C9620C", "#101418"), ("#F09348", "#101418")),
    (("#CC3B2B", "#FFFFFF"), ("#F0675A", "#101418")),
    (("#7D1B33", "#FFFFFF"), ("#DB6385", "#101418")),
)
LIGHT, DARK = _table(0), _table(1)

# role: pixels at 100 %, weight
ROLES = {
    "page-title": (20, 600),
    "form-title": (18, 600),
    "section-title": (17, 600),
    "card-title": (15, 600),
    "question": (14, 600),
    "strong": (14, 600),
    "body": (14, 400),
    "money": (24, 600),
    "hint": (13, 400),
    "message": (13, 500),
    "table-header": (12, 600),
    "chip": (12, 500),
    "caption": (12, 400),
    "key": (11, 400),
    "badge": (11, 600),
}

_used = LIGHT
_text_percent = 100


def tokens() -> dict[str, str]:
    """The colours in use, by token."""
    return _used


def colour(token: str) -> QColor:
    """The colour of `token` in the theme in use."""
    return QColor(_used[token])


def is_dark() -> bool:
    """Whether light text stands on a dark page."""
    return QColor(_used["window"]).lightness() < 128


def show_only(widget: QWidget, wanted: bool) -> None:
    """Hide a part or show it again; one that was never hidden appears with what it stands in.

    Qt lays a part out on its own when it is told to show: of hundreds that takes a moment.
    """
    hidden = widget.isHidden() and widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    )
    if wanted == hidden:
        widget.setVisible(wanted)


def px(size: int) -> int:
    """`size` pixels at 100 %, in the text size that the user chose."""
    return round(size * _text_percent / 100)


def font(role: str) -> QFont:
    """The font of a role of `ROLES`, for painting; labels take `set_role` instead."""
    return QFont(_font(role, _text_percent))  # a copy: whoever asks may change it


def text_width(role: str, text: str) -> int:
    """How wide a text is in the font of a role; tables ask for the same ones again and again."""
    return _text_width(role, text, _text_percent)


@functools.lru_cache(maxsize=20_000)
def _text_width(role: str, text: str, percent: int) -> int:
    return QFontMetrics(_font(role, percent)).horizontalAdvance(text)


@functools.lru_cache(maxsize=100)
def _font(role: str, _percent: int) -> QFont:
    size, weight = ROLES[role]
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a label, button or frame a role of the style sheet, such as "hint" or "card"."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Ask again for the style of a widget whose property changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # before it was first shown it has no style yet
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def use(app: QApplication, theme: str, text_percent: int = 100) -> None:
    """Show everything in a theme of `THEMES`, at a text size in per cent."""
    global _used, _text_percent
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = app.styleHints()
    hints.setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))
    dark = hints.colorScheme() == Qt.ColorScheme.Dark if theme == "system" else theme == "dark"
    _used = DARK if dark else LIGHT
    if wants_high_contrast():
        _used = high_contrast(app.style().standardPalette(), _used)
    _text_percent = text_percent
    app.setFont(font("body"))
    app.setPalette(palette(_used))
    roles = {role: (px(size), weight) for role, (size, weight) in ROLES.items()}
    app.setStyleSheet(style_sheet(_used, roles, px, coloured_file))


def wants_high_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def high_contrast(system: QPalette, base: dict[str, str]) -> dict[str, str]:
    """`base` with the system's own two colours instead of our greys."""
    page = system.color(QPalette.ColorRole.Base).name()
    ink = system.color(QPalette.ColorRole.Text).name()
    marked = system.color(QPalette.ColorRole.Highlight).name()
    on_marked = system.color(QPalette.ColorRole.HighlightedText).name()
    pages = ("window", "surface", "sunken", "raised", "rail", "hover", "accent_soft")
    inks = ("text", "text2", "text3", "line", "control", "accent_text", "focus")
    rail = ("rail_text", "rail_muted", "rail_line", "rail_edge")
    return {
        **base,
        **dict.fromkeys(pages, page),
        **dict.fromkeys((*inks, *rail), ink),
        **dict.fromkeys(("accent", "accent_h", "accent_p", "sel", "rail_sel"), marked),
        **dict.fromkeys(("on_accent", "sel_text", "rail_seltext"), on_marked),
    }


def palette(table: dict[str, str]) -> QPalette:
    """Qt's palette for a table of tokens."""
    role = QPalette.ColorRole
    made = QPalette()
    for token, roles in {
        "window": (role.Window,),
        "surface": (role.Base, role.Button),
        "sunken": (role.AlternateBase, role.Midlight),
        "raised": (role.ToolTipBase, role.Light),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        "text3": (role.PlaceholderText,),
        "sel": (role.Highlight,),
        "sel_text": (role.HighlightedText,),
        "accent_text": (role.Link, role.LinkVisited),
        "accent": (role.Accent,),
        "control": (role.Mid, role.Dark),
        "line": (role.Shadow,),
    }.items():
        for one in roles:
            made.setColor(one, QColor(table[token]))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(table["disabled"]))
    return made
