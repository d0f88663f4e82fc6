"""What Lighthouse says of Today, the wall and the badges on a modest phone; 100 is wanted in each of its categories.

npm puts Lighthouse into a folder that is thrown away. It opens each page in a Chromium of its own, as somebody of the
demo organisation. Time is that of the whole machine, so each page is opened a few times and the middle counts.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask

from app import clock
from app.database import db, write
from app.demo.actions import create_demo
from app.demo.casting import cast
from app.people.sessions import open_session
from bench.peers.processes import run
from bench.seed import cookie, make_application
from bench.servers import server

PACKAGE = "lighthouse@13.5.0"
PAGES = ("/today", "/wall", "/badges")
CATEGORIES = ("performance", "accessibility", "best-practices")
VISITS = 3
TRIES = 3
CHROMIUM = ("--headless=new", "--no-sandbox", "--disable-gpu")  # it opens nothing but this machine's own pages


def main(arguments: Sequence[str]) -> int:
    """Open each page, print its scores and what kept them down; return 0 where all of them are 100."""
    parser = argparse.ArgumentParser(prog="run.py bench lighthouse", allow_abbrev=False)
    parser.add_argument("--visits", type=int, default=VISITS, help=f"how often each page is opened (default: {VISITS})")
    visits = parser.parse_args(arguments).visits
    tools = {name: shutil.which(name) for name in ("npm", "node", "chromium")}
    if missing := [name for name, path in tools.items() if path is None]:
        raise SystemExit(f"streepje: lighthouse needs {', '.join(missing)}; install what is missing")
    os.environ["CHROME_PATH"] = str(tools["chromium"])
    with tempfile.TemporaryDirectory(prefix="streepje-lighthouse-") as name:
        folder = Path(name)
        run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", PACKAGE], folder, "install lighthouse")
        header = demo(make_application(folder / "data"))
        with server("wsgi:app", folder / "data") as port:
            middles = [judged(folder, f"http://127.0.0.1:{port}{page}", header, visits) for page in PAGES]
    print(f"load {os.getloadavg()[0]:.1f}")
    return int(any(score < 100 for scores in middles for score in scores))


def demo(app: Flask) -> str:
    """Make the demo organisation and sign in its employee; gives the cookie header."""
    with app.app_context():
        with write() as session:
            create_demo(session, app.extensions["way"], "en", clock.now())
        with write() as session:
            person = cast(session).employee
            open_session(session, person, "Lighthouse", clock.now())
            header = cookie(app, person)
        db.engine.dispose()
    return header


def judged(folder: Path, address: str, header: str, visits: int) -> list[float]:
    """Open a page so many times, say what came of it, and give the middle score of each category, of 100."""
    reports = [report(folder, address, header) for _ in range(visits)]
    middles = []
    for category in CATEGORIES:
        scores = [100 * one["categories"][category]["score"] for one in reports]
        middles.append(statistics.median(scores))
        each = ", ".join(f"{score:.0f}" for score in scores)
        print(f"{address.rpartition('/')[2]:<8} {category:<16} {middles[-1]:>4.0f}  ({each})")
    print(f"           {', '.join(paces(reports))}")
    for lack in sorted({lack for one in reports for lack in lacks(one)}):
        print(f"           {lack}")
    return middles


def report(folder: Path, address: str, header: str) -> dict[str, Any]:
    """One visit, as Lighthouse tells of it."""
    told = folder / "report.json"
    (folder / "headers.json").write_text(json.dumps({"Cookie": header}))
    words = [
        *("node_modules/.bin/lighthouse", address, "--quiet", "--output=json", f"--output-path={told}"),
        *(f"--only-categories={','.join(CATEGORIES)}", f"--extra-headers={folder / 'headers.json'}"),
        f"--chrome-flags={' '.join(CHROMIUM)}",
    ]
    for left in reversed(range(TRIES)):
        try:
            run(words, folder, f"open {address} with lighthouse")
            break
        except SystemExit:  # a Chromium that has just started now and then loses the record of its first page
            if not left:
                raise
    found: dict[str, Any] = json.loads(told.read_text())
    if found["finalDisplayedUrl"] != address:
        raise SystemExit(f"streepje: {address} led to {found['finalDisplayedUrl']}")
    return found


def paces(reports: Sequence[dict[str, Any]]) -> list[str]:
    """The middle of each measure that the speed is made of, with how much of 100 it leaves."""
    parts = [one["id"] for one in reports[0]["categories"]["performance"]["auditRefs"] if one["weight"]]
    told = []
    for name in parts:
        audits = sorted((one["audits"][name] for one in reports), key=lambda audit: audit["numericValue"])
        middle = audits[len(audits) // 2]
        told.append(f"{name} {middle['numericValue']:.4g} ({100 * middle['score']:.0f})")
    return told


def lacks(found: dict[str, Any]) -> list[str]:
    """What counts and scored less than 95 of 100, in Lighthouse's own words."""
    counted = {one["id"] for part in found["categories"].values() for one in part["auditRefs"] if one["weight"]}
    audits = [found["audits"][name] for name in sorted(counted)]
    poor = [audit for audit in audits if audit["score"] is not None and audit["score"] < 0.95]
    return [f"{audit['title']}: {audit.get('displayValue', 'not so')}" for audit in poor]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
