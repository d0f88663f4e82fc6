"""A tap outside of one's own working hours is seen to count, at once."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.database import write
from app.notifications.preferences import choose_hours
from app.people.models import Person, Role
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

pytestmark = pytest.mark.browser


def test_its_hour_is_drawn_and_told_as_after_a_reload(alice: Phone, server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        person = session.scalars(select(Person).where(Person.account == server.accounts[Role.EMPLOYEE])).one()
        choose_hours(session, person, 15 * 60, 19 * 60, server.now())  # it is about noon
    page = alice.open("/today")
    alice.assert_ready()
    arcs, aim = page.locator("hour-ring .hour"), page.locator("#pad-aim")
    expect(arcs).to_have_count(4)
    page.locator("tally-pad form[data-outbox=tally] button").click()
    expect(arcs).to_have_count(5)
    expect(aim).to_contain_text("Heard in 0 of 4 hours. The aim: every hour. And in 1 hour outside of yours.")
    geometry = "parts => parts.map(part => [...part.children].map(one => one.getAttribute('transform')))"
    drawn = arcs.evaluate_all(geometry)
    alice.assert_waiting(0)
    alice.open("/today")
    alice.assert_ready()
    expect(aim).to_contain_text("And in 1 hour outside of yours.")
    assert len(drawn) == len(arcs.evaluate_all(geometry)) == 5
    page.locator("tally-pad form[data-outbox=retraction] button").click()
    expect(arcs).to_have_count(4)
    expect(aim).not_to_contain_text("outside")
