"""Each finding about acts and questionnaires is said in words, with the facts that its check gives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from survey.language import Language
from survey.registers.checking import check_questionnaires
from survey.registers.judging import judge_by_acts
from survey.registers.records import RegisterFinding
from survey.registry.records import Finding
from tests.unit.registers.test_annex_2_questionnaires import FILLED
from tests.unit.registers.test_annex_2_questionnaires import ROW as SERVICE
from tests.unit.registers.test_p11_acts import ACT, ROW
from tests.unit.registry.sheets import EDITION
from ui.texts import Texts


def act_findings() -> Iterator[Finding]:
    wrong = {"signed": False}, {"end": date(2026, 9, 30)}, {"end": None}, {"services": ("Басқа",)}
    for acts in ([], *([replace(ACT, **changes)] for changes in wrong)):
        yield from judge_by_acts([ROW], acts, EDITION).findings[ROW.month]


def questionnaire_findings() -> Iterator[RegisterFinding]:
    filled = [
        FILLED,
        replace(FILLED, row=4, marks=("", "9", "5", "5"), dated="", day=None),
        replace(FILLED, row=5, service="Басқа", dated="кеше", day=None),
        replace(FILLED, row=6, client="", id_number=""),
    ]
    yield from check_questionnaires(filled, [replace(SERVICE, mode="офлайн")], EDITION).findings


@pytest.mark.parametrize("language", list(Language))
def test_every_finding_is_said_whole(language: Language) -> None:
    texts = Texts(language)
    found = [*act_findings(), *questionnaire_findings()]
    wanted = {code for code in EDITION.severities if code.startswith(("act.", "questionnaire."))}
    assert {one.code for one in found} == wanted
    for one in found:
        sentence = texts(f"finding.{one.code}", value=one.value, **one.facts)
        assert "{" not in sentence
        assert all(str(fact) in sentence for fact in one.facts.values())
