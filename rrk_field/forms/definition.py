"""A questionnaire as it is read from an XForm: immutable, shared by all its live forms."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rrk_field.forms.frame import Compute
from rrk_field.forms.lists import Element
from rrk_field.forms.manners import COLLECT, Manners
from rrk_field.forms.places import Place


@dataclass(frozen=True, eq=False, slots=True)
class Formula:
    """A compiled expression and the text it was written as."""

    text: str
    run: Compute
    references: tuple[tuple[Place, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A value shown inside a text; the expression as it is written."""

    expression: str


Parts = tuple[str | Output, ...]
"""A text with values in it."""


@dataclass(frozen=True, eq=False, slots=True)
class Caption:
    """A label, hint or message: an entry of the translations, or the words themselves."""

    text_id: str | None = None
    parts: Parts = ()
    formula: Formula | None = None
    """Where an expression decides which entry is shown."""


@dataclass(frozen=True, eq=False, slots=True)
class SetValue:
    """A value that something which happens puts into a question."""

    target: Place
    formula: Formula | None
    literal: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class FixedChoice:
    """A choice that is written at its question."""

    code: str
    label: Caption


@dataclass(frozen=True, eq=False, slots=True)
class Choices:
    """Where the choices of a question come from."""

    fixed: tuple[FixedChoice, ...] = ()
    items: Formula | None = None
    list_name: str | None = None
    filtered: bool = False
    code_at: str = "name"
    label_at: str = "label"
    label_is_text_id: bool = False


@dataclass(frozen=True, eq=False)
class Item:
    """What every part of a form has. `path` is a template: `/data/roster/member/birth_date`."""

    path: str
    name: str
    place: Place = field(repr=False)
    label: Caption | None = field(default=None, repr=False, kw_only=True)
    hint: Caption | None = field(default=None, repr=False, kw_only=True)
    relevant: Formula | None = field(default=None, repr=False, kw_only=True)
    read_only: Formula | bool = field(default=False, repr=False, kw_only=True)
    appearance: tuple[str, ...] = field(default=(), repr=False, kw_only=True)
    code: str = field(default="", kw_only=True)


@dataclass(frozen=True, eq=False)
class Question(Item):
    """A place for an answer, shown (`control` says how) or hidden (`control` is None)."""

    type: str = "string"
    control: str | None = None
    media_type: str = ""
    special: tuple[str, ...] = ()
    save_to: str = ""
    together: str = ""
    restricted: bool = False
    required: Formula | bool = field(default=False, repr=False)
    constraint: Formula | None = field(default=None, repr=False)
    calculate: Formula | None = field(default=None, repr=False)
    default: str = ""
    preload: tuple[str, str] = ("", "")
    choices: Choices | None = field(default=None, repr=False)
    required_message: Caption | None = field(default=None, repr=False)
    constraint_message: Caption | None = field(default=None, repr=False)
    on_change: tuple[SetValue, ...] = field(default=(), repr=False)
    bounds: tuple[str, str, str] = ("", "", "")
    """Start, end and step of a range."""
    max_pixels: int | None = None
    manners: Manners = field(default=COLLECT, repr=False)

    @property
    def is_numeric(self) -> bool:
        """Whether the answer is a number."""
        return self.type in ("int", "decimal")

    @property
    def is_multiple(self) -> bool:
        """Whether the answer is a list of codes."""
        return self.control in ("select", "rank")

    @property
    def is_visible(self) -> bool:
        """Whether a person can answer it."""
        return self.control not in (None, "note") and "label" not in self.appearance


@dataclass(frozen=True, eq=False)
class Group(Item):
    """Questions that belong together."""

    children: tuple["AnyItem", ...] = field(default=(), repr=False)


@dataclass(frozen=True, eq=False)
class Repeat(Item):
    """Questions that are asked again for each row."""

    children: tuple["AnyItem", ...] = field(default=(), repr=False)
    computed_count: bool = False
    count: Formula | None = field(default=None, repr=False)
    row_key: Formula | None = field(default=None, repr=False)
    initial: tuple[Mapping[str, str], ...] = field(default=(), repr=False)
    """Rows a new form begins with: values by path below the row."""
    starts_empty: bool = False
    """Whether RRK Field begins with no row where ODK shows a first one."""
    on_new_row: tuple[SetValue, ...] = field(default=(), repr=False)


AnyItem = Question | Group | Repeat


@dataclass(frozen=True, eq=False)
class FormDefinition:
    """A questionnaire."""

    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    root: Group
    sections: tuple[Group, ...]
    external: tuple[str, ...]
    """Lists that the host must give."""
    items: Mapping[str, AnyItem] = field(repr=False)
    texts: Mapping[str, Mapping[str, Mapping[str, Parts]]] = field(repr=False)
    """Language, text id, kind of text (empty, guidance, image, ...)."""
    instances: Mapping[str, Element | None] = field(repr=False)
    on_first_load: tuple[SetValue, ...] = field(repr=False)
    on_load: tuple[SetValue, ...] = field(repr=False)
    ranks: Mapping[Place, int] = field(repr=False)
    """The order in which places are computed."""
    outputs: Mapping[tuple[Place, str], Formula] = field(repr=False)
    """Values shown in texts, compiled for the item whose text it is."""
    attributes: Mapping[str, str] = field(default_factory=dict, repr=False)
    entities: Mapping[Place, Mapping[str, "Formula | str"]] = field(
        default_factory=dict, repr=False
    )
    """Parts of an instance that make or change an entity: their attributes, or how to compute."""
    files: tuple[str, ...] = field(default=(), repr=False)
    """Names of the files beside the form: lists, pictures, sounds. The host gives some lists."""
    attached: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The file of each list that lies beside the form, by the name of the list."""
    circular: frozenset[Place] = frozenset()
    """Places that depend on themselves; only a form read with tolerance has some."""
    manners: Manners = COLLECT

    def item(self, path: str) -> AnyItem:
        """Return the item at a template path. Raises KeyError."""
        return self.items[path]

    def language(self, code: str) -> str:
        """Return the form's name of a language of the program; its default if it has none."""
        codes = (code, "sr") if code == "sr-Cyrl" else (code,)
        for wanted in codes:
            for name in self.languages:
                if name == wanted or re.search(rf"\({re.escape(wanted)}\)$", name):
                    return name
        return self.default_language

    def language_like(self, name: str) -> str:
        """Return this form's name of a language that another form calls `name`."""
        if name in self.languages:
            return name
        code = re.search(r"\(([\w-]+)\)$", name)
        return self.language(code[1] if code else name)

    def questions(self) -> Iterator[Question]:
        """Every question, hidden ones too, in order."""
        return (item for item in self.items.values() if isinstance(item, Question))


@lru_cache(maxsize=8)
def parse(xml: str | bytes, manners: Manners = COLLECT) -> FormDefinition:
    """Read an XForm; the last few are remembered. Raises FormError with every problem found."""
    from rrk_field.forms.reader import read_form

    return read_form(xml, manners)
