"""What happens by itself when a form is opened, a row is new or an answer changes."""

from collections.abc import Mapping, Sequence

from rrk_field.forms.definition import Repeat, SetValue
from rrk_field.forms.frame import Frame, Host
from rrk_field.forms.growth import Growth
from rrk_field.forms.nodes import Node, Update
from rrk_field.forms.places import Place
from rrk_field.forms.types import written

_MOST_TRIGGERED = 1000


class Actions:
    """Lets expressions and actions run until a form is at rest."""

    def __init__(self, host: Host, growth: Growth, fixed: Mapping[Place, Node]) -> None:
        self._host = host
        self._growth = growth
        self._engine = growth.engine
        self._fixed = fixed

    def rest(self) -> Update:
        """Run all that is waiting, then say what changed."""
        self.run()
        for _ in range(_MOST_TRIGGERED):
            if not self._engine.fired:
                break
            node = self._engine.fired.pop(0)
            if node.alive:
                self.take(node.question.on_change, node, triggered=True)
                self.run()
        self._engine.fired.clear()
        return self._engine.finish()

    def run(self) -> None:
        """Run expressions, and the defaults of rows that they make."""
        self._engine.run()
        while self._growth.fresh:
            row = self._growth.fresh.pop(0)
            if row.alive and isinstance(row.item, Repeat):
                self._engine.quiet = self._growth.manners.only_relevant
                self.take(row.item.on_new_row, row)
                self._engine.quiet = False

    def take(
        self,
        actions: Sequence[SetValue],
        near: Node | None = None,
        *,
        triggered: bool = False,
    ) -> None:
        """Put in the values of actions, one after the other."""
        passes_by = self._growth.manners.only_relevant and not triggered
        for action in actions:
            for target in self._targets(action.target, near):
                if passes_by and not target.relevant:
                    continue
                if triggered and self._growth.manners.only_relevant and self._misses(target):
                    continue
                text = action.literal
                if action.formula is not None:
                    text = action.formula.run(Frame(target, self._host, set()))
                value = "" if text == "NaN" else written(target.question, text)
                self._engine.set_value(target, value)
            self._engine.run()

    def _misses(self, node: Node) -> bool:
        """Whether ODK's engine triggers nothing in the row of a node.

        It does so where rows before it were taken away, and where the row itself is new.
        """
        row = node.row()
        while row is not None:
            if row.index != row.born or self._engine.is_new(row):
                return True
            row = row.range.row() if row.range else None
        return False

    def _targets(self, place: Place, near: Node | None) -> list[Node]:
        """The questions at a place; seen from inside a row, those of that row."""
        found, chain = [self._host.root], place.chain()
        if place in self._fixed:
            found, chain = [self._fixed[place]], [place]
        elif shared := _row_in(near, chain):
            found, chain = [shared], chain[shared.item.place.depth :]
        for step in chain[1:]:
            found = [node.by_name[step.name] for node in found]
            if step.repeat:
                found = [row for node in found for row in node.rows or ()]
        return [node for node in found if node.is_question]


def _row_in(near: Node | None, chain: Sequence[Place]) -> Node | None:
    """The innermost row around a node that lies on the way to a place."""
    row = near.row() if near else None
    while row is not None and row.item.place not in chain:
        row = row.range.row() if row.range else None
    return row
