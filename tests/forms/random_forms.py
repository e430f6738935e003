"""Questionnaires drawn at random: groups, repeats in repeats, and rules of every kind between."""

from dataclasses import dataclass, field
from random import Random

KINDS = ("int", "decimal", "string", "select1", "select", "date")
FORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Random</h:title><model><instance>'
    '<data id="random" version="1">{data}</data></instance><instance id="list"><root>{items}</root>'
    "</instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"
)
CODES = ("a", "b", "c", "d")
ITEMS = "".join(
    f"<item><name>{code}</name><label>{code}</label><size>{size}</size></item>"
    for size, code in enumerate(CODES)
)


@dataclass
class _Drawn:
    """What is drawn so far. A question stands as its path and the repeats around it."""

    random: Random
    left: int
    binds: list[str] = field(default_factory=list)
    asked: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    repeats: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    serial: int = 0


def random_form(seed: int, questions: int = 14) -> str:
    """Return the XForm of a seed. Rules look back only, so that there is no circle."""
    drawn = _Drawn(Random(seed), questions)
    data, body = _inside(drawn, "/data", (), 0)
    return FORM.format(data=data, items=ITEMS, binds="".join(drawn.binds), body=body)


def _inside(drawn: _Drawn, path: str, rows: tuple[str, ...], depth: int) -> tuple[str, str]:
    data = body = ""
    for _ in range(drawn.random.randint(2, 6) if depth else 100):
        if drawn.left <= 0:
            break
        drawn.serial += 1
        kind = drawn.random.choice("qqqqqcgr" if depth < 3 else "qqqc")
        made = {"q": _question, "c": _calculation, "g": _group, "r": _repeat}[kind]
        more_data, more_body = made(drawn, path, rows, depth)
        data, body = data + more_data, body + more_body
    return data, body


def _question(drawn: _Drawn, path: str, rows: tuple[str, ...], _depth: int) -> tuple[str, str]:
    random, name = drawn.random, f"q{drawn.serial}"
    here, kind = f"{path}/{name}", drawn.random.choice(KINDS)
    drawn.left -= 1
    rules = {
        "relevant": 0.4,
        "required": 0.3,
        "readonly": 0.1,
    }
    attributes = {
        rule: _test(drawn, rows) for rule, chance in rules.items() if random.random() < chance
    }
    if random.random() < 0.4:
        attributes["constraint"] = random.choice(
            (". != 3", "string-length(.) < 4", f". > {_number(drawn, rows)}", _test(drawn, rows))
        )
    _bind(drawn, here, "string" if kind.startswith("select") else kind, attributes)
    default = random.choice(("", "", "", "2", "a")) if kind in ("int", "string", "select1") else ""
    condition = f"[{_item_test(drawn, rows)}]" if random.random() < 0.5 else ""
    drawn.asked.append((here, rows, kind))
    if not kind.startswith("select"):
        return f"<{name}>{default}</{name}>", f'<input ref="{here}"/>'
    return f"<{name}>{default}</{name}>", (
        f'<{kind} ref="{here}"><itemset nodeset="instance(\'list\')/root/item{_safe(condition)}">'
        f'<value ref="name"/><label ref="label"/></itemset></{kind}>'
    )


def _calculation(drawn: _Drawn, path: str, rows: tuple[str, ...], _depth: int) -> tuple[str, str]:
    name = f"k{drawn.serial}"
    text = (_number if drawn.random.random() < 0.6 else _text)(drawn, rows)
    rules = {"calculate": text}
    if drawn.random.random() < 0.3:
        rules["relevant"] = _test(drawn, rows)
    _bind(drawn, f"{path}/{name}", "string", rules)
    drawn.asked.append((f"{path}/{name}", rows, "string"))
    return f"<{name}/>", ""


def _group(drawn: _Drawn, path: str, rows: tuple[str, ...], depth: int) -> tuple[str, str]:
    name = f"g{drawn.serial}"
    here = f"{path}/{name}"
    rules = {"relevant": _test(drawn, rows)} if drawn.random.random() < 0.6 else {}
    if drawn.random.random() < 0.1:
        rules["readonly"] = _test(drawn, rows)
    _bind(drawn, here, "", rules)
    data, body = _inside(drawn, here, rows, depth + 1)
    if not data:
        return "", ""
    return f"<{name}>{data}</{name}>", f'<group ref="{here}">{body}</group>'


