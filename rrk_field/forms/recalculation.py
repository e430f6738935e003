"""Keeps a live form in step: each expression knows what it read, and is computed again only then.

Expressions run in the order of the form's ranks. What they read is noted while they run, so a
change reaches exactly its dependants, whatever conditions and rows lie between.
"""

import heapq
from collections.abc import Callable
from typing import Any, Protocol

from rrk_field.forms.definition import Formula, Question, Repeat
from rrk_field.forms.frame import Compute, Frame, Host
from rrk_field.forms.lists import cell
from rrk_field.forms.nodes import Node, Update
from rrk_field.forms.types import calculated, fits

RELEVANT, VALUE, REQUIRED, READ_ONLY, CONSTRAINT, OFFERED, SHOWN = range(7)

_LATE = 1_000_000_000
_ENOUGH = 2_000
"""Times that one expression may run for one answer: rows may build on rows, but not for ever."""


class Rows(Protocol):
    """What recalculation asks of the session when a computed number of rows changes."""

    def set_row_count(self, repeat: Node, count: float) -> None:
        """Add or take away rows."""


class Read(Protocol):
    """What an expression can read."""

    readers: set[Any]


class Expression:
    """One formula of one node, and what it read when it last ran."""

    __slots__ = ("compute", "kind", "last", "node", "queued", "rank", "reads", "runs")

    def __init__(self, kind: int, node: Node, compute: Compute, rank: int) -> None:
        self.kind = kind
        self.node = node
        self.compute = compute
        self.rank = rank
        self.last: Any = None
        """What it gave when it last ran."""
        self.reads: set[Any] = set()
        self.queued = False
        self.runs = 0


