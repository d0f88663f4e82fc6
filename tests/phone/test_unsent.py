"""The page "Not sent yet": what waits, why, and what a person may do about it; all of it without a network too."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.phone.phone import Phone, fill, until
from tests.phone.stub_server import Stub

pytestmark = pytest.mark.browser


def held_up(phone: Phone, stub: Stub, strokes: int = 2) -> Page:
    """Strokes that wait because the server is away, and the page that lists them."""
    phone.open_with_worker()
    stub.down = True
    phone.tap(strokes)
    phone.assert_waiting(strokes)
    page = phone.reopen("/unsent")
    expect(page.locator("unsent-list[data-shown]")).to_have_count(1)
    return page


def refuse(phone: Phone) -> Page:
    """One completion and one surprise that this server does not take; then the page, without a network."""
    page = phone.open_with_worker()
    fill(phone, 1, challenge="unknown")
    fill(phone, 1, "surprise", what="bad", for_whom="a lady")
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    phone.assert_sync("attention")
    phone.context.set_offline(True)
    return phone.reopen("/unsent")


def come_back(phone: Phone, stub: Stub) -> None:
    stub.down = False
    phone.context.set_offline(False)
    phone.page.evaluate("dispatchEvent(new Event('online'))")


def test_nothing_waits(phone: Phone) -> None:
    page = phone.open("/unsent")
    expect(page.get_by_role("heading", name="Nothing waits on this phone")).to_be_visible()
    expect(page.locator("[data-acts]")).to_be_hidden()
    phone.assert_sync("calm")


def test_what_waits_stands_under_its_day_with_its_moment_and_why(phone: Phone, stub: Stub) -> None:
    page = held_up(phone, stub)
    phone.context.set_offline(True)
    expect(page.locator(".unsent-day")).to_have_count(1)
    expect(page.locator("[data-number]")).to_have_text("2")
    expect(page.locator(".unsent-row [data-word]")).to_have_text(["A stroke"] * 2)
    expect(page.locator(".unsent-row [data-time]").first).not_to_be_empty()
    page.locator(".unsent-row").first.click()
    dialog = page.get_by_role("dialog", name="A stroke")
    expect(dialog.locator("[data-moment]")).not_to_be_empty()
    expect(dialog.locator("sync-state")).to_contain_text("No connection. 2 things are safe on this phone.")


def test_what_was_said_about_a_stroke_stands_there_in_words(phone: Phone, stub: Stub) -> None:
    held_up(phone, stub, 1)
    for said in ({"place": "corridor"}, {"question": "value"}, {"heard": "somebody"}, {"place": "none"}):
        fill(phone, 1, "note", stroke="of-before", **said)
    rows = phone.reopen("/unsent").locator(".unsent-row:has([href='#kind-note'])")
    expect(rows.locator("[data-word]")).to_have_text(
        ["Where you heard it", "From whom you heard it", "Which question was asked", "Where you heard it"]
    )
    expect(rows.locator("[data-text]")).to_have_text(
        ["taken back", "", "Does this add anything for customers?", "Corridor"]
    )


def test_it_empties_while_it_is_looked_at(phone: Phone, stub: Stub) -> None:
    page = held_up(phone, stub)
    phone.assert_sync("waiting")
    stub.down = False
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_role("heading", name="Nothing waits on this phone")).to_be_visible()
    phone.assert_sync("calm")
    assert stub.strokes(stub.day()) == 2


def test_what_is_thrown_away_is_not_sent_and_only_after_a_question(phone: Phone, stub: Stub) -> None:
    page = held_up(phone, stub)
    page.locator(".unsent-row").first.click()
    page.get_by_role("button", name="Throw it away").click()
    page.get_by_role("button", name="Keep it").click()
    phone.assert_waiting(2)
    page.locator(".unsent-row").first.click()
    page.get_by_role("button", name="Throw it away").click()
    page.locator("dialog[data-drop] [data-choice=drop]").click()
    expect(page.locator(".unsent-row")).to_have_count(1)
    come_back(phone, stub)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_all_is_thrown_away_knowing_how_many(phone: Phone, stub: Stub) -> None:
    page = held_up(phone, stub, 3)
    page.locator("summary", has_text="More").click()
    page.get_by_role("button", name="Throw it all away").click()
    expect(page.get_by_role("heading", name="Throw all of it away? 3")).to_be_visible()
    page.locator("dialog[data-drop] [data-choice=drop]").click()
    expect(page.get_by_role("heading", name="Nothing waits on this phone")).to_be_visible()
    assert stub.deeds == {}


def test_throwing_all_away_means_what_was_counted_and_not_what_comes_back_meanwhile(phone: Phone, stub: Stub) -> None:
    page = held_up(phone, stub, 3)
    page.locator("summary", has_text="More").click()
    page.get_by_role("button", name="Throw it all away").click()
    expect(page.get_by_role("heading", name="Throw all of it away? 3")).to_be_visible()
    older = "01900000-0000-7000-8000-000000000001"
    page.evaluate(
        """([account, id]) => self.streepje.outbox.listing(account).then(
          ({ waiting: [item] }) => self.streepje.outbox.add(account, { ...item, id }))""",
        [phone.account, older],
    )
    page.locator("dialog[data-drop] [data-choice=drop]").click()
    phone.assert_waiting(1)
    assert [deed["id"] for deed in phone.listing()["waiting"]] == [older]


def exported(page: Page) -> dict[str, Any]:
    page.locator("summary", has_text="More").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    made: dict[str, Any] = json.loads(download.value.path().read_text())
    return made


def test_the_file_can_be_read_by_a_person_and_handed_in_as_it_is(phone: Phone, stub: Stub) -> None:
    made = exported(held_up(phone, stub))
    stub.down = False
    assert [deed["in_words"].split(",")[0] for deed in made["deeds"]] == ["A stroke"] * 2
    client = stub.app.test_client()
    answer = client.post("/api/v1/deeds", json=made).get_json()
    assert {result["status"] for result in answer["results"]} <= {"accepted", "duplicate"}
    assert len(answer["results"]) == 2
    come_back(phone, stub)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


def test_what_was_refused_says_why_and_can_be_copied(phone: Phone) -> None:
    page = refuse(phone)
    expect(page.locator(".refused")).to_have_count(2)
    surprise = page.locator(".refused", has_text="A surprise")
    expect(surprise.locator("[data-text]")).to_have_text("bad\na lady", use_inner_text=True)
    expect(surprise.locator("[data-why]")).to_have_text("This challenge is not known to your team.")
    expect(surprise.locator("[data-moment]")).not_to_be_empty()
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    surprise.get_by_role("button", name="Copy the text").click()
    expect(surprise.locator("[data-copied]")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == "bad\na lady"
    assert [deed["code"] for deed in exported(page)["refused"]] == ["unknown_challenge"] * 2


def test_letting_go_asks_and_removes_only_that_one(phone: Phone) -> None:
    page = refuse(phone)
    page.locator(".refused", has_text="A surprise").get_by_role("button", name="Let it go").click()
    page.locator("dialog[data-drop] [data-choice=drop]").click()
    expect(page.locator(".refused")).to_have_count(1)
    (left,) = phone.listing()["attention"]
    assert left["kind"] == "completion"


@pytest.mark.parametrize("code", ["unknown_kind", "bad_local_day"])
def test_a_refused_stroke_is_tried_again_as_it_is(phone: Phone, stub: Stub, code: str) -> None:
    stub.refused = {"tally": code}
    page = phone.open()
    phone.assert_sync("calm")
    fill(phone, 2)
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_sync("attention")
    before = {item["id"]: item["occurred_at"] for item in phone.listing()["attention"]}
    page = phone.open("/unsent")
    again = page.get_by_role("button", name="Try again")
    asked = len(stub.requests)
    again.first.click()
    until(lambda: len(stub.requests) > asked, "tried again")
    expect(again).to_have_count(2)  # not taken yet: it comes back
    stub.refused = {}
    again.first.click()
    expect(again).to_have_count(1)
    again.first.click()
    expect(page.get_by_role("heading", name="Nothing waits on this phone")).to_be_visible()
    assert {deed["id"]: deed["occurred_at"] for deed in stub.deeds.values()} == before
    assert {deed["local_day"] for deed in stub.deeds.values()} == {stub.day()}


def test_what_must_change_first_is_not_offered_as_it_is(phone: Phone, stub: Stub) -> None:
    page = refuse(phone)
    expect(page.locator(".refused")).to_have_count(2)
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    phone.context.set_offline(False)
    stub.refused = {"surprise": "unknown_kind"}
    fill(phone, 1, "surprise", what="Flowers")
    page = phone.reopen("/unsent")
    expect(page.get_by_role("button", name="Try again")).to_have_count(1)


def test_what_is_put_right_goes_as_a_new_deed_for_its_own_moment(phone: Phone, stub: Stub) -> None:
    page = refuse(phone)
    before = {item["kind"]: item for item in phone.listing()["attention"]}
    page.locator(".refused", has_text="A surprise").get_by_role("button", name="Put it right").click()
    page.get_by_label("What did you do?").fill("Brought it home")
    page.get_by_role("button", name="Send it like this").click()
    expect(page.locator(".refused")).to_have_count(1)
    page.get_by_role("button", name="Put it right").click()
    page.get_by_label("Which challenge was it?").select_option("one")
    page.get_by_role("button", name="Send it like this").click()
    expect(page.locator(".refused")).to_have_count(0)
    phone.assert_waiting(2)
    come_back(phone, stub)
    phone.assert_waiting(0)
    for deed in stub.deeds.values():
        first = before[deed["kind"]]
        assert deed["id"] != first["id"]
        assert (deed["occurred_at"], deed["local_day"]) == (first["occurred_at"], first["local_day"])
    payloads = sorted((deed["payload"] for deed in stub.deeds.values()), key=len)
    assert payloads == [{"challenge": "one"}, {"what": "Brought it home", "for_whom": "a lady"}]


def test_a_text_that_is_too_long_says_by_how_much(phone: Phone, stub: Stub) -> None:
    page = phone.open_with_worker()
    fill(phone, 1, "surprise", what="bad", for_whom="x" * 121)
    page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    page = phone.open("/unsent")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("1 character too many")).to_be_visible()
    page.get_by_role("button", name="Send it like this").click()
    assert phone.waiting() == 0
    page.get_by_label("What did you do?").fill("Brought it home")
    page.get_by_label("For whom?").fill("x" * 120)
    page.get_by_role("button", name="Send it like this").click()
    expect(page.get_by_role("heading", name="Nothing waits on this phone")).to_be_visible()
    assert len(stub.deeds) == 1


def test_a_change_that_could_not_be_stored_leaves_the_first(phone: Phone) -> None:
    page = refuse(phone)
    page.locator(".refused", has_text="A surprise").get_by_role("button", name="Put it right").click()
    page.evaluate("""() => {
      IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
    }""")
    page.get_by_label("What did you do?").fill("Brought it home")
    page.get_by_role("button", name="Send it like this").click()
    expect(page.get_by_text("This phone could not keep that.")).to_be_visible()
    assert len(phone.listing()["attention"]) == 2
    assert phone.waiting() == 0
