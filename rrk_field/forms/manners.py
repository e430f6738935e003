"""How a form is run where programs differ: as ODK Collect does it, or as ODK's own engine does.

The program itself keeps to Collect, which the field knows. Replaying a form follows ODK's engine
for the web, so that the two can be compared node by node.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Manners:
    """One habit each."""

    tolerant: bool = False
    """A path that leads nowhere finds nothing, instead of stopping the form from being read."""

    whole_paths: bool = False
    """An absolute path inside a row means every row, not that row alone."""

    first_rows: bool = False
    """Repeats that RRK Field begins without get ODK's first row."""

    rows_when_read_only: bool = False
    """Rows come and go in what is read-only too."""

    lost_rows_stay_lost: bool = False
    """A computed row that comes back begins anew."""

    only_offered: bool = False
    """An answer counts as far as it is offered now, in the order of the list."""

    only_relevant: bool = False
    """What is not asked gets no computed default and is not computed; becoming relevant triggers
    what depends on a change."""

    given_stays: bool = False
    """What a person put in the place of a computed answer stays until another one is computed."""

    odk_texts: bool = False
    """Answers are written as ODK's engine writes them; what is not of its type is no answer."""


COLLECT = Manners()
ODK = Manners(
    tolerant=True,
    whole_paths=True,
    first_rows=True,
    rows_when_read_only=True,
    lost_rows_stay_lost=True,
    only_offered=True,
    only_relevant=True,
    given_stays=True,
    odk_texts=True,
)
