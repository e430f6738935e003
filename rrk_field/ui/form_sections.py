"""The sections of an open questionnaire, and how far each one is."""

from dataclasses import dataclass

from rrk_field.forms import markdown
from rrk_field.forms.definition import Group
from rrk_field.forms.session import Node, Session
from rrk_field.ui.row_model import is_wrong


class LooseQuestions:
    """Stands for the node of a section that is made of questions outside all groups."""

    def __init__(self, section: Group, children: list[Node]) -> None:
        self.item, self.children = section, children
        self.path, self.value, self.special = "", "", ""
        self.parent = None

    @property
    def relevant(self) -> bool:
        """Whether any of the questions applies."""
        return any(child.relevant for child in self.children)


SectionNode = Node | LooseQuestions


@dataclass(frozen=True)
class SectionState:
    """How far a section is: the mark is one of empty, started, done, problem, locked."""

    mark: str
    answered: int
    total: int


def section_nodes(session: Session) -> list[SectionNode]:
    """The nodes of the sections in order."""
    found: list[SectionNode] = []
    by_item = {child.item.path: child for child in session.root.children}
    for section in session.definition.sections:
        node = by_item.get(section.path)
        if node is not None and node.item is section:
            found.append(node)
        else:
            loose = [by_item[child.path] for child in section.children if child.path in by_item]
            found.append(LooseQuestions(section, loose))
    return found


def group_of(node: SectionNode) -> Group:
    """The group of a section."""
    assert isinstance(node.item, Group)
    return node.item


def section_title(session: Session, node: SectionNode) -> str:
    """The title of a section as plain text."""
    return markdown.plain(session.label(node.item)) or node.item.name


def section_state(session: Session, node: SectionNode, *, read_only: bool) -> SectionState:
    """Count a section and choose its mark."""
    answered, total = session.progress(group_of(node))
    wrong = missing = False
    for one in session.questions(group_of(node)):
        wrong = wrong or is_wrong(one)
        missing = missing or (one.relevant and one.violation == "required")
    if read_only:
        mark = "locked"
    elif wrong:
        mark = "problem"
    elif total and not answered:
        mark = "empty"
    elif answered < total and missing:
        mark = "started"
    else:
        mark = "done"
    return SectionState(mark, answered, total)