class Recalculation:
    """The queue of expressions that must run, and the record of what changed."""

    def __init__(self, host: Host, rows: Rows, ranks: Callable[[Node], int]) -> None:
        self._host = host
        self._rows = rows
        self._rank = ranks
        self._queue: list[tuple[int, int, Expression]] = []
        self._serial = 0
        self._before: dict[Node, tuple[Any, ...]] = {}
        self._ran: list[Expression] = []
        self._update = Update()
        self.loading = True
        """While a form is opened: no answer is dropped, nothing is triggered."""
        self.quiet = False
        """While a new row gets its computed defaults, where these trigger nothing."""
        self.fired: list[Node] = []
        """Questions whose change triggers something."""

    # What runs

    def watch(self, node: Node) -> None:
        """Let the expressions of a new node run."""
        item = node.item
        if item.relevant is not None and speaks(node, item.relevant):
            self._add(RELEVANT, node, item.relevant.run)
        if speaks(node, item.read_only):
            self._flag(READ_ONLY, node, item.read_only)
        if isinstance(item, Repeat) and node.rows is not None and item.count is not None:
            self._add(VALUE, node, item.count.run)
        if isinstance(item, Question):
            self._add(VALUE, node, item.calculate.run if item.calculate else None)
            self._flag(REQUIRED, node, item.required)
            self._add(CONSTRAINT, node, item.constraint.run if item.constraint else None)
            choices = item.choices
            if choices is not None and choices.items is not None:
                if choices.filtered or item.manners.only_offered:
                    self._add(OFFERED, node, choices.items.run)
            elif choices is not None and item.manners.only_offered:
                node.offered = tuple(one.code for one in choices.fixed)
                self.refresh(node)

    def watch_shown(self, node: Node, compute: Compute) -> None:
        """Let the values shown in a node's texts be followed."""
        self._add(SHOWN, node, compute)

    def _flag(self, kind: int, node: Node, flag: Any) -> None:
        if isinstance(flag, bool):
            if kind == REQUIRED:
                node.required = flag
            else:
                node.own_read_only = flag
                node.read_only = flag or (node.parent is not None and node.parent.read_only)
        else:
            self._add(kind, node, flag.run)

    def _add(self, kind: int, node: Node, compute: Compute | None) -> None:
        if compute is None:
            return
        early = kind if kind in (RELEVANT, VALUE) else VALUE if self._counts(kind, node) else None
        rank = _LATE + kind if early is None else self._rank(node) * 2 + early
        expression = Expression(kind, node, compute, rank)
        node.watchers.append(expression)
        self.enqueue(expression)

    def _counts(self, kind: int, node: Node) -> bool:
        """Whether what a question counts as depends on what is offered."""
        item = node.item
        return kind == OFFERED and isinstance(item, Question) and item.manners.only_offered

    def enqueue(self, expression: Expression) -> None:
        """Let an expression run once more."""
        if not expression.queued:
            expression.queued = True
            self._serial += 1
            heapq.heappush(self._queue, (expression.rank, self._serial, expression))

    def forget(self, node: Node) -> None:
        """Let go of a node that is removed, with everything in it."""
        for each in node.walk():
            each.alive = False
            for expression in each.watchers:
                for read in expression.reads:
                    read.readers.discard(expression)
                expression.reads = set()
            self._before.pop(each, None)

    # What changes

    def touch(self, node: Node) -> None:
        """Remember the state of a node before it is changed."""
        if node not in self._before:
            self._before[node] = _state(node)

    def set_value(self, node: Node, value: str, special: str = "") -> None:
        """Put an answer into a node."""
        if node.value == value and node.special == special:
            return
        self.touch(node)
        node.value, node.special = value, special
        self.refresh(node)
        if not node.question.manners.only_relevant:
            self._trigger(node)

    def _trigger(self, node: Node) -> None:
        if not (self.loading or self.quiet) and node.question.on_change:
            self.fired.append(node)

    def refresh(self, node: Node) -> None:
        """Tell the readers of a question what it counts as now."""
        special = node.special if node.special and not node.value else ""
        text = node.value if node.relevant and not special else ""
        if text and node.offered is not None and node.question.manners.only_offered:
            text = offered_part(node, text)
        if text != node.text:
            node.text = text
            self.notify(node)
            if node.question.manners.only_relevant:
                self._trigger(node)

    def notify(self, node: Read) -> None:
        """Let everything that read a node run again."""
        for expression in tuple(node.readers):
            self.enqueue(expression)

    def settle_relevance(self, node: Node) -> None:
        """Pass the relevance of a node on to all it holds."""
        waiting = [node]
        while waiting:
            each = waiting.pop()
            relevant = each.own_relevant and (each.parent is None or each.parent.relevant)
            if relevant == each.relevant:
                continue
            self.touch(each)
            each.relevant = relevant
            if isinstance(each.item, Question):
                self.refresh(each)
                for expression in each.watchers:
                    if expression.kind == OFFERED or (expression.kind == VALUE and _rests(each)):
                        expression.last = None
                        self.enqueue(expression)
            waiting += each.children

    def settle_read_only(self, node: Node) -> None:
        """Pass read-only on to all that a node holds."""
        waiting = [node]
        while waiting:
            each = waiting.pop()
            read_only = each.own_read_only or (each.parent is not None and each.parent.read_only)
            if read_only != each.read_only:
                self.touch(each)
                each.read_only = read_only
                waiting += each.children

    def added(self, row: Node) -> None:
        """Note a new row."""
        self._update.added.append(row)

    def is_new(self, row: Node) -> bool:
        """Whether a row came since the last time that changes were told."""
        return row in self._update.added

    def removed(self, row: Node) -> None:
        """Note a row that is gone."""
        if row in self._update.added:
            self._update.added.remove(row)
        else:
            self._update.removed.append(row)

    # Running

    def run(self) -> None:
        """Run everything that must, in order."""
        queue = self._queue
        while queue:
            _, _, expression = heapq.heappop(queue)
            expression.queued = False
            if not expression.node.alive:
                continue
            if (
                expression.kind == VALUE
                and not expression.node.relevant
                and _rests(expression.node)
            ):
                continue
            if expression.runs == 0:
                self._ran.append(expression)
            expression.runs += 1
            if expression.runs <= _ENOUGH:
                self._apply(expression, self._computed(expression))

    def _computed(self, expression: Expression) -> Any:
        node = expression.node
        reads: set[Any] = set()
        if expression.kind == CONSTRAINT:
            reads.add(node)
            result = not node.text or expression.compute(Frame(node, self._host, reads))
        else:
            result = expression.compute(Frame(node, self._host, reads))
        if reads != expression.reads:
            for gone in expression.reads - reads:
                gone.readers.discard(expression)
            for new in reads - expression.reads:
                new.readers.add(expression)
            expression.reads = reads
        return result

    def _apply(self, expression: Expression, result: Any) -> None:
        node = expression.node
        match expression.kind:
            case 0:
                node.own_relevant = result
                self.settle_relevance(node)
            case 1:
                if isinstance(node.item, Question):
                    same, expression.last = result == expression.last, result
                    if not (same and node.item.manners.given_stays):
                        self.set_value(node, calculated(node.item, result))
                else:
                    self._rows.set_row_count(node, result)
            case 2:
                self.touch(node)
                node.required = result
            case 3:
                node.own_read_only = result
                self.settle_read_only(node)
            case 4:
                self.touch(node)
                node.constraint_holds = result
            case 5:
                self._offer(node, result)
            case 6:
                self.touch(node)
                node.shown_values = result

    def _offer(self, node: Node, items: list[Any]) -> None:
        """Drop a choice that is no longer offered, and put it back if it is offered again.

        A question that is not asked now keeps its answer as it is.
        """
        choices = node.question.choices
        assert choices is not None
        offered = tuple(cell(item, choices.code_at) for item in items)
        if offered != node.offered:
            self.touch(node)
            node.offered = offered
        if node.question.manners.only_offered:
            self.refresh(node)
            return
        given = node.dropped or node.value
        if self.loading or not node.relevant or not given:
            return
        if not offered and not self._list_is_there(node):
            return
        known = set(offered)
        kept = " ".join(code for code in given.split() if code in known)
        if given in known:
            kept = given  # a code of an attached list may hold a space
        node.dropped = "" if kept == given else given
        self.set_value(node, kept)

    def _list_is_there(self, node: Node) -> bool:
        choices = node.question.choices
        name = choices.list_name if choices else None
        top = self._host.instance(name) if name else None
        return name is None or (top is not None and any(root.children for root in top.children))

    def finish(self) -> Update:
        """Return what changed since the last time."""
        update, self._update = self._update, Update()
        for node, before in self._before.items():
            if node.alive:
                node.violation = violation_of(node)
                if _state(node) != before:
                    update.changed.add(node)
        self._before.clear()
        for expression in self._ran:
            expression.runs = 0
        self._ran.clear()
        return update


