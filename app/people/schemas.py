"""The shape of the forms of this room. Messages are codes; their words are in app.web.messages."""

from datetime import date
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from app.i18n import LANGUAGES
from app.people.actions import MIN_PASSWORD
from app.people.departments import DEPARTMENTS
from app.people.places import is_country, is_place
from app.people.words import WORDS

A_DAY = (date(2000, 1, 1), date(2199, 12, 31))
MOST_PASSWORD = 200  # argon2 reads all of it, so there is an end


class FormSchema(Schema):
    """Blanks around an answer are nobody's intention, but in a password."""

    class Meta:
        unknown = EXCLUDE

    @pre_load
    def trimmed(self, data: Any, **_: object) -> dict[str, str]:
        """Without the blanks around answers."""
        return {key: value if key == "password" else " ".join(value.split()) for key, value in data.items()}


def line(code: str, most: int = 80) -> fields.String:
    """A line that has to be filled in."""
    return fields.String(
        required=True, validate=validate.Length(1, most, error=code), error_messages={"required": code}
    )


def day(**more: Any) -> fields.Date:
    """A day that a form asks for: none at the edge of the calendar, beyond which nobody can count on."""
    return fields.Date(
        format="iso",
        validate=validate.Range(*A_DAY, error="day_unknown"),
        error_messages={"required": "day_unknown", "invalid": "day_unknown"},
        **more,
    )


def one_of(options: Any, code: str) -> fields.String:
    """One of the keys in `options`."""
    return fields.String(
        required=True, validate=validate.OneOf(list(options), error=code), error_messages={"required": code}
    )


def passing(test: Any, code: str) -> fields.String:
    """A text that `test` accepts."""

    def check(value: str) -> None:
        if not test(value):
            raise ValidationError(code)

    return fields.String(required=True, validate=check, error_messages={"required": code})


def given(test: Any, code: str) -> fields.String:
    """A text that `test` accepts, or none."""

    def check(value: str) -> None:
        if value and not test(value):
            raise ValidationError(code)

    return fields.String(load_default="", validate=check)


def new_password() -> fields.String:
    """Long enough to be worth something."""
    return fields.String(
        required=True,
        validate=validate.Length(MIN_PASSWORD, MOST_PASSWORD, error="password_short"),
        error_messages={"required": "password_short"},
    )


class OrganisationForm(FormSchema):
    """Setting up a new organisation."""

    organisation = line("organisation_empty")
    country = passing(is_country, "country_unknown")
    zone = passing(is_place, "zone_unknown")
    meant = fields.String(load_default="")
    """A zone that lies elsewhere, once that was said."""
    language = one_of(LANGUAGES, "language_unknown")
    word = one_of(WORDS, "word_unknown")
    team = line("team_empty")
    department = one_of(DEPARTMENTS, "department_unknown")
    name = line("name_empty")
    password = new_password()


class AboutForm(FormSchema):
    """What was said at the set-up, anew."""

    organisation = line("organisation_empty")
    country = passing(is_country, "country_unknown")
    zone = passing(is_place, "zone_unknown")
    meant = fields.String(load_default="")
    language = one_of(LANGUAGES, "language_unknown")
    word = one_of(WORDS, "word_unknown")


class JoinForm(FormSchema):
    """Joining by an invitation."""

    name = line("name_empty")
    password = new_password()
    language = one_of(LANGUAGES, "language_unknown")
    is_quiet = fields.Boolean(load_default=False, truthy={"yes"}, falsy={""}, error_messages={"invalid": "invalid"})


class PasswordForm(FormSchema):
    """A new password."""

    password = new_password()


class SignInForm(FormSchema):
    """Signing in: whatever is wrong with it, the answer is the same."""

    name = line("sign_in_wrong")
    password = fields.String(
        required=True,
        validate=validate.Length(1, MOST_PASSWORD, error="sign_in_wrong"),
        error_messages={"required": "sign_in_wrong"},
    )


class InvitationForm(FormSchema):
    """A new invitation."""

    team = fields.Integer(required=True, error_messages={"required": "team_empty", "invalid": "team_empty"})
    days = fields.Integer(required=True, error_messages={"required": "days_unknown", "invalid": "days_unknown"})


class TeamForm(FormSchema):
    """A new team; without a country it is where the organisation is, without a zone in that of its country."""

    team = line("team_empty")
    department = one_of(DEPARTMENTS, "department_unknown")
    country = given(is_country, "country_unknown")
    zone = given(is_place, "zone_unknown")
    meant = fields.String(load_default="")
    """A zone that lies elsewhere, once that was said."""


class PlaceForm(FormSchema):
    """Where a team is to be, from a day on. `asked` is the country whose regions stood on the page."""

    country = passing(is_country, "country_unknown")
    asked = fields.String(load_default="")
    region = fields.String(load_default="")
    zone = given(is_place, "zone_unknown")
    meant = fields.String(load_default="")
    since = day(required=True)


class OwnDaysForm(FormSchema):
    """Days of the organisation's own; without `last` it is one day."""

    name = line("own_days_nameless", 60)
    kind = one_of(("closed", "worked"), "own_days_kind")
    first = day(required=True)
    last = day(load_default=None, allow_none=True)

    @pre_load
    def none_for_empty(self, data: Any, **_: object) -> dict[str, str]:
        """A browser sends an empty text for a day that was not filled in."""
        return {key: value for key, value in data.items() if value.strip() or key != "last"}
