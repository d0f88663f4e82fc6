"""An endpoint is a URL that a user supplies: only known push services are ever connected to (F19)."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import Settings
from app.push.resolver import PublicResolver
from app.push.rules import EndpointRefused, are_public, check_endpoint, is_public
from app.push.sender import place_of

ALLOWED = Settings().push_allowed_hosts
TEST_ONLY = "127.0.0.1:5801"

GOOD = {
    "https://fcm.googleapis.com/fcm/send/dK:APA91": "https://fcm.googleapis.com",
    "https://FCM.googleapis.com:443/fcm/send/x": "https://fcm.googleapis.com",
    "https://jmt17.google.com/fcm/send/x": "https://jmt17.google.com",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA": "https://updates.push.services.mozilla.com",
    "https://web.push.apple.com/QOhw": "https://web.push.apple.com",
    "https://wns2-par02p.notify.windows.com/w/?token=BQY%2b": "https://wns2-par02p.notify.windows.com",
}
BAD = [
    "http://fcm.googleapis.com/x",  # not encrypted
    "ftp://fcm.googleapis.com/x",
    "//fcm.googleapis.com/x",
    "https:fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",  # another port
    "https://fcm.googleapis.com:0/x",
    "https://fcm.googleapis.com:99999/x",
    "https://user:word@fcm.googleapis.com/x",  # user and password
    "https://fcm.googleapis.com@evil.example/x",
    "https://fcm.googleapis.com#@evil.example/x",
    "https://evil.example?.push.services.mozilla.com/x",
    "https://fcm.googleapis.com?@evil.example/x",
    "https://evil.example\\@fcm.googleapis.com/x",
    "https://fcm.googleapis.com.evil.example/x",  # suffix and prefix tricks
    "https://evilfcm.googleapis.com/x",
    "https://push.services.mozilla.com.evil.example/x",
    "https://push.services.mozilla.com/x",  # the wildcard is for names below it
    "https://.push.services.mozilla.com/x",
    "https://evilpush.services.mozilla.com/x",
    "https://fcm.googleapis.com./x",
    "https://fcm.googleapis.com%2eevil.example/x",
    "https://fcm.googleapis.com\u3002evil.example/x",  # a full stop that some turn into a dot
    "https://\u24d5cm.googleapis.com/x",
    "https://127.0.0.1/x",  # addresses instead of names, in every spelling
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f.0.0.1/x",
    "https://0177.0.0.1/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://[fe80::1%25eth0]/x",
    "https://localhost/x",
    "https://localhost:5801/x",
    "http://127.0.0.1:5802/x",
    "https://fcm.googleapis.com/\r\nHost: evil.example",
    "https://fcm.googleapis.com/ x",
    "https://fcm.googleapis.com/" + "x" * 2000,
    "https://",
    "",
]


@pytest.mark.parametrize("url", GOOD)
def test_known_services_are_believed(url: str) -> None:
    assert check_endpoint(url, ALLOWED) == GOOD[url]


@pytest.mark.parametrize("url", BAD)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(EndpointRefused):
        check_endpoint(url, (*ALLOWED, TEST_ONLY))


def test_a_test_may_name_its_own_service() -> None:
    url = f"http://{TEST_ONLY}/wpush/v2/x"
    assert check_endpoint(url, (*ALLOWED, TEST_ONLY)) == f"http://{TEST_ONLY}"
    with pytest.raises(EndpointRefused):
        check_endpoint(url, ALLOWED)


@given(st.text(max_size=60))
def test_whatever_is_sent_is_refused_or_known(text: str) -> None:
    for url in (text, f"https://{text}", f"https://fcm.googleapis.com{text}"):
        try:
            origin = check_endpoint(url, ALLOWED)
        except EndpointRefused:
            continue
        assert origin == "https://fcm.googleapis.com"


PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::a00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2001:0:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "142.250.179.138", "2a00:1450:400e:80c::200a", "::ffff:8.8.8.8"])
def test_addresses_on_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def test_one_address_that_is_not_public_spoils_a_name() -> None:
    assert are_public(["8.8.8.8", "1.1.1.1"])
    assert not are_public(["8.8.8.8", "10.0.0.1"])
    assert not are_public([])


class Changing:
    """A name server that answers differently each time, as in DNS rebinding."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)

    def __call__(self, host: str, port: int) -> list[str]:
        return [self.addresses.pop(0)]


def test_a_name_that_changes_is_checked_at_each_look_up() -> None:
    async def look_up_twice() -> None:
        resolver = PublicResolver(lambda _: False, Changing("8.8.8.8", "10.0.0.1"))
        assert await resolver(place_of("https://push.example")) == ["8.8.8.8"]
        assert await resolver(place_of("https://push.example")) == ["8.8.8.8"]  # known for a minute
        with pytest.raises(OSError, match="not public"):
            await resolver(place_of("https://other.example"))

    asyncio.run(look_up_twice())
