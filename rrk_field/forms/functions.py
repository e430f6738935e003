"""The ODK function library: importing it fills the registry with every family."""

from rrk_field.forms import (
    functions_dates,
    functions_form,
    functions_numbers,
    functions_odk,
    functions_places,
    functions_text,
)
from rrk_field.forms.registry import FUNCTIONS, ODK_FUNCTIONS, Function

FAMILIES = (
    functions_dates,
    functions_form,
    functions_numbers,
    functions_odk,
    functions_places,
    functions_text,
)

__all__ = ["FAMILIES", "FUNCTIONS", "ODK_FUNCTIONS", "Function"]
