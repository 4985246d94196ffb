"""What the section of one query says: rows with names and results, the chain of steps, sentences and help."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.pages.encoder.query_numbers import QueryDifference, QueryNumbers
from vit_studio.window.text import number_text, percent_text
from vit_studio.window.views.cells.number_rows_view import NumberRow
from vit_studio.window.views.charts.step_chain import Link

if TYPE_CHECKING:
    from vit_studio.window.pages.encoder.query_section import QuerySection

translate = QCoreApplication.translate


def rows_of(numbers: QueryNumbers, key: int) -> list[NumberRow]:
    """q, k and their products, whose sum is the dot product; v, and what is taken of it."""
    products, part, weight = numbers.products(key), numbers.part(key), numbers.stored_weights[key]
    is_difference = isinstance(numbers, QueryDifference)  # whose weight no longer times any v
    return [
        NumberRow("q", numbers.q),
        NumberRow("k", numbers.k[key]),
        NumberRow("q × k", products.astype(np.float32), f"Σ {number_text(products.sum())}"),
        NumberRow("v", numbers.v[key]),
        NumberRow(
            translate("QuerySection", "weight × v"),
            part.astype(np.float32),
            "" if is_difference else f"× {number_text(weight)}",
        ),
    ]


def chain_of(numbers: QueryNumbers, key: int) -> tuple[list[Link], list[Link]]:
    """From the dot product to the weight: numbers, and the steps between them."""
    dot, score = float(numbers.dots[key]), float(numbers.scores[key])
    tensors = [Link("q·k", number_text(dot))]
    steps = [Link(f"÷ √{len(numbers.q)}")]
    if numbers.has_bias:
        tensors.append(Link(translate("QuerySection", "scaled"), number_text(dot / numbers.root)))
        steps.append(Link(translate("QuerySection", "+ bias"), number_text(numbers.bias[key])))
    tensors.append(Link(translate("QuerySection", "score"), number_text(score)))
    steps.append(Link(translate("QuerySection", "exp(score − greatest)"), number_text(numbers.scores.max())))
    tensors.append(Link(translate("QuerySection", "exp"), number_text(numbers.exps[key])))
    steps.append(Link(translate("QuerySection", "÷ Σ of all"), number_text(numbers.total)))
    tensors.append(Link(translate("QuerySection", "weight"), percent_text(float(numbers.stored_weights[key]))))
    return tensors, steps


def explain_query(section: "QuerySection") -> None:
    """Help and names."""
    section.steps_panel.set_help(
        translate(
            "QuerySection",
            "One row of softmax(q·kᵀ / √D<sub>h</sub>)·v (equations 5 to 7 of the paper). From left to right: the "
            "head's queries with the selected one framed; its keys; q·k of each key; the same divided by "
            "√D<sub>h</sub>, which keeps scores of long vectors from growing; exp(score − greatest score), where "
            "taking the greatest away changes no share and keeps exp from overflowing; the weights, shares of their "
            "sum; the values, and below them Σ weight · v, what the head hands on for this token. A click in q chooses "
            "the query, elsewhere the key.",
        )
    )
    section.key_panel.set_help(
        translate(
            "QuerySection",
            "The dot product of the query with the selected key, as D<sub>h</sub> products and their sum, and the way "
            "from there to the weight; then the key's value, and the part of it that goes into the weighted sum. The "
            "sums are made of the numbers of the trace and agree with attn_scores to the precision of float32.",
        )
    )
    section.rows.setAccessibleName(translate("QuerySection", "q, k, their products, v and its part"))
