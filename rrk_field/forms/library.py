"""The questionnaires that are shipped with the program."""

import functools

from rrk_field.forms.definition import FormDefinition, parse
from rrk_field.settings import asset


@functools.cache
def built_in(form_id: str) -> FormDefinition:
    """Return a shipped questionnaire. Raises FileNotFoundError for an unknown one."""
    return parse(asset(f"resources/made/forms/{form_id}.xml").read_bytes())
