"""Errors that a person can act on."""

from typing import ClassVar


class RrkError(Exception):
    """Something a person can act on: a code, and the values of its sentence.

    The sentence itself is found by the code, in the reader's language.
    """

    code: ClassVar[str]

    def __init__(self, **values: object) -> None:
        super().__init__(self.code, values)
        self.values = values
