"""A phone whose clock is wrong without a network, and right before it sends (docs/sync.md, Clocks and days)."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.phone.deployment import Deployment
from tests.phone.phone import Phone, until

pytestmark = pytest.mark.browser

DEEDS = "**/api/v1/deeds"
DAY = timedelta(days=1)
YEARS = timedelta(days=3650)


def set_clock(phone: Phone, moment: datetime) -> None:
    phone.page.clock.set_system_time(moment)


def stroke(phone: Phone) -> None:
    """One tap, after the page knows what the outbox knows."""
    phone.assert_sync("calm")
    phone.page.locator("tally-pad form[data-outbox=tally] button").click()


def sent(phone: Phone, server: Deployment) -> dict[str, int]:
    """After the network has come back: what is stored, by day."""
    phone.context.unroute(DEEDS)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    return {day: number for (day, _kind), number in server.deeds().items()}


def stored_one(phone: Phone, server: Deployment) -> None:
    """One stroke, answered by the server: from then on the phone knows what its own clock is worth."""
    phone.open("/today")
    stroke(phone)
    until(lambda: sum(server.deeds().values()) == 1, "one stored")
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    phone.context.route(DEEDS, lambda route: route.abort())


@pytest.mark.parametrize("off", [-DAY, -YEARS, timedelta(hours=30)], ids=["a day slow", "ten years slow", "fast"])
def test_a_clock_that_is_put_right_before_sending_moves_no_deed(
    alice: Phone, server: Deployment, off: timedelta
) -> None:
    alice.page.clock.install(time=datetime.now(UTC) + off)
    stored_one(alice, server)
    alice.page.locator("tally-pad form[data-outbox=tally] button").click()
    alice.assert_waiting(1)
    (waits,) = alice.listing()["waiting"]
    assert waits["local_day"] == server.today()
    expect(alice.page.locator("tally-pad [data-count]")).to_have_text("2")  # it stays on the pad
    set_clock(alice, datetime.now(UTC) - timedelta(seconds=50))  # as right as clocks are
    assert sent(alice, server) == {server.today(): 2}


def test_a_clock_that_stays_wrong_is_put_right_by_the_server(alice: Phone, server: Deployment) -> None:
    alice.page.clock.install(time=datetime.now(UTC) - DAY)
    stored_one(alice, server)
    alice.page.locator("tally-pad form[data-outbox=tally] button").click()
    alice.assert_waiting(1)
    assert sent(alice, server) == {server.today(): 2}


@pytest.mark.parametrize("put_right", [True, False])
def test_a_clock_that_falls_back_years_without_a_network_brings_the_day_of_the_last_answer_or_better(
    alice: Phone, server: Deployment, put_right: bool
) -> None:
    alice.page.clock.install(time=datetime.now(UTC))
    stored_one(alice, server)
    first = server.today()
    server.shift(3 * DAY)
    set_clock(alice, datetime.now(UTC) - YEARS)
    with alice.page.expect_event("requestfailed"):  # a try that were still under way would carry the wrong clock
        alice.page.locator("tally-pad form[data-outbox=tally] button").click()
    alice.assert_waiting(1)
    if put_right:
        set_clock(alice, datetime.now(UTC) + 3 * DAY)
    assert sent(alice, server) == ({first: 2} if put_right else {first: 1, server.today(): 1})


@pytest.mark.parametrize(
    ("known", "said", "added"),
    [
        (None, 1000, 0),
        ({"at": 1_000_000, "ahead": 90_000}, 1_100_000, 0),  # nearly right
        ({"at": 1_000_000, "ahead": 500_000}, 600_000, 500_000),  # slow
        ({"at": 1_000_000, "ahead": -500_000}, 1_600_000, -500_000),  # fast
        ({"at": 1_000_000, "ahead": -500_000}, 1_050_000, 0),  # fast, and put right since
        ({"at": 1_000_000, "ahead": 0}, 100_000, 900_000),  # fallen back
        ({"at": 10**12, "ahead": 9 * 10**11}, 10**12 + 5, 0),  # years slow, and put right since
    ],
)
def test_what_is_added_to_what_the_clock_says(
    alice: Phone, known: dict[str, int] | None, said: int, added: int
) -> None:
    got = alice.open("/today").evaluate(
        """async ([known, said]) => {
          const { correctionOf, heldNow } = await import("/static/js/clock.js");
          return correctionOf(heldNow(known ?? undefined, said));
        }""",
        [known, said],
    )
    assert got == added


def test_a_phone_whose_clock_is_a_day_behind_opens_today_without_a_network(alice: Phone, server: Deployment) -> None:
    """The worker's clock is as wrong as the page's; the day of which the server told last is not over before that."""
    server.shift(DAY)
    alice.open_with_worker("/today")
    alice.tap()
    alice.assert_waiting(0)
    alice.context.set_offline(True)
    page = alice.reopen("/today")
    expect(page.locator("html")).to_have_attribute("data-day", server.today())
    alice.tap(2)
    alice.assert_waiting(2)