def speaks(node: Node, rule: Formula | bool) -> bool:
    """Whether a rule is computed at a node: a repeat's once for all rows, or for each row.

    It is computed for each row if it looks at the row itself, its place or what is in it.
    """
    if not isinstance(node.item, Repeat):
        return True
    place = node.item.place
    by_row = isinstance(rule, Formula) and any(
        place in reference.chain() for reference, _ in rule.references
    )
    return by_row is (node.row_key is not None)


def _rests(node: Node) -> bool:
    """Whether a question computes nothing as long as it is not asked."""
    return isinstance(node.item, Question) and node.item.manners.only_relevant


def offered_part(node: Node, value: str, *, in_order: bool = False) -> str:
    """Return what of an answer is offered now, perhaps in the order of the list.

    A ranking that is begun holds everything that is offered.
    """
    if node.offered is None or not value:
        return value
    offered = dict.fromkeys(node.offered)
    question = node.question
    if not question.is_multiple:
        return value if value in offered else ""
    given = dict.fromkeys(value.split())
    kept = [code for code in given if code in offered]
    if question.control == "rank":
        return " ".join(dict.fromkeys((*kept, *offered)))
    return " ".join([code for code in offered if code in given] if in_order else kept)


def violation_of(node: Node) -> Any:
    """Return what is wrong with an answer, None if nothing is."""
    item = node.item
    if not isinstance(item, Question) or not node.relevant:
        return None
    if node.value:
        if not fits(item, node.value):
            return "format"
        return None if node.constraint_holds else "constraint"
    if node.required and not node.special and item.is_visible:
        return "required"
    return None


def _state(node: Node) -> tuple[Any, ...]:
    return (
        node.value,
        node.special,
        node.relevant,
        node.required,
        node.read_only,
        node.violation,
        node.offered,
        node.shown_values,
    )
