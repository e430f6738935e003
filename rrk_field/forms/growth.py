"""How the live tree grows and shrinks: defaults, stored answers, rows and their keys."""

from collections.abc import Mapping, Sequence
from math import inf

from rrk_field.forms.definition import FormDefinition, Question, Repeat
from rrk_field.forms.frame import Compute, Frame, Host
from rrk_field.forms.nodes import Context, Node
from rrk_field.forms.recalculation import Recalculation, speaks
from rrk_field.forms.tree import (
    SPECIAL_MARK,
    Entries,
    assign,
    below,
    build,
    find,
    order_of,
    questions_of,
)
from rrk_field.forms.types import Json, written
from rrk_field.forms.values import text_of_moment
from rrk_field.forms.wording import shown_values

MOST_ROWS = 1000
"""Rows of one repeat. More are a mistake in the form or in an answer."""

MOST_NODES = 50_000
"""Questions, groups and rows of one live form, whatever its counts ask for."""


class Growth:
    """Makes and removes nodes of one live form; the engine hears of each."""

    def __init__(
        self, definition: FormDefinition, context: Context, host: Host, *, is_new: bool
    ) -> None:
        self.engine = Recalculation(host, self, lambda node: definition.ranks[node.item.place])
        self.is_new = is_new
        self.first_rows = False
        """Whether repeats that RRK Field begins without get ODK's first row."""
        self.unread: dict[str, Json] = {}
        """Stored answers that the form does not know."""
        self.notices: list[str] = []
        self.fresh: list[Node] = []
        """New rows whose computed defaults are still to be put in."""
        self.manners = definition.manners
        self._nodes = 0
        self._definition = definition
        self._context = context
        self._host = host

    def open(self, root: Node, answers: Mapping[str, Json]) -> None:
        """Put defaults and stored answers into a form."""
        if self.is_new:
            self._put_defaults(root)
        self._watch(root)
        self._load(root, answers)

    def _watch(self, top: Node) -> None:
        for node in top.walk():
            self.engine.touch(node)
            rule = node.item.relevant
            if rule and node.item.place in self._definition.circular and speaks(node, rule):
                node.own_relevant = False  # until it says otherwise
                self.engine.settle_relevance(node)
            if isinstance(node.item, Question):
                self.engine.refresh(node)
            self.engine.watch(node)
            formulas = shown_values(self._definition, node.item)
            if formulas and not node.is_row:
                runs = tuple(formula.run for formula in formulas)
                self.engine.watch_shown(node, _all_of(runs))

    # Values

    def _put_defaults(self, top: Node) -> None:
        for node in questions_of(top):
            question = node.question
            if question.calculate is None and question.default:
                node.value = written(question, question.default)
            if any(question.preload):
                node.value = self._preloaded(*question.preload) or node.value

    def _preloaded(self, kind: str, parameter: str) -> str:
        known = self._context
        match kind, parameter:
            case ("timestamp", "start"):
                return text_of_moment(self._host.now())
            case ("date", _):
                return self._host.today.isoformat()
            case ("uid", _):
                return f"uuid:{self._host.new_key()}"
            case ("property", "username"):
                return known.username
            case ("property", "deviceid"):
                return known.device_id
            case ("property", "phonenumber"):
                return known.phone
            case ("property", "email"):
                return known.email
        return ""

    def _load(self, top: Node, answers: Mapping[str, Json]) -> None:
        """Put stored answers into a node and make the rows they speak of."""
        entries = Entries(answers)
        for path, value in entries.plain.items():
            if path and not self._assigned(top, path, value):
                self.unread[f"{top.path}/{path}" if top.path else path] = value
        repeats = {below(top, node): node for node in top.walk() if node.is_repeat}
        for repeat in repeats.values():
            self._load_rows(top, repeat, entries)
        for path, rows in entries.rows.items():
            if path not in repeats:
                self._keep_unread(f"{top.path}/{path}" if top.path else path, rows)

    def _assigned(self, top: Node, path: str, value: Json) -> bool:
        node = find(top, path.removesuffix(SPECIAL_MARK))
        if node is None or not node.is_question:
            return False
        if not node.is_calculated:
            self.engine.touch(node)
            if path.endswith(SPECIAL_MARK):
                assign(node, None, str(value))
            else:
                assign(node, value)
            self.engine.refresh(node)
        return True

    def _keep_unread(self, repeat: str, rows: Mapping[str, Mapping[str, Json]]) -> None:
        for key, row in rows.items():
            for path, value in row.items():
                self.unread[f"{repeat}[{key}]{'/' if path else ''}{path}"] = value

    # Rows

    def _load_rows(self, top: Node, repeat: Node, entries: Entries) -> None:
        item = repeat.item
        assert isinstance(item, Repeat)
        rows = entries.in_order(below(top, repeat))
        if item.count is not None:
            repeat.parked.update(rows)
            return
        for key, row in rows:
            if len(repeat.rows or ()) >= MOST_ROWS or self.is_full():
                self._keep_unread(repeat.path, {key: row})
                continue
            self.make_row(repeat, key, row)
        if self.is_new and top.parent is None and not rows:
            self._first(repeat, item.initial)

    def _first(self, repeat: Node, rows: Sequence[Mapping[str, str]]) -> None:
        """Make the rows that a new form or a new row begins with."""
        item = repeat.item
        assert isinstance(item, Repeat)
        if self.first_rows or not item.starts_empty:
            for values in rows[:MOST_ROWS]:
                if not self.is_full():
                    self.make_row(repeat, None, None, values)

    def make_row(
        self,
        repeat: Node,
        key: str | None,
        answers: Mapping[str, Json] | None,
        values: Mapping[str, str] | None = None,
    ) -> Node:
        """Add a row; `answers` None means a new one, with its defaults and perhaps first values."""
        self.engine.touch(repeat)
        row = self._placed(repeat, key, order_of(answers or {}))
        self._nodes += len(row.walk())
        parked = isinstance(row.item, Repeat) and row.item.count is not None
        if parked and not self.manners.lost_rows_stay_lost:
            answers = repeat.parked.pop(row.row_key or "", None)
        for node in row.walk():
            node.relevant, node.read_only = repeat.relevant, repeat.read_only
        if answers is None:
            self._put_defaults(row)
            self._put_first(row, values or {})
            if values is None or parked or not self.manners.only_relevant:
                self.fresh.append(row)
        self._watch(row)
        if answers is None:
            self._make_inner_rows(row, values)
        self._load(row, answers or {})
        self.engine.added(row)
        self.engine.notify(repeat)
        return row

    def _placed(self, repeat: Node, key: str | None, order: float) -> Node:
        rows = repeat.rows
        assert rows is not None
        last = max((row.order for row in rows), default=0)
        row = build(repeat.item, repeat, key or "", last + 1 if order == inf else int(order))
        at = len(rows)
        while at and rows[at - 1].order > row.order:
            at -= 1
        rows.insert(at, row)
        _number(rows, at)
        row.born = row.index
        if key is None:
            self._name(repeat, row)
        return row

    def _name(self, repeat: Node, row: Node) -> None:
        """Give a new row its key: computed rows have the same key on every laptop."""
        item = repeat.item
        assert isinstance(item, Repeat)
        key = "" if item.row_key is None else item.row_key.run(Frame(row, self._host, set()))
        taken = {other.row_key for other in repeat.rows or () if other is not row}
        if not is_key(key) or key in taken:
            key = str(row.index + 1) if item.count is not None else self._host.new_key()
        row.rename(key)

    def _put_first(self, row: Node, values: Mapping[str, str]) -> None:
        for path, text in Entries(values).plain.items():
            node = find(row, path)
            if node is not None and node.is_question and not node.is_calculated:
                node.value = written(node.question, str(text))

    def _make_inner_rows(self, row: Node, values: Mapping[str, str] | None) -> None:
        entries = Entries(values or {})
        for node in row.walk():
            item = node.item
            if not isinstance(item, Repeat) or node.rows is None or item.count is not None:
                continue
            if values is None:
                self._first(node, item.initial)
                continue
            rows = entries.rows.get(below(row, node), {})
            self._first(node, [{p: str(v) for p, v in one.items()} for one in rows.values()])

    def set_row_count(self, repeat: Node, count: float) -> None:
        """Give a repeat as many rows as its form computes; answers of lost rows are kept."""
        rows = repeat.rows
        assert rows is not None
        if count != count:  # while the number is being retyped, no row is lost
            count = len(repeat.parked) if self.engine.loading else len(rows)
        wanted = int(min(max(count, 0), MOST_ROWS))
        if count > MOST_ROWS:
            self.note(f"{repeat.path}: {count:.0f} rows were asked for; {MOST_ROWS} are shown.")
        while len(rows) > wanted:
            row = rows[-1]
            repeat.parked[row.row_key or ""] = row_answers(row)
            self.drop(row)
        item = repeat.item
        assert isinstance(item, Repeat)
        while len(rows) < wanted and not self.is_full():
            initial = item.initial[len(rows)] if len(rows) < len(item.initial) else None
            self.make_row(repeat, None, None, initial)

    def is_full(self) -> bool:
        """Whether the form has grown as large as it may."""
        if self._nodes < MOST_NODES:
            return False
        self.note(f"The form has grown to {MOST_NODES} questions; no more rows are made.")
        return True

    def note(self, said: str) -> None:
        """Keep a sentence about what was limited."""
        if said not in self.notices:
            self.notices.append(said)

    def drop(self, row: Node) -> None:
        """Take a row away."""
        repeat = row.range
        assert repeat is not None
        assert repeat.rows is not None
        self.engine.touch(repeat)
        repeat.rows.remove(row)
        _number(repeat.rows, row.index)
        self._nodes -= len(row.walk())
        self.engine.forget(row)
        self.engine.removed(row)
        self.engine.notify(repeat)


def given_answers(top: Node) -> dict[str, Json]:
    """Return everything that was given below a node, by answer paths."""
    found: dict[str, Json] = {}
    for node in top.walk():
        if node.is_row and node is not top:
            found[node.path] = node.order
        elif isinstance(node.item, Question) and not node.is_calculated:
            if node.value:
                found[node.path] = node.json
            elif node.special:
                found[node.path + SPECIAL_MARK] = node.special
    return found


def row_answers(row: Node) -> dict[str, Json]:
    """Return the answers of a row by paths relative to it, its place under ''."""
    prefix = f"{row.path}/"
    inside = given_answers(row)
    return {"": row.order} | {path.removeprefix(prefix): inside[path] for path in inside}


def is_key(key: str) -> bool:
    """Whether a text can be the key of a row."""
    return key.isprintable() and bool(key) and not set(key) & set("[]/~") and len(key) <= 100


def _all_of(runs: Sequence[Compute]) -> Compute:
    return lambda c: tuple(run(c) for run in runs)


def _number(rows: list[Node], start: int) -> None:
    for index in range(start, len(rows)):
        rows[index].index = index
