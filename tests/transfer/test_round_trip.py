"""What is exported and read in on another laptop has the same answers."""

from pathlib import Path
from typing import Any

import pytest

from rrk_field.db.live_forms import session_of
from rrk_field.db.store import Store
from rrk_field.domain.record import record_classes
from rrk_field.forms import library
from rrk_field.forms.session import Session
from rrk_field.transfer import incoming
from rrk_field.transfer.outgoing import Format, Wanted, export
from tests.transfer.walks import bare_copy, family, filled, owner

SUFFIX = {"xml": ".zip", "csv": ".zip", "xlsx": ".xlsx"}


def entered(session: Session) -> dict[str, Any]:
    """What counts and was not computed."""
    return {
        path: value
        for path, value in session.effective_answers().items()
        if path.endswith("]") or not session.node(path.removesuffix("~special")).is_calculated
    }


def drafts(store: Store) -> list[Any]:
    classes = [one for one in record_classes().values() if one.sync.answers]
    return [record for one in classes for record in store.find(one)]


@pytest.mark.parametrize("form_id", library.shipped())
@pytest.mark.parametrize("format", ["xml", "csv", "xlsx"])
def test_answers_come_back_as_they_were(
    tmp_path: Path, store: Store, form_id: str, format: Format
) -> None:
    family(store)
    with bare_copy(store, tmp_path / "other") as other:
        made = [filled(store, form_id, seed) for seed in (1, 2)]
        target = tmp_path / f"out{SUFFIX[format]}"

        exported = export(store, Wanted(form_id, format, "sq", restricted=False), target)
        plan = incoming.plan(other, target)
        taken = incoming.take(other, plan)

        assert exported.count == len(taken.records) == 2
        assert taken.problems == []
        assert not plan.waiting
        found = {str(one.answers["meta/instanceID"]): one for one in drafts(other)}
        for record, session in made:
            draft = found[str(record.answers["meta/instanceID"])]
            again = session_of(other, draft, owner(other, draft), session.definition, draft.answers)
            assert without_restricted(session) == entered(again)


def without_restricted(session: Session) -> dict[str, Any]:
    from rrk_field.reports.form_words import restricted_paths

    hidden = restricted_paths(session.definition)
    return {
        path: value
        for path, value in entered(session).items()
        if path.endswith("]") or session.node(path.removesuffix("~special")).item.path not in hidden
    }
