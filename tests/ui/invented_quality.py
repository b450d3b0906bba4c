"""Quality desks that answer from memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from survey.edition import Edition
from survey.facts import Answer, Claim, Dial, Disposition, Fact
from survey.fieldwork.case import Case
from survey.language import Language
from survey.periods import Quarter
from survey.ports import ClientCard
from survey.quality.checks import Agreement, Check, CheckStage, OperatorChecks
from survey.quality.flags import Flag
from survey.quality.interviews import finished
from survey.services.back_checks import BlindCheck, NoCheck
from survey.services.quality import AwaitedInterview, DrawnCheck, WaveQuality

AT = datetime(2026, 9, 21, 5, 12, tzinfo=UTC)
OPERATOR, OTHER = UUID(int=71), UUID(int=72)
NAMES = {OPERATOR: "Серікова Айгүл", OTHER: "Ли Тимур"}
CASE = Case(UUID(int=81), UUID(int=82), 1, 1, "KZ-63", "p", 1, UUID(int=83), 1, ("+77053101240",))
CARD = ClientCard(
    CASE.version,
    1,
    "KZ-63",
    {"client": "Оспанова Динара", "service": "Заң қызметтері", "place": "ЦОП"},
    None,
    AT.date(),
)
SAID = {"q1": "yes", "q2": "4", "q3": "no", "q4": "yes"}


def facts() -> Sequence[Fact]:
    moments = (AT + timedelta(seconds=20 * place) for place in range(10))
    stamps = [{"id": UUID(int=100 + n), "case": CASE.id, "at": at, "by": OPERATOR} for n, at in enumerate(moments)]
    answers = [
        Answer(question=question, choice=choice, language=Language.KK, **stamp)
        for (question, choice), stamp in zip(SAID.items(), stamps[2:], strict=False)
    ]
    return (
        Claim(**stamps[0]),
        Dial(phone=CASE.phones[0], **stamps[1]),
        *answers,
        Disposition(outcome="1.1", **stamps[6]),
    )


@dataclass
class InventedQuality:
    flags: tuple[Flag, ...] = tuple(Flag)
    done: list[tuple[str, object]] = field(default_factory=list)

    def wave(self, _quarter: Quarter) -> WaveQuality:
        one = finished(facts())
        stages = dict.fromkeys(CheckStage, 0) | {CheckStage.DONE: 3}
        agreements = {"q1": Agreement(3, 3), "q3": Agreement(3, 2)}
        checks = [Check(one, stage, 1, AT, OTHER, {"q3": "yes"}, {"q3": "no"}) for stage in CheckStage]
        return WaveQuality(
            awaited=(AwaitedInterview(CASE, one, self.flags),),
            approved=4,
            operators=(OperatorChecks(OPERATOR, 12, stages, agreements), OperatorChecks(OTHER, 1, stages, {})),
            checks=tuple(DrawnCheck(CASE, check) for check in checks),
            names=NAMES,
        )

    def card(self, _case: UUID) -> ClientCard:
        return CARD

    def approve(self, cases: Sequence[UUID]) -> None:
        self.done.append(("approve", list(cases)))

    def send_back(self, case: UUID, reason: str) -> None:
        self.done.append(("return", (case, reason)))

    def reject(self, case: UUID, reason: str) -> None:
        self.done.append(("reject", (case, reason)))


@dataclass
class InventedBackChecks:
    edition: Edition
    none: NoCheck | None = None

    def in_hand(self) -> BlindCheck | None:
        return None

    def next_client(self) -> BlindCheck | NoCheck:
        asked = self.edition.questionnaire.questions[0]
        return self.none or BlindCheck(CASE, CARD, {}, asked, Language.KK)
