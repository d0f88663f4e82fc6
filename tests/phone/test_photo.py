"""A photo with a surprise, with the real application: made small and nameless on the phone, kept without a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from app.database import db
from app.photos.handlers import the_shelf
from app.photos.models import Photo
from tests.phone.conftest import noon_zone
from tests.phone.deployment import Deployment, deployed
from tests.phone.phone import Phone, until
from tests.phone.stub_server import Stub, serving
from tests.photos.pictures import camera_photo

pytestmark = pytest.mark.browser

_ON_THE_PHONE = """account => self.streepje.outbox.withDatabase(account, async db => (await db.getAll("photos")).map(
  ({ id, type, bytes }) => ({ id, type, text: new TextDecoder("latin1").decode(bytes) })))"""
_PUT_DOWN = """async ([account, id]) => {
  const photo = { id, type: "image/jpeg", bytes: new ArrayBuffer(8) };
  await self.streepje.outbox.withDatabase(account, db => db.put("photos", photo));
  dispatchEvent(new Event("online"));
}"""
_LEFT = "async account => (await self.streepje.outbox.view(account)).waiting"
_UNFIT = {"code": "photo_unreadable", "message": ""}


def kept(server: Deployment) -> list[tuple[int, int]]:
    """The sizes of the photos that the server has."""
    with server.app.app_context():
        rows = db.session.query(Photo).all()
        assert all(the_shelf().path(row.file, is_small=True).is_file() for row in rows)
        return [(row.width, row.height) for row in rows]


def assert_left(phone: Phone, count: int) -> None:
    """So many things are on this phone only, now or within moments: a photo is one, once its surprise was sent."""
    until(lambda: phone.page.evaluate(_LEFT, phone.account) == count, f"{count} left")


def tell(phone: Phone, what: str, photo: bytes) -> None:
    page = phone.open("/add")
    phone.assert_ready()
    sheet = page.locator("add-sheet")
    sheet.locator("input[type=file]").set_input_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo})
    expect(sheet.locator("canvas")).to_be_visible()
    sheet.get_by_label("How did you surprise").fill(what)
    sheet.get_by_role("button", name="Put it on the wall").click()
    expect(sheet.locator("[data-saved]")).to_be_visible()


def test_it_waits_with_its_surprise_and_goes_after_it(browser: Browser, tmp_path: Path) -> None:
    with (
        deployed(tmp_path, noon_zone()) as server,
        serving(server.app) as address,
        browser.new_context(base_url=address, locale="en-GB", service_workers="block") as context,
    ):
        phone = Phone(context, server.sign_in(context, address))
        context.route("**/api/v1/**", lambda route: route.abort())  # no network for what is sent
        tell(phone, "A cake for the bakery", camera_photo(6))
        assert_left(phone, 1)  # the surprise with its photo
        [photo] = phone.page.evaluate(_ON_THE_PHONE, phone.account)
        [item] = phone.listing()["waiting"]
        assert (photo["id"], photo["type"], item["payload"]["photo"]) == (item["id"], "image/jpeg", True)
        assert "Alice" not in photo["text"]
        assert "Exif" not in photo["text"]
        page = phone.open("/unsent")
        expect(page.get_by_text("1 photo is on this phone only")).to_be_visible()

        context.unroute("**/api/v1/**")
        context.route("**/photo?account=*", lambda route: route.abort())  # the deed gets through, the photo does not
        phone.open("/wall")
        phone.assert_waiting(0)
        assert_left(phone, 1)
        phone.open("/wall")
        expect(page.get_by_text("Your photo is still on its way")).to_be_visible()
        drawn = page.get_by_role("img", name="Your photo with: A cake for the bakery")
        expect(drawn).to_be_visible()  # from the phone itself
        assert drawn.evaluate("canvas => [canvas.width, canvas.height]") == [40, 60]
        assert kept(server) == []

        context.unroute("**/photo?account=*")
        phone.open("/wall")
        assert_left(phone, 0)
        assert kept(server) == [(40, 60)]  # it stands upright
        phone.open("/wall")
        picture, words = page.get_by_alt_text("A cake for the bakery"), page.locator(".entry-away")
        expect(picture).to_be_visible()
        expect(words).to_be_hidden()

        context.route("**/small", lambda route: route.abort())  # a wall that was kept, without a network
        phone.open("/wall")
        expect(words).to_have_text("Photo by Alice Ahmed with: A cake for the bakery")
        expect(picture).to_be_hidden()
        context.unroute("**/small")
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(picture).to_be_visible()
        expect(words).to_be_hidden()
        assert phone.page.evaluate("() => document.querySelector('.entry-photo').decode().then(() => true)")

        def refuse(route: Route) -> None:
            route.fulfill(status=422, json=_UNFIT)

        context.route("**/photo?account=*", refuse)
        tell(phone, "A card for the baker", camera_photo())
        assert_left(phone, 0)
        page = phone.open("/unsent")
        expect(page.get_by_text("We cannot read that as a photo")).to_be_visible()
        page.get_by_role("button", name="Let it go").click()
        page.locator("dialog[open]").get_by_role("button", name="Throw").last.click()
        expect(page.get_by_text("Nothing waits on this phone")).to_be_visible()
        assert server.deeds() == {(server.today(), "surprise"): 2}
        assert len(kept(server)) == 1


def test_a_server_that_asks_for_rest_is_sent_no_photo_again_until_somebody_asks(phone: Phone, stub: Stub) -> None:
    """Each try is the whole photo over the line; neither a tap nor the next opening is one."""
    asked: list[str] = []
    name, is_kept = "01a21523-7f00-7000-8000-000000000001", {"account": stub.account, "status": "kept"}

    def rest(route: Route) -> None:
        asked.append(route.request.url)
        busy = {"code": "photos_busy", "message": ""}
        route.fulfill(status=503, json=busy, headers={"Retry-After": "600"})

    phone.open()
    phone.assert_sync("calm")
    phone.context.route("**/photo?account=*", rest)
    phone.page.evaluate(_PUT_DOWN, [phone.account, name])
    until(lambda: phone.page.evaluate("() => 1") == len(asked), "the server was asked once")
    phone.tap(2)
    phone.assert_waiting(0)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    page = phone.reopen()
    expect(page.locator(".sync-chip[data-why=busy]")).to_be_visible()
    phone.tap()
    phone.assert_waiting(0)
    assert len(asked) == 1
    phone.context.unroute("**/photo?account=*")
    phone.context.route("**/photo?account=*", lambda route: route.fulfill(json={**is_kept, "deed": name}))
    page.evaluate("() => import('/static/js/sync.js').then(({ send }) => send())")
    assert_left(phone, 0)
    assert page.evaluate("account => self.streepje.outbox.noted(account, 'photos_rest')", phone.account) == 0