def _repeat(drawn: _Drawn, path: str, rows: tuple[str, ...], depth: int) -> tuple[str, str]:
    name = f"r{drawn.serial}"
    here = f"{path}/{name}"
    if drawn.random.random() < 0.4:
        _bind(drawn, here, "", {"relevant": _test(drawn, rows)})
    count = f' jr:count="{_safe(_count(drawn, rows))}"' if drawn.random.random() < 0.25 else ""
    data, body = _inside(drawn, here, (*rows, here), depth + 1)
    if not data:
        return "", ""
    drawn.repeats.append((here, rows))
    return f"<{name}>{data}</{name}>", (
        f'<group ref="{here}"><repeat nodeset="{here}"{count}>{body}</repeat></group>'
    )


def _bind(drawn: _Drawn, path: str, kind: str, rules: dict[str, str]) -> None:
    typed = f' type="{kind}"' if kind else ""
    written = "".join(f' {rule}="{_safe(text)}"' for rule, text in rules.items())
    drawn.binds.append(f'<bind nodeset="{path}"{typed}{written}/>')


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


# Expressions


def _one(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    """A question that is there once, seen from where the rule stands."""
    known = [path for path, around, _kind in drawn.asked if around == rows[: len(around)]]
    return drawn.random.choice(known) if known else "'2'"


def _many(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    """Questions over the rows of a repeat that is read to its end, perhaps with a condition."""
    known = [
        (path, around)
        for path, around, _kind in drawn.asked
        if around and around[0] not in rows and (around[0], ()) in drawn.repeats
    ]
    if not known:
        return _one(drawn, rows).replace("'2'", "/data")
    path, around = drawn.random.choice(known)
    if drawn.random.random() < 0.4:
        test = drawn.random.choice(("position() > 1", "last()", ". != ''"))
        if test == ". != ''":
            return f"{path}[{test}]"
        return path.replace(around[0], f"{around[0]}[{test}]", 1)
    return path


def _count(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    one = _one(drawn, rows)
    return drawn.random.choice((f"if({one} > 0 and {one} < 5, {one}, 1)", f"string-length({one})"))


def _number(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    one, other, many = _one(drawn, rows), _one(drawn, rows), _many(drawn, rows)
    choices = [
        f"{one} + {other}",
        f"coalesce({one}, 0) * 2",
        f"string-length({one})",
        f"count({many})",
        f"sum({many})",
        f"count-non-empty({many})",
        f"max({many})",
        f"if({one} = {other}, 1, {other})",
        f"count-selected({one})",
        f"count(instance('list')/root/item[size > {one}])",
        "3",
    ]
    if rows:
        choices += ["position(..)", f"count({rows[-1]})"]
    return drawn.random.choice(choices)


def _text(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    one, many = _one(drawn, rows), _many(drawn, rows)
    return drawn.random.choice(
        (
            f"concat({one}, '-', {_one(drawn, rows)})",
            f"join(' ', {many})",
            f"substr({one}, 0, 2)",
            f"instance('list')/root/item[name = {one}]/size",
            f"if(selected({one}, 'a'), {one}, 'none')",
            many,
        )
    )


def _test(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    one = _one(drawn, rows)
    choices = (
        f"{one} != ''",
        f"{one} > 2",
        f"selected({one}, 'b')",
        f"not({one} = {_one(drawn, rows)})",
        f"{_number(drawn, rows)} > {_number(drawn, rows)}",
        f"{_many(drawn, rows)} = 2",
    )
    first = drawn.random.choice(choices)
    if drawn.random.random() < 0.3:
        return f"{first} {drawn.random.choice(('and', 'or'))} {drawn.random.choice(choices)}"
    return first


def _item_test(drawn: _Drawn, rows: tuple[str, ...]) -> str:
    one = _one(drawn, rows)
    return drawn.random.choice((f"size > {one}", f"name != {one}", f"size = {one} or {one} = ''"))
