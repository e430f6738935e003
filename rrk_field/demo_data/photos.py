"""Which drawings a family's questionnaires carry; they are told before the form is run."""

from rrk_field.demo_data import damage
from rrk_field.demo_data.assessments import row_key
from rrk_field.demo_data.drawings import HEIGHT, WIDTH, picture
from rrk_field.demo_data.families import InventedFamily
from rrk_field.demo_data.ids import fixed_id
from rrk_field.domain.attachments import Photo
from rrk_field.domain.values import Json

Answers = dict[str, Json]

ALL_KINDS = (
    "front",
    "back",
    "left",
    "right",
    "roof",
    "worst_inside",
    "plot",
    "access_road",
    "sketch",
)
VARIANTS = 4
"""Different drawings of one kind and damage; families share them, as their files are the same."""


def signature(family: InventedFamily, about_id: str, path: str, number: int) -> Answers:
    """Add a signature to a family and return its answer."""
    return {path: _add(family, about_id, path, "signature", number % 8)}


def survey_photos(family: InventedFamily, about_id: str) -> Answers:
    """Add the photos of a damage survey and return their answers."""
    found: Answers = {}
    for place, kind in enumerate(_kinds(family)):
        row = f"photos/photo[{row_key('photo', place)}]"
        found[row] = place + 1
        found[f"{row}/photo_kind"] = kind
        found[f"{row}/photo_image"] = _add(
            family, about_id, f"{row}/photo_image", kind, (family.number // 4) % VARIANTS
        )
    return found


def _kinds(family: InventedFamily) -> tuple[str, ...]:
    kind = family.archetype
    if kind.building_type == "5":
        return ("plot", "access_road", "sketch")
    if kind.number == 0:
        return ALL_KINDS
    return (
        ("front", "worst_inside") if damage.is_detailed(family) or kind.number % 2 else ("front",)
    )


def _add(family: InventedFamily, about_id: str, path: str, kind: str, number: int) -> str:
    sha256, data = picture(kind, family.archetype.damage, number)
    family.files[sha256] = data
    signed = kind == "signature"
    family.photos.append(
        Photo(
            id=fixed_id(about_id, path),
            household_id=family.household.id,
            about_id=about_id,
            path=path,
            kind=kind,
            taken_at=f"{family.visit_date.isoformat()}T10:{family.number % 60:02}:00",
            sha256=sha256,
            size_bytes=len(data),
            width_px=WIDTH,
            height_px=180 if signed else HEIGHT,
        )
    )
    return sha256
