"""Tells what was done with a case, as tests need it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from survey.facts import Answer, Fact
from survey.ids import uuid7
from survey.language import Language

START = datetime(2026, 10, 5, 5, 0, tzinfo=UTC)


class Story:
    """Tells a case's facts one minute after another."""

    def __init__(self) -> None:
        self.case = uuid4()
        self.operator = uuid4()
        self.at = START
        self.facts: list[Fact] = []

    def add(self, kind: Callable[..., Fact], **own: Any) -> UUID:
        self.at += timedelta(minutes=1)
        fact = kind(id=uuid7(self.at), case=self.case, at=self.at, by=self.operator, **own)
        self.facts.append(fact)
        return fact.id

    def answer(self, question: str, choice: str) -> UUID:
        return self.add(Answer, question=question, choice=choice, language=Language.KK)
