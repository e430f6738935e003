"""Publishing a questionnaire: its XForm as a file, its version as a record for every laptop."""

import uuid
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from rrk_central.accounts import Refused, everything
from rrk_central.blobs import BlobStore
from rrk_central.engines import Database
from rrk_central.ledger import OFFICE_CALLER, apply, creation
from rrk_central.ledger.kinds import KINDS
from rrk_field.domain.programme import Questionnaire
from rrk_field.forms.xlsform import CompiledForm, compile_xlsform

_NAMES: Final = uuid.UUID("3c1d5c0e-27fb-5d7e-8f55-7c3c4d1c9a01")


class PublishedDifferentlyError(Exception):
    """This version was published with other content; a published version never changes."""


def publish(database: Database, blobs: BlobStore, path: Path) -> CompiledForm:
    """Compile an XLSForm, check it and publish it. Raises FormError, PublishedDifferentlyError.

    Publishing the same content again changes nothing.
    """
    form = compile_xlsform(path)
    table = KINDS[Questionnaire.__tablename__].table
    with database.reading() as connection:
        stored: str | None = connection.execute(
            sa.select(table.c.sha256).where(
                table.c.form_id == form.form_id, table.c.form_version == form.version
            )
        ).scalar()
    if stored == form.digest:
        return form
    if stored is not None:
        raise PublishedDifferentlyError(f"{form.form_id} {form.version}")
    content = form.xml.encode()
    blobs.put(content)
    record = Questionnaire(
        id=str(uuid.uuid5(_NAMES, f"{form.form_id} {form.version}")),
        form_id=form.form_id,
        form_version=form.version,
        title=form.title,
        sha256=form.digest,
        size_bytes=len(content),
    )
    ops = [creation(record)]
    result = apply(database, ops, OFFICE_CALLER, rights=everything()).results[0]
    if result.status == "held":
        raise Refused(result.code or "invalid", **result.detail)
    return form
