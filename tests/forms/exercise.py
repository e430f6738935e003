"""Fills a form at random, always in the same way, and notes what its expressions said."""

from collections.abc import Iterable, Iterator
from random import Random

from rrk_field.forms.definition import AnyItem, FormDefinition, Formula, Question
from rrk_field.forms.session import Node, Session

Said = tuple[str, str, bool]
"""Template path, kind of rule, and whether it held; of a calculation, that it came to something."""

NUMBERS = ("-1", "0", "1", "2", "3", "5", "12", "40", "125", "2001", "2.5", "18500", "2000001")
TEXTS = ("x", "1988~", "1999-06", "2012-01-01", "969/5", "1234567890", "3102970910008", "1/2",
         "0.05.00", "a@b", "long enough a text")  # fmt: skip
DATES = ("2023-05-01", "2024-05-10", "2024-06-01", "2020-01-01")
POINTS = ("42.6 20.3 0 4", "44.8 20.4 0 30")


def expressions(form: FormDefinition) -> set[Said]:
    """Everything that the rules of a form can say."""
    return {one for item in form.items.values() for one in _of(item)}


def _of(item: AnyItem) -> Iterator[Said]:
    both = {"relevant": item.relevant, "read_only": item.read_only}
    if isinstance(item, Question):
        both |= {"required": item.required, "constraint": item.constraint}
        if item.calculate is not None:
            yield item.path, "calculate", True
    for kind, rule in both.items():
        if isinstance(rule, Formula):
            yield from ((item.path, kind, held) for held in (True, False))


def said(nodes: Iterable[Node]) -> Iterator[Said]:
    """What the rules of these nodes say at this moment."""
    for node in nodes:
        path = node.item.path
        yield path, "relevant", node.own_relevant
        yield path, "read_only", node.own_read_only
        if isinstance(node.item, Question):
            yield path, "required", node.required
            if node.text:
                yield path, "calculate", True
                yield path, "constraint", node.violation != "constraint"


def exercised(session: Session, seed: int = 1, steps: int = 150) -> set[Said]:
    """Fill a form at random, then try every answer of every question; return what was said."""
    random = Random(seed)
    found = set(said(session.root.walk()))
    for _ in range(steps):
        found |= set(said(_step(session, random)))
    before = {node: (node.value, node.special) for node in session.questions()}
    for node in before:
        found |= set(_tried(session, node, depth=3))
        for other, (value, special) in before.items():  # what a trigger wrote goes back too
            if (other.value, other.special) != (value, special) and not other.is_calculated:
                session.set_value(other, value, special)
    return found


def _tried(session: Session, node: Node, depth: int) -> Iterator[Said]:
    """Give every answer that is worth trying, and look into what it opens; then put it back."""
    if not _is_open(node):
        return
    before, special = node.value, node.special
    for value in _values(session, node):
        changed = session.set_value(node, value).changed
        yield from said(changed)
        if depth:
            opened = [one for one in changed if one.is_question and not one.value]
            for one in sorted(opened, key=lambda one: one.path):
                yield from _tried(session, one, depth - 1)
    yield from said(session.set_value(node, before, special).changed)


def _step(session: Session, random: Random) -> Iterable[Node]:
    repeats = [
        node for node in session.root.walk() if session.can_add(node) and len(node.rows or ()) < 3
    ]
    if repeats and random.random() < 0.06:
        row = session.add_row(random.choice(repeats)).added[0]
        return row.walk()
    asked = [node for node in session.questions() if _is_open(node)]
    new = [node for node in asked if not node.value]
    node = random.choice(new if new and random.random() < 0.6 else asked)
    values = [value for value in _values(session, node) if value]
    return session.set_value(node, random.choice(values)).changed


def _is_open(node: Node) -> bool:
    return (
        node.relevant and node.question.is_visible and not node.is_calculated and not node.read_only
    )


def _values(session: Session, node: Node) -> list[str]:
    """Answers worth trying."""
    codes = [choice.code for choice in session.choices(node)]
    question = node.question
    if question.is_multiple and codes:
        return [*codes, " ".join(codes[:6]), f"{codes[0]} {codes[-1]}"]
    if codes:
        return codes
    if question.is_numeric:
        return list(NUMBERS)
    pools = {"date": DATES, "geopoint": POINTS, "binary": ("a" * 64,)}
    return list(pools.get(question.type, TEXTS))
