"""express-pouchdb: CouchDB's API in Node, on LevelDB."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.driver import Call
from bench.peers.processes import ask, run, running
from bench.servers import free_port

PACKAGES = ["pouchdb@9.0.0", "express@4.22.3", "express-pouchdb@4.2.0"]
SERVER = """
const [port, folder] = process.argv.slice(2);
const PouchDB = require("pouchdb").defaults({ prefix: `${folder}/` });
const paths = { logPath: `${folder}/log.txt`, configPath: `${folder}/config.json` };
const app = require("express")();
app.use("/", require("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", ...paths }));
app.listen(Number(port), "127.0.0.1");
"""


def install(folder: Path) -> None:
    """Install it into *folder* by npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("streepje: --peers needs npm; run: sudo apt-get install npm")
    (folder / "pouchdb" / "documents").mkdir(parents=True)
    (folder / "pouchdb" / "server.js").write_text(SERVER)
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    run([npm, "install", *quiet, *PACKAGES], folder / "pouchdb", "install express-pouchdb")


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve it with one database; gives the port."""
    port = free_port()
    command = ["node", "server.js", str(port), str(folder / "pouchdb" / "documents")]
    with running(command, folder / "pouchdb", port, os.environ):
        ask(port, "PUT", "/deeds")
        yield port


def batches(ours: list[Callable[[], Call]]) -> list[Callable[[], Call]]:
    """The same deeds as `_bulk_docs` takes them, from each client."""

    def turn(next_batch: Callable[[], Call]) -> Callable[[], Call]:
        def next_call() -> Call:
            deeds = json.loads(next_batch()[2] or b"")["deeds"]
            docs = [{"_id": deed.pop("id"), **deed} for deed in deeds]
            return (
                "POST",
                "/deeds/_bulk_docs",
                json.dumps({"docs": docs}).encode(),
                {"Content-Type": "application/json"},
            )

        return next_call

    return [turn(next_batch) for next_batch in ours]
