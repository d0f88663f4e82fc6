"""Looking again at what a request changed."""

from app.database import db
from app.people.models import Person


def fresh(person: Person) -> Person:
    """This person as the database has them now."""
    number = person.id
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Person, number)
