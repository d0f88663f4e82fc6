"""A small composition of work for the tests of this room: what is done is noted down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from flask import Flask

from app.jobs.rules import Pace
from app.jobs.runner import Runner
from app.jobs.work import Outcome, Task, Work


@dataclass
class Notebook:
    """Every task that a handler saw, and what the next ones are answered with."""

    seen: list[Task] = field(default_factory=list)
    answers: list[Outcome | Exception] = field(default_factory=list)
    meanwhile: Callable[[Task], None] | None = None

    def handle(self, task: Task) -> Outcome | None:
        self.seen.append(task)
        if self.meanwhile:
            self.meanwhile(task)
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def runner(app: Flask, notebook: Notebook) -> Runner:
    work = Work(handlers={"tea": notebook.handle}, attempts={"tea": 3})
    app.extensions["work"] = work
    return Runner(app, work, Pace(lease=timedelta(seconds=60)))
