"""Every shortcut of the program, once: the window's actions and the sheet of all keys read this."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from rrk_field.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Shortcut:
    """What an action is called and which keys do it; `text` is its English name."""

    key: str
    keys: tuple[str, ...]
    text: str


GROUPS = {
    "everywhere": QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"),
    "lists": QT_TRANSLATE_NOOP("Shortcuts", "Lists and households"),
    "form": QT_TRANSLATE_NOOP("Shortcuts", "Questionnaires"),
    "differences": QT_TRANSLATE_NOOP("Shortcuts", "Differences"),
}

WINDOW = {
    "everywhere": (
        Shortcut("today", ("Ctrl+1",), QT_TRANSLATE_NOOP("Shortcuts", "Today")),
        Shortcut("households", ("Ctrl+2",), QT_TRANSLATE_NOOP("Shortcuts", "Households")),
        Shortcut("infrastructure", ("Ctrl+5",), QT_TRANSLATE_NOOP("Shortcuts", "Infrastructure")),
        Shortcut("authorities", ("Ctrl+6",), QT_TRANSLATE_NOOP("Shortcuts", "Authorities")),
        Shortcut("sync", ("Ctrl+0",), QT_TRANSLATE_NOOP("Shortcuts", "Page Synchronise")),
        Shortcut("settings", ("Ctrl+,",), QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
        Shortcut("search", ("Ctrl+K",), QT_TRANSLATE_NOOP("Shortcuts", "Search everything")),
        Shortcut("send", ("Ctrl+Shift+S",), QT_TRANSLATE_NOOP("Shortcuts", "Synchronise now")),
        Shortcut("panes", ("F6",), QT_TRANSLATE_NOOP("Shortcuts", "Next part of the window")),
        Shortcut(
            "panes_back",
            ("Shift+F6",),
            QT_TRANSLATE_NOOP("Shortcuts", "Previous part of the window"),
        ),
        Shortcut("back", ("Alt+Left",), QT_TRANSLATE_NOOP("Shortcuts", "Back")),
        Shortcut("rail", ("Ctrl+B",), QT_TRANSLATE_NOOP("Shortcuts", "Narrow or wide rail")),
        Shortcut("full_screen", ("F11",), QT_TRANSLATE_NOOP("Shortcuts", "Full screen")),
        Shortcut("lock", ("Ctrl+L",), QT_TRANSLATE_NOOP("Shortcuts", "Lock")),
        Shortcut("help", ("Ctrl+/", "Shift+F1"), QT_TRANSLATE_NOOP("Shortcuts", "All keys")),
        Shortcut("quit", ("Ctrl+Q",), QT_TRANSLATE_NOOP("Shortcuts", "Quit")),
    ),
    "lists": (
        Shortcut("filter", ("Ctrl+F",), QT_TRANSLATE_NOOP("Shortcuts", "Search in the list")),
        Shortcut("new", ("Ctrl+N",), QT_TRANSLATE_NOOP("Shortcuts", "New household")),
        Shortcut("survey", ("Ctrl+Shift+D",), QT_TRANSLATE_NOOP("Shortcuts", "New damage survey")),
        Shortcut(
            "monitoring",
            ("Ctrl+Shift+M",),
            QT_TRANSLATE_NOOP("Shortcuts", "New monitoring visit"),
        ),
        Shortcut("dossier", ("Ctrl+P",), QT_TRANSLATE_NOOP("Shortcuts", "Print the open page")),
        Shortcut("export", ("Ctrl+E",), QT_TRANSLATE_NOOP("Shortcuts", "Export questionnaires")),
        Shortcut("next", ("Alt+PgDown",), QT_TRANSLATE_NOOP("Shortcuts", "Next household")),
        Shortcut("previous", ("Alt+PgUp",), QT_TRANSLATE_NOOP("Shortcuts", "Previous household")),
    ),
}
"""Actions of the main window."""

PAGES = {
    "lists": (
        Shortcut("", ("Enter",), QT_TRANSLATE_NOOP("Shortcuts", "Open")),
        Shortcut("", ("Ctrl+Enter",), QT_TRANSLATE_NOOP("Shortcuts", "Open in a second window")),
        Shortcut("", ("Ctrl+Ins",), QT_TRANSLATE_NOOP("Shortcuts", "Add a row")),
        Shortcut("", ("Ctrl+Del",), QT_TRANSLATE_NOOP("Shortcuts", "Delete the row")),
        Shortcut("", ("Ctrl+Z",), QT_TRANSLATE_NOOP("Shortcuts", "Undo")),
        Shortcut("", ("Ctrl+Y", "Ctrl+Shift+Z"), QT_TRANSLATE_NOOP("Shortcuts", "Redo")),
    ),
    "form": (
        Shortcut("", ("Enter", "Tab"), QT_TRANSLATE_NOOP("Shortcuts", "Next question")),
        Shortcut(
            "",
            ("Shift+Enter", "Shift+Tab"),
            QT_TRANSLATE_NOOP("Shortcuts", "Previous question"),
        ),
        Shortcut("", ("0-9",), QT_TRANSLATE_NOOP("Shortcuts", "Choose the answer and go on")),
        Shortcut("", ("F7",), QT_TRANSLATE_NOOP("Shortcuts", "Not applicable")),
        Shortcut("", ("F8",), QT_TRANSLATE_NOOP("Shortcuts", "Does not know")),
        Shortcut("", ("F9",), QT_TRANSLATE_NOOP("Shortcuts", "Refused")),
        Shortcut("", ("F1",), QT_TRANSLATE_NOOP("Shortcuts", "Help for this question")),
        Shortcut("", ("F2",), QT_TRANSLATE_NOOP("Shortcuts", "Remark")),
        Shortcut("", ("Ctrl+H",), QT_TRANSLATE_NOOP("Shortcuts", "History of this answer")),
        Shortcut("", ("F3",), QT_TRANSLATE_NOOP("Shortcuts", "Next problem")),
        Shortcut("", ("Shift+F3",), QT_TRANSLATE_NOOP("Shortcuts", "Previous problem")),
        Shortcut("", ("F4",), QT_TRANSLATE_NOOP("Shortcuts", "Summary")),
        Shortcut("", ("F12",), QT_TRANSLATE_NOOP("Shortcuts", "Newer version, if there is one")),
        Shortcut("", ("Ctrl+PgDown",), QT_TRANSLATE_NOOP("Shortcuts", "Next section")),
        Shortcut("", ("Ctrl+PgUp",), QT_TRANSLATE_NOOP("Shortcuts", "Previous section")),
        Shortcut("", ("Ctrl+D",), QT_TRANSLATE_NOOP("Shortcuts", "Copy from the row above")),
        Shortcut("", ("Ctrl+S",), QT_TRANSLATE_NOOP("Shortcuts", "Save what is being typed")),
        Shortcut("", ("Ctrl+Enter",), QT_TRANSLATE_NOOP("Shortcuts", "Mark complete")),
        Shortcut("", ("Esc",), QT_TRANSLATE_NOOP("Shortcuts", "Back to the household")),
    ),
    "differences": (
        Shortcut("", ("1",), QT_TRANSLATE_NOOP("Shortcuts", "Take the value of this laptop")),
        Shortcut("", ("2",), QT_TRANSLATE_NOOP("Shortcuts", "Take the value of the server")),
        Shortcut("", ("3",), QT_TRANSLATE_NOOP("Shortcuts", "Keep both")),
        Shortcut("", ("E",), QT_TRANSLATE_NOOP("Shortcuts", "Edit what will be saved")),
        Shortcut("", ("Up", "Down"), QT_TRANSLATE_NOOP("Shortcuts", "Move between the questions")),
        Shortcut("", ("Ctrl+Enter",), QT_TRANSLATE_NOOP("Shortcuts", "Save and send")),
    ),
}
"""Keys that the pages handle themselves."""


def shortcut_word(shortcut: Shortcut) -> str:
    """The name of an action in the language of the interface."""
    return QCoreApplication.translate("Shortcuts", shortcut.text)


def window_shortcuts() -> dict[str, Shortcut]:
    """The actions of the window by their key."""
    return {one.key: one for group in WINDOW.values() for one in group}
