"""A server that is put back from a backup has forgotten deeds that it had named: the phone still has them."""

import pytest
from playwright.sync_api import expect

from tests.phone.phone import Phone, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser

_SENT = """async account => {
  const database = await idb.openDB(`streepje-${account}`);
  const kept = await database.getAll("sent");
  database.close();
  return kept;
}"""
_AGE = """async ([account, sent_at]) => {
  const database = await idb.openDB(`streepje-${account}`);
  for (const item of await database.getAll("sent")) await database.put("sent", { ...item, sent_at });
  database.close();
}"""


def sent(phone: Phone) -> list[str]:
    return sorted(item["id"] for item in phone.page.evaluate(_SENT, phone.account))


def test_what_was_sent_goes_again_to_a_restored_server_and_counts_once(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.tap(3)
    phone.assert_waiting(0)
    before = dict(stub.deeds)
    assert sent(phone) == sorted(before)
    stub.restore()
    phone.reopen()
    expect(phone.page.locator("tally-pad [data-count]")).to_have_text("3")
    phone.assert_sync("calm")
    phone.assert_waiting(0)
    assert stub.deeds == before
    assert sent(phone) == sorted(before)


_TO_TELL = """async account => {
  await self.streepje.drain(account);
  const arrived = await self.streepje.outbox.noted(account, "arrived");
  await self.streepje.outbox.note(account, "arrived", undefined);
  return arrived?.days ?? null;
}"""


def test_what_only_goes_again_is_not_told_again(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    phone.assert_sync("calm")
    yesterday = stub.day(-1)
    page.evaluate(
        """async account => {
          const { stamp } = await import("/static/js/forms.js");
          await self.streepje.outbox.add(account, stamp("tally", {}, new Date(Date.now() - 86_400_000)));
        }""",
        phone.account,
    )
    assert page.evaluate(_TO_TELL, phone.account) == {yesterday: {"tally": 1}}
    stub.restore()
    page.evaluate("([account, state]) => self.streepje.outbox.learn(account, state)", [phone.account, stub.state()])
    assert phone.waiting() == 1
    assert page.evaluate(_TO_TELL, phone.account) is None
    assert stub.strokes(yesterday) == 1


def test_a_tab_that_is_open_while_the_server_is_restored_sends_everything_again(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.tap(2)
    phone.assert_waiting(0)
    before = dict(stub.deeds)
    stub.restore()
    phone.tap()
    phone.assert_waiting(0)
    assert before.items() < stub.deeds.items()
    assert stub.strokes(stub.day()) == 3
    expect(phone.page.locator("tally-pad [data-count]")).to_have_text("3")


def test_a_page_kept_from_before_the_restore_changes_nothing(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.tap()
    phone.assert_waiting(0)
    state = phone.page.evaluate("account => self.streepje.outbox.view(account)", phone.account)["state"]
    phone.page.evaluate(
        "([account, state]) => self.streepje.outbox.learn(account, { ...state, epoch: '0', revision: 99 })",
        [phone.account, state],
    )
    view = phone.page.evaluate("account => self.streepje.outbox.view(account)", phone.account)
    assert (view["waiting"], view["state"]) == (0, state)


def test_what_was_sent_long_ago_is_let_go(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.tap(2)
    phone.assert_waiting(0)
    phone.page.evaluate(_AGE, [phone.account, "2020-01-01T00:00:00.000Z"])
    expect(phone.reopen().locator("tally-pad [data-count]")).to_have_text("2")
    phone.tap()
    phone.assert_waiting(0)
    until(lambda: len(sent(phone)) == 1, "the old ones are gone")
    (young,) = sent(phone)
    assert young == max(stub.deeds)


def test_only_the_newest_of_very_many_are_kept(phone: Phone) -> None:
    page = phone.open()
    phone.assert_sync("calm")
    page.evaluate(
        """async account => {
          const database = await idb.openDB(`streepje-${account}`);
          const tx = database.transaction("sent", "readwrite");
          const then = (n) => new Date(Date.now() - 9000 + n).toISOString();
          const item = (n) => ({ id: String(n).padStart(8, "0"), sent_at: then(n) });
          for (let n = 0; n < 5003; n += 1) tx.store.put(item(n));
          await tx.done;
          database.close();
        }""",
        phone.account,
    )
    page.evaluate("account => self.streepje.outbox.trim(account)", phone.account)
    kept = sent(phone)
    assert (len(kept), kept[0]) == (5000, "00000003")
