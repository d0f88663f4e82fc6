"""Push messages a second and processor time a message: our sender beside others, and beside encryption alone.

``push [--peers DIR] [--messages N] [--rounds N] [--table N]``. With ``--peers``, pywebpush, aiohttp and node's web-push
are installed into DIR, which has to be outside of this repository, and take part. Every side is a process of its own on
one core; the push service is another, on the other cores. The sides take turns, and the middle of the rounds counts.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.serve.__main__ import ROOT
from bench.pushing.filling import fill
from bench.pushing.task import Task, new_phones
from bench.seed import make_application

OVER_PYWEBPUSH, OF_CEILING, TWO_OVER_ONE = 2.2, 0.4, 1.8
PEERS = {"aiohttp": "peer_aiohttp", "pywebpush": "peer_pywebpush", "node web-push": "peer_node"}
BY_PROCESSOR = "messages for each second of processor time"


@dataclass
class Side:
    """What one side brought in its rounds."""

    rates: list[float] = field(default_factory=list)
    by_processor: list[float] = field(default_factory=list)

    def add(self, told: dict[str, float]) -> None:
        """Add a round."""
        self.rates.append(told["messages"] / told["seconds"])
        self.by_processor.append(told["messages"] / told["cpu"])

    @property
    def strength(self) -> float:
        """Messages for each second of processor time: what a core that does nothing else would send."""
        return statistics.median(self.by_processor)


def main() -> int:
    """Measure, print, and return 0 where what is wanted is reached."""
    asked = _parser().parse_args()
    if asked.peers:
        _install(asked.peers)
    reached = True
    with tempfile.TemporaryDirectory(prefix="streepje-bench-") as folder:
        make_application(Path(folder) / "keys")
        for latency in (0, 50):
            with push_service(latency, Path(folder)) as origin:
                print(f"\n{latency} ms until the push service answers; load of the machine {os.getloadavg()[0]:.1f}")
                reached = _compare(asked, Path(folder), origin) and reached
                if latency == 0:
                    reached = _from_the_table(asked, Path(folder), origin) and reached
    return int(not reached)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench push")
    parser.add_argument("--peers", type=Path, help="install others here and measure them too")
    parser.add_argument("--messages", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--table", type=int, default=20_000, help="messages from the table")
    return parser


def _install(folder: Path) -> None:
    """Fetch the others, once; whoever has no npm measures without node's."""
    if folder.resolve().is_relative_to(ROOT):
        raise SystemExit("streepje: the folder for --peers has to be outside of this repository")
    if not (folder / "python" / "pywebpush").exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / "python")]
        subprocess.run([*pip, "pywebpush", "aiohttp"], check=True)
    if shutil.which("npm") and not (folder / "node" / "node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(folder / "node"), "web-push"], check=True)


@contextmanager
def push_service(latency: int, folder: Path) -> Iterator[str]:
    """A push service of this machine; gives its origin."""
    command = [sys.executable, "-m", "bench.pushing.stub", str(latency), str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=_on_other_cores)
    assert process.stdout
    try:
        yield f"https://localhost:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()


def _on_one_core() -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _on_other_cores() -> None:
    if sys.platform == "linux" and len(cores := os.sched_getaffinity(0)) > 1:
        os.sched_setaffinity(0, cores - {min(cores)})


def _compare(asked: argparse.Namespace, folder: Path, origin: str) -> bool:
    """Let all sides take turns; whether ours is as strong as wanted."""
    names = {"encryption alone": "ceiling", "ours": "ours", **(PEERS if asked.peers else {})}
    if asked.peers and not (asked.peers / "node" / "node_modules").exists():
        del names["node web-push"]
    task = folder / "task.json"
    Task(origin, asked.messages, new_phones(origin), str(folder / "keys")).write(task)
    sides = {name: Side() for name in names}
    for number in range(asked.rounds):
        for name in list(names) if number % 2 == 0 else list(names)[::-1]:
            sides[name].add(_run(_command(names[name], task), folder, asked.peers))
    for name, side in sides.items():
        rate, cost = statistics.median(side.rates), 1e6 / side.strength
        print(f"{name:>17}: {rate:6,.0f} messages a second, {cost:5.0f} µs of processor time each")
    return _judge(sides)


def _judge(sides: dict[str, Side]) -> bool:
    ours = sides["ours"].strength
    wanted = [("encryption alone", OF_CEILING)]
    if "pywebpush" in sides:
        wanted.append(("pywebpush", OVER_PYWEBPUSH))
    for name, least in wanted:
        print(f"ours / {name}: {ours / sides[name].strength:.2f} (at least {least} is wanted), by processor time")
    return all(ours / sides[name].strength >= least for name, least in wanted)


def _command(side: str, task: Path) -> list[str]:
    if side == "peer_node":
        return ["node", str(Path(ROOT) / "bench" / "pushing" / "peer_node.cjs"), str(task)]
    return [sys.executable, "-m", f"bench.pushing.{side}", str(task)]


def _environment(folder: Path, peers: Path | None) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STREEPJE_")}
    believed = {"SSL_CERT_FILE": str(folder / "stub.crt"), "NODE_EXTRA_CA_CERTS": str(folder / "stub.crt")}
    if peers is None:
        return plain | believed | {"PYTHONPATH": ROOT}
    # the peers come last, so that what the lock names is used where both have it
    path = os.pathsep.join([ROOT, str(peers / "python")])
    return plain | believed | {"PYTHONPATH": path, "NODE_PATH": str(peers / "node" / "node_modules")}


def _run(command: Sequence[str], folder: Path, peers: Path | None) -> dict[str, float]:
    environment = _environment(folder, peers)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=_on_one_core
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _from_the_table(asked: argparse.Namespace, folder: Path, origin: str) -> bool:
    """The whole process, alone and two of them: nothing twice, and two are nearly twice as strong."""
    strength = {}
    for processes in (1, 2):
        data = folder / f"table{processes}"
        fill(data, origin, asked.table)
        told = _share(processes, Task(origin, asked.table, [], str(data)), data, folder)
        sent, seconds = sum(one["messages"] for one in told), max(one["seconds"] for one in told)
        cpu = sum(one["cpu"] for one in told)
        strength[processes] = processes * sent / cpu
        print(
            f"from the table, {processes} at work: {sent / seconds:,.0f} messages a second,"
            f" {1e6 * cpu / sent:.0f} µs of processor time each; {sent:,.0f} sent of {asked.table:,}"
        )
        for one in told:
            sizes = [f"{one[f'{when}_kb'] / 1024:.1f}" for when in ("first", "early", "middle", "end")]
            print(f"    memory before, after an eighth, halfway and at the end: {', '.join(sizes)} MB")
        if sent != asked.table:
            return False
    ratio = strength[2] / strength[1]
    print(f"two / one: {ratio:.2f} (at least {TWO_OVER_ONE} is wanted), by processor time, each with a core of its own")
    return ratio >= TWO_OVER_ONE


def _share(processes: int, task: Task, data: Path, folder: Path) -> list[dict[str, float]]:
    """Let so many processes send what is in the table of `data`."""
    written = data / "task.json"
    task.write(written)
    started = [
        subprocess.Popen(
            _command("table", written), cwd=ROOT, env=_environment(folder, None), stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    for process in started:
        assert process.stdout
        process.stdout.readline()
    (data / "go").touch()
    return [json.loads(process.communicate()[0].splitlines()[-1]) for process in started]


if __name__ == "__main__":
    sys.exit(main())
