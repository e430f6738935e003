"""The forms of questionnaires as the server runs them: shipped, or published and in its files."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.ledger.kinds import KINDS
from rrk_field.domain.programme import Questionnaire, QuestionnaireFile
from rrk_field.domain.together import NONE, Together
from rrk_field.forms.definition import FormDefinition
from rrk_field.forms.lists import Element

QUESTIONNAIRE: Final = KINDS[Questionnaire.__tablename__].table
FILE: Final = KINDS[QuestionnaireFile.__tablename__].table


@dataclass(frozen=True)
class Form:
    """A form with the lists that go with it."""

    definition: FormDefinition
    lists: Mapping[str, Element]


class Forms:
    """Finds forms. `read` gives the content of a stored file; without it only shipped ones."""

    def __init__(self, read: Callable[[str], bytes] | None = None) -> None:
        self._read = read

    def find(self, connection: Connection, form_id: str, version: str) -> Form | None:
        """Return a form in one version; None where the server does not have it."""
        from rrk_field.forms import library

        try:
            shipped = library.built_in(form_id)
        except FileNotFoundError:
            shipped = None
        if shipped is not None and version in ("", shipped.version):
            return Form(shipped, {})
        return self._published(connection, form_id, version) if self._read else None

    def together(self, connection: Connection, form_id: str, version: str) -> Together:
        """Return what is merged as one value in a version; nothing where nobody knows it."""
        from rrk_field.forms import library

        if form_id in library.shipped() and version in ("", library.built_in(form_id).version):
            return _shipped_together(form_id)
        columns = QUESTIONNAIRE.c
        groups = connection.execute(
            sa.select(columns.together).where(
                columns.form_id == form_id, columns.form_version == version
            )
        ).scalar()
        return Together(groups) if groups else NONE

    def _published(self, connection: Connection, form_id: str, version: str) -> Form | None:
        from rrk_field.forms.definition import parse
        from rrk_field.forms.lists import from_file
        from rrk_field.forms.problems import FormError

        assert self._read is not None
        columns = QUESTIONNAIRE.c
        found = connection.execute(
            sa.select(columns.id, columns.sha256).where(
                columns.form_id == form_id, columns.form_version == version
            )
        ).first()
        if found is None:
            return None
        files = connection.execute(
            sa.select(FILE.c.name, FILE.c.sha256).where(FILE.c.questionnaire_id == found.id)
        ).all()
        try:
            definition = parse(self._read(found.sha256))
            names = {file: name for name, file in definition.attached.items()}
            lists = {
                names[file.name]: from_file(file.name, self._read(file.sha256).decode())
                for file in files
                if file.name in names
            }
        except (OSError, FormError, UnicodeDecodeError):
            return None
        return Form(definition, lists)


@functools.cache
def _shipped_together(form_id: str) -> Together:
    from rrk_field.forms import library
    from rrk_field.forms.together import groups

    return Together(groups(library.built_in(form_id)))


SHIPPED: Final = Forms()
