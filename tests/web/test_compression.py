"""What goes over the line is small, for browsers that can unpack it."""

import gzip

import brotli
import pytest
from flask.testing import FlaskClient

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(("accepts", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip")])
def test_a_page_is_compressed_in_a_way_that_the_browser_knows(alice: FlaskClient, accepts: str, encoding: str) -> None:
    answer = alice.get("/today", headers={"Accept-Encoding": accepts})
    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.vary
    page = UNPACK[encoding](answer.data)
    assert b"</html>" in page
    assert len(answer.data) < len(page) / 3
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("accepts", [None, "identity", "br;q=0, gzip;q=0"])
def test_whoever_cannot_unpack_gets_it_plain(alice: FlaskClient, accepts: str | None) -> None:
    answer = alice.get("/today", headers={"Accept-Encoding": accepts} if accepts else {})
    assert "Content-Encoding" not in answer.headers
    assert b"</html>" in answer.data


def test_a_few_bytes_stay_as_they_are(alice: FlaskClient) -> None:
    answer = alice.get("/healthz", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers
