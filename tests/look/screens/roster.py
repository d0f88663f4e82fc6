"""People whom somebody looks after, files with people, cards to join by."""

from tests.look import people
from tests.look.screens.screen import Screen

SCREENS = {
    "people": Screen("roster/people.html", people.listing()),
    "people-left": Screen("roster/people.html", people.listing(left=True)),
    "people-nobody": Screen("roster/people.html", people.listing(empty=True)),
    "somebody": Screen("roster/person.html", people.somebody()),
    "somebody-link": Screen(
        "roster/person.html", people.somebody(link=f"https://streepje.example/password/{'aB3-' * 40}")
    ),
    "expected": Screen("roster/expected.html", people.expected()),
    "expected-nobody": Screen("roster/expected.html", people.expected(empty=True)),
    "cards": Screen("roster/cards.html", people.cards),
    "intake-upload": Screen("roster/upload.html", people.upload),
    "intake-checked": Screen("roster/intake.html", people.intake("checked")),
    "intake-running": Screen("roster/intake.html", people.intake("running")),
    "intake-done": Screen("roster/intake.html", people.intake("done")),
    "export": Screen("roster/export.html", people.export),
    "twins": Screen("roster/twins.html", people.twins),
    "merging": Screen("roster/merging.html", people.merging),
    "somebody-wrong": Screen("roster/person.html", people.somebody(wrong=True)),
    "somebody-left": Screen("roster/person.html", people.somebody(left=True)),
    "somebody-higher": Screen("roster/person.html", people.somebody(may_change=False)),
}
