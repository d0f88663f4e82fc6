"""A picture over HTTP brings its own face along, and may do nothing else."""

import struct
from xml.etree import ElementTree

import pytest
from flask import Flask, Response

from app.drawing.face import face_for
from app.drawing.picture import SIDE, answer_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="1080" height="1080">'
    '<text font-family="Fraunces" y="8">{}</text></svg>'
)


def answered(app: Flask, form: str, words: str = "Hand", **headers: str) -> Response:
    with app.test_request_context("/", headers=headers):
        return answer_of(DRAWING.format(words), form, "a-name")


def test_an_svg_has_its_letters_inside_and_the_one_rule_under_which_they_are_read(app: Flask) -> None:
    answer = answered(app, "svg")
    root = ElementTree.fromstring(answer.get_data(as_text=True))
    style = root[0]
    assert style.tag.endswith("style")
    assert "data:font/woff2;base64," in (style.text or "")
    assert "".join(root.itertext()).endswith("Hand")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_letters_that_few_names_have_come_only_with_those(app: Flask) -> None:
    assert len(face_for("Łukasz").style) > len(face_for("Lukas").style)
    assert "U+100-17F" in answered(app, "svg", "Łukasz").get_data(as_text=True)
    assert "U+100-17F" not in answered(app, "svg", "Lukas").get_data(as_text=True)


def test_a_png_is_as_wide_as_every_picture(app: Flask) -> None:
    content = answered(app, "png").get_data()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (SIDE, SIDE)


@pytest.mark.parametrize("form", ["svg", "png"])
def test_who_has_it_already_is_told_so(app: Flask, form: str) -> None:
    mark = answered(app, form).headers["ETag"]
    again = answered(app, form, **{"If-None-Match": mark})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert answered(app, form, "Other", **{"If-None-Match": mark}).status_code == 200
