"""The kinds of packages that households get, by the codes of the programme."""

from collections.abc import Mapping
from typing import Final

from rrk_field.domain.scripts import latin

_NAMES = {
    "FOOD": ("Food", "Ushqim", "Храна"),
    "HYGIENE": (
        "Hygiene and other non-food items",
        "Artikuj higjienikë dhe të tjerë joushqimorë",
        "Хигијенска и друга непрехрамбена средства",
    ),
    "FURNITURE": ("Furniture", "Mobilie", "Намештај"),
    "APPLIANCES": ("Household appliances", "Pajisje shtëpiake", "Кућни апарати"),
    "FIREWOOD": ("Firewood", "Dru zjarri", "Огревно дрво"),
    "MATERIALS": (
        "Building materials",
        "Material ndërtimor",
        "Грађевински материјал",
    ),
    "INCOME_GRANT": (
        "Income-generation package or grant",
        "Pako ose grant për gjenerim të ardhurash",
        "Пакет или грант за остваривање прихода",
    ),
    "TRAINING": ("Training", "Trajnim", "Обука"),
    "LEGAL": ("Legal help", "Ndihmë juridike", "Правна помоћ"),
    "EMERGENCY": ("One-off package", "Pako e njëhershme", "Једнократни пакет"),
}

PACKAGES: Final[Mapping[str, Mapping[str, str]]] = {
    code: {"en": en, "sq": sq, "sr-Cyrl": sr, "sr-Latn": latin(sr)}
    for code, (en, sq, sr) in _NAMES.items()
}
"""Code -> its name in every language, those of the harmonised return package first."""
