"""How often somebody may try to be somebody."""

from app.limits import Limit
from app.people.names import fold_name


def sign_in_limits(name: str, address: str) -> tuple[Limit, ...]:
    """One person from one place is limited tightly; an office behind one address has room.

    The limit by name alone is wide, so that a stranger elsewhere cannot lock a colleague out quickly.
    """
    folded = fold_name(name)
    return (
        Limit(f"sign-in by name and address\0{folded}\0{address}", 5),
        Limit(f"sign-in by name\0{folded}", 30),
        Limit(f"sign-in by address\0{address}", 100, is_of_place=True),
    )
