"""The shape of one challenge in the library, apart from its texts so that every kind can import it."""

from dataclasses import dataclass

from app.people.departments import ANY
from app.people.departments import DEPARTMENTS as TEAM_DEPARTMENTS

DEPARTMENTS = (ANY, *TEAM_DEPARTMENTS)


@dataclass(frozen=True, slots=True)
class LibraryChallenge:
    """One small invitation.

    `title`, `what` and `why` are msgids and may hold %(customer)s and %(customers)s: the organisation's
    own word, filled in after translation. `courage` grows from 1 (comfort) to 3 (daring). `departments`
    says for whom it is meant; "any" means that it suits everybody. `behaviour` is the expected behaviour
    (app.challenges.behaviours) that it is an exercise of.
    """

    key: str
    kind: str
    behaviour: str
    title: str
    what: str
    why: str
    minutes: int
    courage: int
    departments: tuple[str, ...]
