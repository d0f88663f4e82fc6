"""One hierarchy of what can go wrong; the web room turns it into a page or into JSON, once.

The domain carries a code. The words for people live in the catalogue, beside the pages.
"""


class Problem(Exception):
    """Something the caller can be told. `code` is stable and documented; `status` is HTTP's."""

    status = 400
    code = "bad_request"

    def __init__(self, code: str | None = None, **details: object) -> None:
        self.code = code or type(self).code
        self.details = details
        super().__init__(self.code)


class Malformed(Problem):
    """The request is not of the agreed form."""

    code = "malformed"


class SignedOut(Problem):
    """Nobody is signed in, or the session has ended."""

    status = 401
    code = "signed_out"


class Forbidden(Problem):
    """The person is known, but this is not theirs to do."""

    status = 403
    code = "forbidden"


class NotFound(Problem):
    """It does not exist, or not for this person: the two look the same."""

    status = 404
    code = "not_found"


class Conflict(Problem):
    """It contradicts what is already there."""

    status = 409
    code = "conflict"


class Gone(Problem):
    """It was here, and will not come back."""

    status = 410
    code = "taken_back"


class TooLarge(Problem):
    """More than one request may carry."""

    status = 413
    code = "batch_too_large"


class UnknownEncoding(Problem):
    """The body is packed in a way that is not read here."""

    status = 415
    code = "encoding_unknown"


class Invalid(Problem):
    """Understood, but a value cannot be accepted. `field` says which."""

    status = 422
    code = "invalid"


class TooMany(Problem):
    """A limit was reached; `retry_after` in the details gives seconds."""

    status = 429
    code = "too_many"


class Busy(Problem):
    """No room for it just now, and later there will be; `retry_after` in the details gives seconds."""

    status = 503
    code = "busy"
