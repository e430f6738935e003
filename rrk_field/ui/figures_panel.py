"""Live results beside a form: category, index on its scale, estimate against the ceiling."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rrk_field.forms.definition import Repeat
from rrk_field.forms.session import Node, Session
from rrk_field.ui import theme
from rrk_field.ui.component_model import ComponentModel
from rrk_field.ui.editors import FormContext
from rrk_field.ui.editors.plain import shown_value
from rrk_field.ui.entry import show_number
from rrk_field.ui.language import Retranslating
from rrk_field.ui.row_model import rows_of
from rrk_field.ui.times import euro
from rrk_field.ui.widgets.buttons import LinkButton, OutlineButton
from rrk_field.ui.widgets.card import set_meaning, text_label
from rrk_field.ui.widgets.progress import Bar

RESULTS = (
    "category_auto",
    "final_category",
    "category",
    "damage_index",
    "ungraded",
    "provisional",
    "estimate_eur_cents",
    "ceiling_cents",
    "scheme",
)
_GRADE_OF = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


@dataclass(frozen=True)
class Figures:
    """The results of a damage survey as they are at the moment."""

    category: str = ""
    index: float | None = None
    ungraded: int = 0
    provisional: bool = False
    estimate_cents: int | None = None
    ceiling_cents: int | None = None
    scheme: str = ""


class FigureSource:
    """Finds the results in a questionnaire, by the names that their columns have."""

    def __init__(self, context: FormContext) -> None:
        self._context = context
        definition = context.session.definition
        self._nodes: dict[str, Node] = {}
        for question in definition.questions():
            if question.name in RESULTS and question.name not in self._nodes:
                try:
                    path = question.path.removeprefix(f"{definition.root.path}/")
                    self._nodes[question.name] = context.session.node(path)
                except KeyError:
                    continue
        self.grid = next((node for node in _grids(context.session.root)), None)
        self.thresholds = [
            (item.get("name", ""), float(item.get("index_from", 0)))
            for item in context.list_items("category")
            if item.get("index_from")
        ]

    @property
    def is_there(self) -> bool:
        """Whether the questionnaire has such results."""
        return "damage_index" in self._nodes and self.grid is not None

    def concerns(self, nodes: set[Node]) -> bool:
        """Whether one of these nodes is a result."""
        return not nodes.isdisjoint(self._nodes.values())

    def read(self) -> Figures:
        """The results now."""
        ungraded = self._number("ungraded")
        return Figures(
            category=self._value("final_category") or self._value("category_auto"),
            index=self._number("damage_index"),
            ungraded=int(ungraded or 0),
            provisional=self._value("provisional") == "1",
            estimate_cents=_whole(self._number("estimate_eur_cents")),
            ceiling_cents=_whole(self._number("ceiling_cents")),
            scheme=self._value("scheme"),
        )

    def _value(self, name: str) -> str:
        node = self._nodes.get(name)
        return node.value if node is not None and node.relevant else ""

    def _number(self, name: str) -> float | None:
        try:
            return float(self._value(name))
        except ValueError:
            return None


def _grids(node: Node) -> list[Node]:
    found = []
    for child in node.children:
        if isinstance(child.item, Repeat):
            if "rrk-grid" in child.item.appearance:
                found.append(child)
        elif child.children:
            found += _grids(child)
    return found


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


class FiguresPanel(Retranslating, QWidget):
    """`show_figures(figures)`.

    Signals:
        explained: the worked table is asked for.
    """

    explained = Signal()

    def __init__(self, source: FigureSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._figures = source, Figures()
        self._caption = text_label("hint")
        self._badge = CategoryBadge()
        self._name = text_label("form-title", wrap=True)
        self._index = text_label("hint", wrap=True)
        self._scale = IndexScale(source.thresholds)
        self._ungraded = text_label("message", wrap=True)
        set_meaning(self._ungraded, "warn")
        self._cost_caption = text_label("hint")
        self._cost = text_label("money")
        self._ceiling = text_label("caption", wrap=True)
        self._bar = Bar(8)
        self._explain = LinkButton()
        self._explain.clicked.connect(self.explained)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._index)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._badge)
        top.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._caption)
        column.addLayout(top)
        for part in (self._scale, self._ungraded, self._cost_caption, self._cost, self._ceiling):
            column.addWidget(part)
        column.addWidget(self._bar)
        column.addWidget(self._explain, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_figures(self, figures: Figures) -> None:
        """Show results."""
        self._figures = figures
        self.retranslate()

    def short_words(self) -> str:
        """The results in one line, for the band."""
        figures = self._figures
        parts = []
        if figures.category:
            parts.append(self.tr("Category {name}").format(name=figures.category))
        if figures.index is not None:
            parts.append(f"{show_number(f'{figures.index:.1f}')}")
        if figures.estimate_cents is not None:
            parts.append(euro(figures.estimate_cents))
        return "  ·  ".join(parts)

    def retranslate(self) -> None:
        figures = self._figures
        self._caption.setText(self.tr("Damage category"))
        self._badge.set_category(figures.category)
        category = self.tr("Category {name}").format(name=figures.category)
        self._name.setText(category if figures.category else self.tr("No category yet"))
        if figures.index is None:
            self._index.setText(self.tr("Grade the components to see it"))
        else:
            index = show_number(f"{figures.index:.1f}")
            words = self.tr("Damage index {index} of 100")
            if figures.provisional or figures.ungraded:
                words = self.tr("Damage index {index} of 100, provisional")
            self._index.setText(words.format(index=index))
        self._scale.set_index(figures.index)
        self._ungraded.setText(self.tr("%n component(s) not graded", "", figures.ungraded))
        self._ungraded.setVisible(figures.ungraded > 0)
        self._show_cost(figures)
        self._explain.setText(self.tr("How is this calculated?"))

    def _show_cost(self, figures: Figures) -> None:
        known = figures.estimate_cents is not None
        self._cost_caption.setText(self.tr("Estimate"))
        self._cost.setText(euro(figures.estimate_cents or 0))
        ceiling = figures.ceiling_cents or 0
        words = self.tr("Ceiling: {sum}").format(sum=euro(ceiling))
        self._ceiling.setText(words)
        share = (figures.estimate_cents or 0) / ceiling if ceiling else 0.0
        tint = "danger_line" if share > 1 else "warn_line" if share > 0.9 else "accent"
        self._bar.set_share(share, tint)
        for widget in (self._cost_caption, self._cost):
            widget.setVisible(known)
        self._ceiling.setVisible(known and ceiling > 0)
        self._bar.setVisible(known and ceiling > 0)


class CategoryBadge(QWidget):
    """The Roman numeral of a category on its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category = ""
        self.setFixedSize(theme.px(52), theme.px(52))

    def set_category(self, category: str) -> None:
        """Show a category; "" for none yet."""
        self._category = category
        self.setAccessibleName(category)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grade = _GRADE_OF.get(self._category)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"g{grade}" if grade else "neutral_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(theme.colour(f"on_g{grade}" if grade else "neutral"))
        painter.setFont(theme.font("page-title"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._category or "–")


class IndexScale(QWidget):
    """The categories from 0 to 100 with a marker at the index."""

    def __init__(self, thresholds: list[tuple[str, float]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thresholds = thresholds
        self._index: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_index(self, index: float | None) -> None:
        """Put the marker at an index, or take it away."""
        self._index = index
        self.setAccessibleName("" if index is None else f"{index:.1f}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() - 2
        ends = [start for _name, start in self._thresholds[1:]] + [100.0]
        painter.setFont(theme.font("key"))
        for number, (name, start) in enumerate(self._thresholds):
            left, right = 1 + width * start / 100, width * ends[number] / 100
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"g{number + 1}"))
            painter.drawRoundedRect(QRectF(left, 10, max(right - left - 1, 3), 8), 3, 3)
            painter.setPen(theme.colour("text2"))
            label = QRectF(left - 8, 20, right - left + 16, theme.px(15))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)
        if self._index is not None:
            at = 1 + width * self._index / 100
            arrow = QPainterPath()
            arrow.moveTo(at - 5, 0)
            arrow.lineTo(at + 5, 0)
            arrow.lineTo(at, 8)
            arrow.closeSubpath()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text"))
            painter.drawPath(arrow)


class WorkedTable(Retranslating, QDialog):
    """How the index comes about: one line a component, weights times degrees."""

    def __init__(
        self, session: Session, model: ComponentModel, figures: Figures, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._model, self._figures = session, model, figures
        self.resize(760, 620)
        self._scheme = text_label("hint", wrap=True)
        self.table = QTableWidget(0, 5)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._result = text_label("strong", wrap=True)
        self._close = OutlineButton()
        self._close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self._scheme)
        column.addWidget(self.table, 1)
        column.addWidget(self._result)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("How is this calculated?"))
        words = self.tr(
            "Scheme {scheme}. Each component counts with its weight; the index is the weighted "
            "mean of the degrees of damage. Components that never existed or are not visible do "
            "not count."
        )
        self._scheme.setText(words.format(scheme=self._figures.scheme or "—"))
        self.table.setAccessibleName(self.tr("Worked table"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Component"),
                self.tr("Level"),
                self.tr("Degree (%)"),
                self.tr("Weight"),
                self.tr("Weight × degree"),
            ]
        )
        self._close.setText(self.tr("Close"))
        self._fill()

    def _fill(self) -> None:
        rows = list(rows_of(self._model.repeat))
        self.table.setRowCount(len(rows))
        weights = products = 0.0
        for place, row in enumerate(rows):
            grade = self._model.node(row, self._model.grade_name)
            degree = self._model.value(row, "degree")
            weight = self._model.value(row, "counted_weight")
            product = self._model.value(row, "weighted_degree")
            weights += float(weight or 0)
            products += float(product or 0)
            texts = [
                self._model.title(row),
                shown_value(self._session, grade) if grade is not None else "",
                show_number(degree),
                show_number(weight) if degree else "",
                show_number(product) if degree else "",
            ]
            for column, text in enumerate(texts):
                self.table.setItem(place, column, QTableWidgetItem(text))
        words = self.tr("Sum {products} ÷ weights {weights} = index {index}")
        index = "—" if self._figures.index is None else show_number(f"{self._figures.index:.1f}")
        self._result.setText(
            words.format(
                products=show_number(f"{products:.1f}"),
                weights=show_number(f"{weights:.0f}"),
                index=index,
            )
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class FiguresDesk(Retranslating, QWidget):
    """Keeps the panel up to date and opens the worked table."""

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.source = FigureSource(context)
        self.panel = FiguresPanel(self.source)
        self.panel.explained.connect(self.explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        if not self.source.is_there:
            self.hide()  # not setVisible(True): that would show a window of its own for a moment
        self.refresh()

    def look_up(self) -> None:
        """Find the results in another session of the same questionnaire."""
        self.source = FigureSource(self._context)
        self.refresh()

    def refresh(self) -> None:
        """Read the results again."""
        if self.source.is_there:
            self.panel.show_figures(self.source.read())

    def retranslate(self) -> None:
        """The panel sets its own texts."""

    @Slot()
    def explain(self) -> None:
        """Show the worked table."""
        if self.source.grid is not None:
            model = ComponentModel(self.source.grid, self._context.session, {})
            WorkedTable(self._context.session, model, self.source.read(), self).exec()
