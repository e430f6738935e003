"""The mandatory footnote on the name Kosovo, which every page carries.

The texts are given to us word for word; they are no translations of ours to improve, and therefore
stand here and not in the catalogues. Serbian Latin is made from Cyrillic.
"""

import re
from dataclasses import dataclass

from rrk_field.domain.scripts import latin


@dataclass(frozen=True)
class Footnote:
    """The mark at the first mention of the name, and the text at the foot of the page."""

    mark: str
    text: str


_STATUS_NEUTRAL = {
    "en": "This designation is without prejudice to positions on status, and is in line with UNSCR "
    "1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.",
    "sr": "Овај назив не доводи у питање ставове о статусу и у складу је са Резолуцијом Савета "
    "безбедности Уједињених нација 1244 и мишљењем Међународног суда правде о проглашењу "
    "независности Косова.",
    "sq": "Ky emërtim nuk paragjykon qëndrimet mbi statusin dhe është në përputhje me Rezolutën "
    "1244/1999 të KSKB-së dhe me Opinionin e GJND-së për deklaratën e pavarësisë së Kosovës.",
}
"""English: Council of the EU; Serbian: kord-kim.gov.rs; Albanian: our own, to be confirmed."""

_UN_RESOLUTION = {
    "en": "References to Kosovo shall be understood to be in the context of United Nations "
    "Security Council resolution 1244 (1999).",
    "sr": "Свако помињање Косова треба разумети у контексту Резолуције 1244 (1999) Савета "
    "безбедности Уједињених нација.",
    "sq": "Përmendjet e Kosovës kuptohen në kontekstin e Rezolutës 1244 (1999) të Këshillit të "
    "Sigurimit të Kombeve të Bashkuara.",
}
"""English: as used by IOM; Albanian and Serbian: our own, to be confirmed."""

_TEXTS = {"status_neutral": ("*", _STATUS_NEUTRAL), "un_resolution": ("", _UN_RESOLUTION)}

_NAME = re.compile(
    r"(?<!Fushë )\b(Kosov[oaëu]|Kosov[ëo]s|Kosovën|Kosovom|Косов[оау]|Косовом)\b"
    r"(?! Polje| Поље|\*)"
)


def footnote(code: str, language: str) -> Footnote:
    """Return the footnote that a phase chose. Raises ValueError: no paper is made without one."""
    if code not in _TEXTS:
        raise ValueError(f"no footnote {code!r} about the name Kosovo")
    mark, texts = _TEXTS[code]
    text = texts[language.partition("-")[0]]
    return Footnote(mark, latin(text) if language == "sr-Latn" else text)


def marked(text: str, mark: str) -> str:
    """Return the text with the mark at its first mention of the name; names of towns have none."""
    return _NAME.sub(rf"\1{mark}", text, count=1) if mark else text


def mentions(text: str) -> bool:
    """Whether the text names Kosovo."""
    return _NAME.search(text) is not None
