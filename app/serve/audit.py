"""Checking the chain of acts, also while the server runs: ``python3 run.py audit``."""

import argparse
import re
import sys
from collections.abc import Sequence

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import Session

from app.audit.models import Act
from app.audit.reading import check
from app.audit.rules import Verdict
from app.config import Settings
from app.database import engine_options
from app.serve import told
from app.serve.checks import StartRefused, refuse_without_database

BROKEN = 1
_HASH = re.compile(r"[0-9a-fA-F]{64}")


def check_chain(settings: Settings, expected: str | None) -> Verdict:
    """Walk over the whole chain. Refuses, with StartRefused, where there is no database yet."""
    refuse_without_database(settings, "nothing to check")
    engine = create_engine(settings.database_url, **engine_options(settings.database_url))
    try:
        if not inspect(engine).has_table(Act.__tablename__):
            raise StartRefused("this database is from before there was a chain of acts; start Streepje once")
        with Session(engine) as session:
            return check(session, expected)
    finally:
        engine.dispose()


def in_words(verdict: Verdict) -> str:
    """What was found, as one line for whoever typed the command."""
    if verdict.wrong:
        return f"BROKEN at act {verdict.broken_at}: {verdict.wrong}; the {verdict.acts} acts before it are whole"
    if not verdict.has_expected:
        return (
            f"BROKEN: {verdict.acts} acts are whole, but the hash that you kept is not among theirs: some were cut off"
        )
    return f"the chain of {verdict.acts} acts is whole; keep its last hash elsewhere, for --expect: {verdict.head}"


def main(arguments: Sequence[str]) -> int:
    """Check, and return 0; 1 where the chain is broken, 2 after one line that says why it cannot be checked."""
    parser = argparse.ArgumentParser(prog="run.py audit")
    parser.add_argument("--expect", metavar="HASH")
    expected: str | None = parser.parse_args(arguments).expect
    if expected and not _HASH.fullmatch(expected.strip()):
        parser.error("--expect: a hash has 64 signs, from 0 to 9 and a to f; copy all that an earlier check printed")
    found: list[Verdict] = []

    def command(settings: Settings) -> None:
        found.append(check_chain(settings, expected.strip().lower() if expected else None))
        print(f"streepje: {in_words(found[0])}", file=sys.stdout if found[0].is_whole else sys.stderr)

    return told.run(command) or (0 if found[0].is_whole else BROKEN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
