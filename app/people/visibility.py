"""Who may be seen, in one place: every page, export, message and answer of the API that tells of people asks here."""

LEAST = 5
"""So many people besides the reader have to be behind any number."""


def is_large_enough(people: int, has_reader: bool) -> bool:
    """Whether numbers about `people` tell nothing about one of them; whoever reads knows their own."""
    return people - has_reader >= LEAST
