"""Moments, sizes and amounts as the screens say them; UTC in the file, local time here."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from rrk_field.domain.dates import display
from rrk_field.i18n import QT_TRANSLATE_NOOP

QT_TRANSLATE_NOOP("Times", "Today {time}")
QT_TRANSLATE_NOOP("Times", "Yesterday {time}")


def utc(stored: datetime | str | None) -> datetime | None:
    """Return a moment of the file as UTC; text that is no moment is None."""
    if isinstance(stored, str):
        try:
            stored = datetime.fromisoformat(stored)
        except ValueError:
            return None
    if stored is None:
        return None
    return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)


def moment(stored: datetime | str | None, now: datetime | None = None) -> str:
    """Return a moment in local words: "Today 14:32", "3 Mar 09:30", in an earlier year a date."""
    when = utc(stored)
    if when is None:
        return ""
    local, today = when.astimezone(), (now or datetime.now(UTC)).astimezone()
    time = f"{local:%H:%M}"
    if local.date() == today.date():
        return QCoreApplication.translate("Times", "Today {time}").format(time=time)
    if local.date() == today.date() - timedelta(days=1):
        return QCoreApplication.translate("Times", "Yesterday {time}").format(time=time)
    if local.year != today.year:
        return f"{local:%d.%m.%Y}"
    return f"{_month(local)} {time}"


def day(stored: str | None) -> str:
    """Return a stored, perhaps partial date as it is shown."""
    return display(stored) if stored else ""


def size(size_bytes: int) -> str:
    """Return an amount of data: "14 kB", "3.1 MB"."""
    if size_bytes < 1_000_000:
        return f"{max(round(size_bytes / 1000), 1 if size_bytes else 0)} kB"
    return f"{QLocale().toString(size_bytes / 1_000_000, 'f', 1)} MB"


def euro(cents: int | None) -> str:
    """Return money as the language writes it, without cents."""
    if cents is None:
        return ""
    amount = QLocale().toString(round(cents / 100))
    return f"€{amount}" if QLocale().language() == QLocale.Language.English else f"{amount} €"


def _month(local: datetime) -> str:
    shown = QDateTime.fromSecsSinceEpoch(round(local.timestamp()))
    return QLocale().toString(shown, "d MMM")
