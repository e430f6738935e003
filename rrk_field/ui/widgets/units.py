"""Units of quantities as they are written."""

_WORDS = {"m2": "m²", "m3": "m³"}


def unit_word(code: str) -> str:
    """`m2` as "m²"; other units stay as they are."""
    return _WORDS.get(code, code)
