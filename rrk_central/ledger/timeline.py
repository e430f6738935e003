"""Is a laptop's past the server's own? After a restore that nobody announced it is not.

A laptop keeps the last heads it was told of, each with a random tag. The newest that both know
is where the two pasts part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from rrk_central.tables import HEAD_TAG

Tag = tuple[int, str]
Cursors = Mapping[str, tuple[int, str]]


@dataclass(frozen=True)
class Parted:
    """The laptop knows a head that was never here: its newest, and the newest that both know."""

    head: int
    common: int


def of_timeline(epoch: str, tags: Sequence[Tag]) -> list[Tag]:
    """Return the tags of this timeline; each begins with its name."""
    return [(pos, tag) for pos, tag in tags if tag.startswith(f"{epoch[:10]}.")]


def parted(
    connection: Connection, epoch: str, head: int, tags: Sequence[Tag], cursors: Cursors
) -> Parted | None:
    """Return where the laptop's past parts from ours; None if it does not.

    Tags of an older timeline say nothing here, nor do the cursors that go with them.
    """
    own = of_timeline(epoch, tags)
    if not own:
        return None
    newest = max(own)
    if _knows(connection, newest) and all(pos <= head for pos, _ in cursors.values()):
        return None
    common = max((pos for pos, tag in own if _knows(connection, (pos, tag))), default=0)
    furthest = max([newest[0], *(pos for pos, _ in cursors.values())])
    return Parted(furthest, min(common, head))


def nothing_lost(connection: Connection, epoch: str, tags: Sequence[Tag]) -> bool:
    """Whether a laptop has nothing of an older timeline that this one lacks.

    So it is where its newest head was here too: all it was told until then is.
    """
    old = [one for one in tags if one not in of_timeline(epoch, tags)]
    return bool(old) and _knows(connection, max(old))


def _knows(connection: Connection, one: Tag) -> bool:
    pos, tag = one
    known = connection.execute(
        sa.select(HEAD_TAG.c.tag).where(HEAD_TAG.c.pos == min(pos, 2**62))
    ).scalar()
    return bool(tag) and known == tag
