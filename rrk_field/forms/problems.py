"""What is wrong with a questionnaire, as one list of sentences for its author."""

from collections.abc import Iterable

from rrk_field.domain.errors import RrkError


class FormError(RrkError):
    """A questionnaire that cannot be used; `problems` holds every reason, each a sentence."""

    code = "form_problems"

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        reason = self.problems[0].rstrip(".") if self.problems else ""
        super().__init__(problems=self.problems, reason=reason)

    def __str__(self) -> str:
        return "\n".join(self.problems)
