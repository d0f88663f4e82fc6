"""Whatever the network does, a deed that shows as saved counts once."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.phone.phone import Phone, fill, until
from tests.phone.stub_server import BOB, Stub

pytestmark = pytest.mark.browser

DEEDS = "**/api/v1/deeds"


def test_taps_reach_the_server_and_leave_the_outbox(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.tap(3)
    phone.assert_waiting(0)
    phone.assert_sync("calm")
    words = re.compile(r"^Everything is with your team · \d\d:\d\d$")
    expect(phone.page.locator("sync-state [data-text]").last).to_have_text(words)
    assert stub.strokes(stub.day()) == 3
    expect(phone.page.locator("use")).to_have_count(3)


def test_taps_without_a_network_survive_closing(phone: Phone, stub: Stub) -> None:
    phone.open_with_worker()
    phone.context.set_offline(True)
    phone.tap(4)
    phone.assert_sync("waiting")
    phone.reopen()
    expect(phone.page.locator("tally-pad [data-count]")).to_have_text("4")
    assert stub.deeds == {}
    phone.context.set_offline(False)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 4


def test_undo_takes_the_last_stroke_away(phone: Phone, stub: Stub) -> None:
    page = phone.open()
    expect(page.locator(".undo")).to_be_hidden()
    phone.tap(2)
    page.locator(".undo").click()
    expect(page.locator("tally-pad [data-count]")).to_have_text("1")
    expect(page.locator("use")).to_have_count(1)
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_a_kept_page_offers_to_undo_what_the_phone_remembers(phone: Phone) -> None:
    page = phone.open_with_worker()
    phone.tap(2)
    phone.assert_waiting(0)
    ids = page.evaluate("account => self.streepje.outbox.noted(account, 'undoable')", phone.account)["ids"]
    phone.context.set_offline(True)
    page = phone.reopen()
    expect(page.locator("tally-pad [data-count]")).to_have_text("2")
    expect(page.locator(".undo")).to_be_visible()
    assert page.locator("[name=deed]").input_value() == ids[-1]


@pytest.mark.parametrize("fault", ["cut", 401, 403, 429, 500, 503])
def test_a_failing_answer_leaves_everything_and_the_next_one_counts_once(
    phone: Phone, stub: Stub, fault: str | int
) -> None:
    phone.open()
    stub.plan = [fault, fault]  # the page may have been sending already, and then tries again at once
    phone.tap()
    phone.assert_sync("signed_out" if fault == 401 else "waiting")
    stub.plan = []
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1


def test_a_captive_portal_takes_nothing(phone: Phone, stub: Stub) -> None:
    phone.open()
    stub.portal = True
    phone.tap(2)
    phone.assert_sync("waiting")
    phone.assert_waiting(2)
    stub.portal = False
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 2


def test_a_batch_that_is_too_large_is_halved(phone: Phone, stub: Stub) -> None:
    phone.open()
    stub.max_deeds = 30
    fill(phone, 230)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert len(stub.deeds) == 230
    assert max(len(ids) for ids in stub.requests) == 100
    assert len(stub.deeds) == len({id for ids in stub.requests for id in ids})


def test_a_refused_deed_waits_for_a_person_and_the_queue_goes_on(phone: Phone, stub: Stub) -> None:
    phone.open()
    fill(phone, 1, challenge="unknown")
    phone.tap(2)
    phone.assert_waiting(0)
    phone.assert_sync("attention")
    (refused,) = phone.listing()["attention"]
    assert refused["code"] == "unknown_challenge"
    assert stub.strokes(stub.day()) == 2


def test_a_deed_that_cannot_be_read_stands_alone_in_the_end_and_the_others_go(phone: Phone, stub: Stub) -> None:
    phone.open()
    fill(phone, 3)
    fill(phone, 1, "surprise", what="unreadable")
    fill(phone, 4)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    (refused,) = phone.listing()["attention"]
    assert (refused["code"], refused["payload"]) == ("malformed", {"what": "unreadable"})
    assert stub.strokes(stub.day()) == 7


def test_a_server_that_reads_nothing_at_all_takes_nothing_away(phone: Phone, stub: Stub) -> None:
    phone.open()
    stub.is_fussy = True
    phone.tap(3)
    phone.assert_sync("waiting")
    assert phone.listing()["attention"] == []
    stub.is_fussy = False
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 3


def test_a_deed_is_not_refused_by_something_on_the_way_that_takes_nothing_for_now(phone: Phone, stub: Stub) -> None:
    phone.open()
    phone.assert_sync("calm")
    stub.plan = [413] * 40
    phone.tap()
    phone.assert_sync("waiting")
    until(lambda: [] in stub.requests, "whether an empty batch is taken was asked")
    stub.plan = [413]
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.assert_waiting(0)
    assert phone.listing()["attention"] == []
    assert stub.strokes(stub.day()) == 1


def test_a_deed_that_alone_is_too_large_for_what_is_on_the_way_does_not_hold_up_the_others(
    phone: Phone, stub: Stub
) -> None:
    def answer(route: Route) -> None:
        is_too_large = "x" * 400 in (route.request.post_data or "")
        route.fulfill(
            status=413, body="<h1>Too large</h1>", content_type="text/html"
        ) if is_too_large else route.continue_()

    phone.open()
    phone.assert_sync("calm")
    phone.context.route(DEEDS, answer)
    fill(phone, 1, "surprise", what="x" * 400)
    phone.tap()
    phone.assert_waiting(0)
    assert [deed["code"] for deed in phone.listing()["attention"]] == ["too_large"]
    assert stub.strokes(stub.day()) == 1


@pytest.mark.parametrize("seconds", ["600", "99999999999"])
def test_a_server_that_asks_for_rest_gets_it_also_from_the_next_page(phone: Phone, stub: Stub, seconds: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=503, body="{}", content_type="application/json", headers={"Retry-After": seconds})

    phone.open()
    phone.assert_sync("calm")
    phone.context.route(DEEDS, answer)
    phone.tap()
    phone.assert_sync("waiting")
    until(lambda: phone.page.evaluate("() => 1") == len(asked), "the server was asked once")
    phone.tap(2)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    page = phone.reopen()
    expect(page.locator(".sync-chip[data-why=busy]")).to_be_visible()
    assert len(asked) == 1
    phone.context.unroute(DEEDS)
    page.evaluate("() => import('/static/js/sync.js').then(({ send }) => send())")
    phone.assert_waiting(0)
    phone.tap()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 4


def test_another_account_gets_nothing(phone: Phone, stub: Stub) -> None:
    phone.open()
    stub.account = BOB
    phone.tap()
    phone.assert_sync("other_account")
    assert stub.deeds == {}
    assert phone.waiting() == 1


def test_a_page_that_dies_after_the_tap_has_saved_it(phone: Phone, stub: Stub) -> None:
    phone.open()
    stub.slowness = 0.3
    phone.tap()
    phone.reopen()
    phone.assert_waiting(0)
    assert stub.strokes(stub.day()) == 1
