"""The back-checks of a wave as frozen words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from survey.edition import Edition
from survey.quality.checks import Agreement, Check, CheckStage, OperatorChecks
from survey.services.quality import DrawnCheck, WaveQuality
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column

PERCENT = 100


@dataclass(frozen=True, slots=True)
class ChecksFace:
    """The back-checks: what was drawn by which rule, the operators, the checks one by one."""

    rule: str
    operator_columns: Sequence[Column[OperatorChecks]]
    operators: Sequence[OperatorChecks]
    check_columns: Sequence[Column[DrawnCheck]]
    checks: Sequence[DrawnCheck]


def checks_face(found: WaveQuality, edition: Edition, texts: Texts) -> ChecksFace:
    """Return the back-checks of a wave."""
    rules = edition.quality
    return ChecksFace(
        rule=texts(
            "quality.rule",
            n=len(found.checks),
            share=texts.share(rules.check_percent / PERCENT, 0),
            new_share=texts.share(rules.new_percent / PERCENT, 0),
            first=rules.new_interviews,
        ),
        operator_columns=_operator_columns(found.names, edition, texts),
        operators=sorted(found.operators, key=lambda one: found.names[one.operator]),
        check_columns=_check_columns(found.names, edition, texts),
        checks=found.checks,
    )


def _operator_columns(names: Mapping[UUID, str], edition: Edition, texts: Texts) -> list[Column[OperatorChecks]]:
    def count(stage: CheckStage) -> Column[OperatorChecks]:
        return Column(
            texts(f"quality.stage.{stage.value}"),
            lambda one: texts.number(one.stages[stage]),
            RIGHT,
            sort_key=lambda one: one.stages[stage],
        )

    def agreement(question: str) -> Column[OperatorChecks]:
        asked = edition.questionnaire.question(question)
        return Column(
            texts("quality.column.agreement", number=asked.number if asked else question),
            lambda one: agreement_words(one.agreements.get(question), texts),
            sort_key=lambda one: one.agreements[question].share if question in one.agreements else 2.0,
            marked=lambda one: question in one.agreements and one.agreements[question].share < 1,
        )

    return [
        Column(texts("quality.column.operator"), lambda one: names[one.operator]),
        Column(
            texts("quality.column.interviews"),
            lambda one: texts.number(one.interviews),
            RIGHT,
            sort_key=lambda one: one.interviews,
        ),
        Column(
            texts("quality.column.drawn"),
            lambda one: texts.number(sum(one.stages.values())),
            RIGHT,
            sort_key=lambda one: sum(one.stages.values()),
        ),
        count(CheckStage.DONE),
        count(CheckStage.GIVEN_UP),
        *(agreement(question) for question in edition.quality.questions),
    ]


def agreement_words(agreement: Agreement | None, texts: Texts) -> str:
    """Return how many answers were the same, the share and its interval."""
    if agreement is None:
        return NO_FIGURE
    low, high = agreement.interval
    return texts(
        "quality.agreement",
        agreed=texts.number(agreement.agreed),
        asked=texts.number(agreement.asked),
        share=texts.share(agreement.share, 0),
        low=texts.number(low * PERCENT),
        high=texts.number(high * PERCENT),
    )


def _check_columns(names: Mapping[UUID, str], edition: Edition, texts: Texts) -> list[Column[DrawnCheck]]:
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    return [
        Column(
            texts("quality.column.at"),
            lambda row: texts.moment(row.check.interview.at),
            sort_key=lambda row: row.check.interview.at,
        ),
        Column(texts("quality.column.operator"), lambda row: names[row.check.interview.by]),
        Column(texts("quality.column.region"), lambda row: regions.get(row.case.region, row.case.region)),
        Column(
            texts("quality.column.calls"),
            lambda row: texts.number(row.check.calls),
            RIGHT,
            sort_key=lambda row: row.check.calls,
        ),
        Column(
            texts("quality.column.stage"),
            lambda row: _stage(row.check, names, texts),
            marked=lambda row: row.check.disagrees,
        ),
    ]


def _stage(check: Check, names: Mapping[UUID, str], texts: Texts) -> str:
    name = names[check.by] if check.by else ""
    match check.stage:
        case CheckStage.WAITING if check.due:
            return texts("quality.stage_due", due=check.due)
        case CheckStage.IN_HAND:
            return texts("quality.stage_in_hand", name=name)
        case CheckStage.DONE:
            return texts("quality.stage_disagrees" if check.disagrees else "quality.stage_agrees", name=name)
    return texts(f"quality.stage.{check.stage.value}")
