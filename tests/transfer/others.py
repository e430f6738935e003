"""A questionnaire and answers as other programs would hand them over."""

from pathlib import Path

from rrk_field.db.store import Store
from tests.sheets import Row, lay, xlsform

FILES = Path(__file__).parent / "files"

SURVEY: tuple[Row, ...] = (
    {"type": "start", "name": "start"},
    {"type": "text", "name": "household_no", "label": "Number of the household"},
    {"type": "begin group", "name": "basics", "label": "Basics"},
    {"type": "text", "name": "name", "label": "Name"},
    {"type": "date", "name": "visited", "label": "Day of the visit"},
    {"type": "integer", "name": "rooms", "label": "Rooms", "constraint": ". < 30"},
    {"type": "decimal", "name": "area", "label": "Area"},
    {"type": "select_one roof", "name": "roof", "label": "Roof"},
    {"type": "select_multiple need", "name": "needs", "label": "Needs"},
    {"type": "geopoint", "name": "place", "label": "Place"},
    {"type": "text", "name": "comment", "label": "Comment"},
    {"type": "calculate", "name": "per_room", "calculation": "${area} div ${rooms}"},
    {"type": "end group"},
    {"type": "begin repeat", "name": "person", "label": "Person"},
    {"type": "text", "name": "given", "label": "Given name"},
    {"type": "integer", "name": "age", "label": "Age"},
    {"type": "select_multiple skill", "name": "skills", "label": "Skills"},
    {"type": "begin repeat", "name": "journey", "label": "Journey"},
    {"type": "text", "name": "where", "label": "Where to"},
    {"type": "end repeat"},
    {"type": "end repeat"},
)
CHOICES: tuple[Row, ...] = (
    {"list_name": "roof", "name": "tile", "label": "Tiles"},
    {"list_name": "roof", "name": "iron", "label": "Corrugated iron"},
    {"list_name": "need", "name": "water", "label": "Water"},
    {"list_name": "need", "name": "food", "label": "Food"},
    {"list_name": "need", "name": "other", "label": "Other things"},
    {"list_name": "skill", "name": "farming", "label": "Farming"},
    {"list_name": "skill", "name": "trade", "label": "Trade"},
)


def lay_shelter_check(
    store: Store, folder: Path, survey: tuple[Row, ...] = SURVEY, version: str = "1"
) -> None:
    """Lay a questionnaire of the office's own on a laptop."""
    book = folder / f"shelter_check_{version}.xlsx"
    xlsform(book, survey, CHOICES, version=version, form_id="shelter_check", title="Shelter check")
    lay(store, book)
