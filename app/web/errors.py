"""Every error becomes an answer here, once: a page for people, JSON for programs."""

from flask import Flask, jsonify, make_response, render_template
from flask.wrappers import Response
from werkzeug.exceptions import HTTPException

from app.database import db
from app.errors import Problem
from app.web.gate import wants_json
from app.web.messages import message_for

_CODES = {404: "not_found", 405: "method_not_allowed", 413: "batch_too_large", 400: "malformed"}


def answer(code: str, status: int, details: dict[str, object]) -> Response:
    """The answer to `code`."""
    message = message_for(code)
    if wants_json():
        response = jsonify({"code": code, "message": message, **details})
    else:
        response = make_response(render_template("web/error.html", code=code, message=message, status=status))
    response.status_code = status
    if "retry_after" in details:
        response.headers["Retry-After"] = str(details["retry_after"])
    return response


def _problem(error: Problem) -> Response:
    return answer(error.code, error.status, error.details)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if 300 <= status < 400:
        return make_response(error.get_response())
    if status >= 500:
        db.session.rollback()  # the page asks the database too, and a failed transaction would not answer
    return answer(_CODES.get(status, "failed" if status >= 500 else "bad_request"), status, {})


def init(app: Flask) -> None:
    """Answer for our own problems and for those of the framework."""
    app.jinja_env.globals["message_for"] = message_for
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http)
