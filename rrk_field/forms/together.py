"""Which questions of a form are merged as one value: those that share a name in `rrk:together`."""

from collections import defaultdict

from rrk_field.forms.definition import FormDefinition, Repeat


def groups(definition: FormDefinition) -> list[list[str]]:
    """Return the groups as paths below the root; only questions of one table make a group."""
    tables = [item.path for item in definition.items.values() if isinstance(item, Repeat)]
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for question in definition.questions():
        if question.together:
            around = max((t for t in tables if question.path.startswith(f"{t}/")), default="")
            found[question.together, around].append(
                question.path.strip("/").partition("/")[2],
            )
    return [sorted(group) for group in found.values() if len(group) > 1]
