"""The examples of docs/protocol.md are messages, and its lists are whole."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from rrk_central.api import router
from rrk_field.sync import protocol

TEXT = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
MESSAGES: dict[str, type[BaseModel]] = {
    "hello": protocol.HelloRequest,
    "hello-reply": protocol.HelloReply,
    "push": protocol.PushRequest,
    "push-reply": protocol.PushReply,
    "pull": protocol.PullRequest,
    "pull-reply": protocol.PullReply,
    "held": protocol.HeldRequest,
    "held-reply": protocol.HeldReply,
    "recover": protocol.RecoverRequest,
    "recover-reply": protocol.RecoverReply,
    "digest": protocol.DigestRequest,
    "digest-reply": protocol.DigestReply,
}
EXAMPLES = dict(re.findall(r"```json ([\w-]+)\n(.*?)```", TEXT, re.DOTALL))


@pytest.mark.parametrize("name", MESSAGES)
def test_an_example_is_such_a_message_and_names_nothing_else(name: str) -> None:
    message = MESSAGES[name].model_validate_json(EXAMPLES[name], extra="forbid")

    assert message.model_dump(exclude_defaults=True)


def test_every_call_is_in_the_document() -> None:
    paths = {getattr(route, "path", "") for route in router.routes}

    assert {path for path in paths if path not in TEXT} == set()
