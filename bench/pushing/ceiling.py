"""Encryption alone, by the package as it is: the most that one core could send."""

from app.config import Settings
from app.push.tools import make_sealers
from bench.pushing.task import BODY, PHONES, WARM, Reading, Task


def main() -> None:
    """Seal all messages and post none."""
    task = Task.read()
    [sealer] = make_sealers(Settings.load({"STREEPJE_DATA_DIR": task.data})).values()
    body = BODY.encode()

    def seal(count: int) -> None:
        for number in range(count):
            phone = task.phones[number % PHONES]
            sealer.seal(body, phone["endpoint"], phone["p256dh"], phone["auth"])

    seal(WARM)
    with Reading(task.messages):
        seal(task.messages)


if __name__ == "__main__":
    main()
