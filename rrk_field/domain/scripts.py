"""Scripts and spellings: Serbian Cyrillic to Latin, and the keys under which names are searched.

Stored names are never changed by anything here.
"""

import re
import unicodedata

FOLD_VERSION = 1

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = dict(
    zip(
        _CYRILLIC,
        "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
        strict=True,
    )
)
# Look-alikes that slip in from other Cyrillic keyboards are searched as the letter that was meant.
_FOREIGN = {"ѓ": "đ", "ќ": "ć", "ѕ": "dz"}
_SINGLE = str.maketrans({"đ": "dj", "ð": "dj", "ł": "l", "ı": "i"})
_PHON = [
    pair.split("→")
    for pair in (
        "xh→dz gj→d sh→s zh→z ch→c dh→d th→t q→c ll→l rr→r nj→n lj→l y→i x→dz w→v kj→c j→"
    ).split(" ")
]


def latin(cyrillic: str) -> str:
    """Return Serbian Latin for Serbian Cyrillic; everything else stays.

    Raises ValueError on a Cyrillic letter that Serbian does not have.
    """
    out = []
    for i, letter in enumerate(cyrillic):
        lower = letter.lower()
        if lower not in _LATIN:
            if "\u0400" <= letter <= "\u04ff":
                raise ValueError(
                    f"{letter!r} (U+{ord(letter):04X}) is not a Serbian letter, in {cyrillic!r}"
                )
            out.append(letter)
            continue
        new = _LATIN[lower]
        if letter != lower:
            after, before = cyrillic[i + 1 : i + 2], cyrillic[max(i - 1, 0) : i]
            shouted = after.isupper() if after.isalpha() else before.isupper()
            new = new.upper() if shouted or len(new) == 1 else new.capitalize()
        out.append(new)
    return "".join(out)


def fold(text: str) -> str:
    """Return the search key, the same in both scripts and without marks: `Ђорђе` -> `dorde`."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(_LATIN.get(c) or _FOREIGN.get(c) or c for c in text).translate(_SINGLE)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", " ", text).strip().replace("dj", "d")


def phon(text: str) -> str:
    """Return the second, coarser key: Albanian and Serbian spellings of one sound meet."""
    key = fold(text)
    for old, new in _PHON:
        key = key.replace(old, new)
    return re.sub(r"(.)\1", r"\1", key)


def stem(text: str) -> str:
    """Return the third key: `phon` without a final vowel in words of four letters or more."""
    return " ".join(
        word[:-1] if len(word) >= 4 and word[-1] in "aeiou" else word for word in phon(text).split()
    )
