"""What a questionnaire's form says belongs together, as far as freezing and taking need it."""

import functools

from pydantic_core import from_json
from sqlalchemy import Connection

from rrk_field.domain.together import NONE, Together


def together(connection: Connection, form_id: str, version: str) -> Together:
    """Return the groups of a form's version: shipped, or as the office published it."""
    from rrk_field.forms import library

    if form_id in library.shipped() and version in ("", library.built_in(form_id).version):
        return _shipped(form_id)
    text = connection.exec_driver_sql(
        "SELECT together FROM questionnaire WHERE form_id = ? AND form_version = ?",
        (form_id, version),
    ).scalar()
    return Together(from_json(text)) if text else NONE


@functools.cache
def _shipped(form_id: str) -> Together:
    from rrk_field.forms import library
    from rrk_field.forms.together import groups

    return Together(groups(library.built_in(form_id)))
