"""What stands between a phone and its server, and what waited while it did; for the tests on the real application."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, Route
from sqlalchemy import update

from app.database import write
from app.people.models import Person
from tests.phone.deployment import Deployment
from tests.phone.phone import Phone

DEEDS = "**/api/v1/deeds"


def go(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('online'))")


def said(page: Page) -> str:
    return page.locator(".sync-chip [data-text]").text_content() or ""


def answer_with(phone: Phone, status: int, body: str, **headers: str) -> None:
    """From now on something else answers in place of the deeds API."""

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=body, headers=headers)

    phone.context.unroute(DEEDS)
    phone.context.route(DEEDS, answer)


def joined_long_ago(server: Deployment) -> None:
    with server.app.app_context(), write() as session:
        session.execute(update(Person).values(joined_at=server.now() - timedelta(days=30)))


def keep(phone: Phone, count: int, days_ago: int, kind: str = "tally", **payload: str) -> None:
    """Put deeds of a day that is over, or of today, into the outbox, as if there had been no network."""
    phone.page.evaluate(
        """async ([account, count, daysAgo, kind, payload]) => {
          const { stamp } = await import("/static/js/forms.js");
          const then = () => new Date(Date.now() - daysAgo * 86_400_000);
          for (let n = 0; n < count; n += 1) await self.streepje.outbox.add(account, stamp(kind, payload, then()));
        }""",
        [phone.account, count, days_ago, kind, payload],
    )


def send_and_recall(phone: Phone) -> Any:
    """Send all, and answer what there would be to tell of it: nothing is told before somebody looks again."""
    return phone.page.evaluate(
        """async account => {
          await self.streepje.drain(account);
          return (await self.streepje.outbox.noted(account, "arrived")) ?? null;
        }""",
        phone.account,
    )
