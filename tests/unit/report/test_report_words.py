"""Sections 1 and 4: what the rules tell of figures, and what they must not tell."""

import math
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.edition import Edition
from survey.estimation.comparisons import Difference
from survey.language import Language
from survey.periods import Month
from survey.report.book import figures_of
from survey.report.document import Document, Edited, Number, Paragraph, Table
from survey.report.figures import AuditSection, Breach, Figure
from survey.report.frozen import freeze, thaw
from survey.report.snapshot import Compared
from survey.report.statistics import Statistics, count_statistics
from tests.unit.paper.conftest import edition, section
from tests.unit.paper.reports import report_on, snapshot_on
from tests.unit.report.invented_services import stated
from ui.paper.wording import Wording
from ui.texts import Texts

__all__ = ["edition", "section"]
RU = Wording(Texts(Language.RU))
KK = Wording(Texts(Language.KK))


def changed(section: AuditSection, name: str, region: str | None, **values: Any) -> AuditSection:
    """Return a section with one figure otherwise."""
    domain = {"region": region} if region else {}

    def one(figure: Figure) -> Figure:
        return replace(figure, **values) if (figure.id, figure.domain) == (f"audit.{name}", domain) else figure

    return replace(section, figures=tuple(map(one, section.figures)))


def told(document: Document, wording: Wording = RU) -> str:
    return " ".join(
        wording.say(block.words)
        for made in document.sections
        if made.key in {"introduction", "conclusion"}
        for block in made.blocks
        if isinstance(block, Paragraph)
    )


def counted(edition: Edition, services: int) -> Statistics:
    return count_statistics([stated(row=row, person=f"nb:{row}") for row in range(services)], (), edition)


def test_a_region_is_below_the_country_only_where_the_intervals_do_not_overlap(
    section: AuditSection, edition: Edition
) -> None:
    low = changed(section, "q3.yes", None, estimate=0.8, low=0.78, high=0.82)
    regions = [figure.domain["region"] for figure in low.figures if figure.id == "audit.q3.yes" and figure.domain]
    for region in regions:
        low = changed(low, "q3.yes", region, estimate=0.8, low=0.7, high=0.9)
    beyond = changed(low, "q3.yes", "KZ-10", flag=None, estimate=0.6, low=0.5, high=0.77)
    within = changed(low, "q3.yes", "KZ-10", flag=None, estimate=0.6, low=0.5, high=0.79)
    name = "те, кому услуга помогла, – область Абай"
    assert name in told(report_on(beyond, edition))
    assert "те, кому услуга помогла, –" not in told(report_on(within, edition))


def test_a_change_is_told_only_beyond_its_error(section: AuditSection, edition: Edition) -> None:
    moved, still = Difference(-0.04, 0.01, -0.06, -0.02, 900), Difference(0.01, 0.01, -0.01, 0.03, 900)
    beyond = report_on(changed(section, "q3.yes", None, change=moved), edition)
    assert "доля тех, кому услуга помогла, -4,0 п. п. (стандартная ошибка 1,0)" in told(beyond)
    assert Texts(Language.RU)("draft.not_changed") in told(
        report_on(changed(section, "q3.yes", None, change=still), edition)
    )


def test_withheld_figures_are_told_in_no_words(section: AuditSection, edition: Edition) -> None:
    hidden = tuple(replace(figure, flag="suppressed", estimate=0.4321, low=0.4, high=0.5) for figure in section.figures)
    document = report_on(replace(section, figures=hidden), edition)
    assert Texts(Language.RU)("draft.withheld") in told(document)
    everything = " ".join(
        RU.cell(cell) for table in document.tables() if table.id.startswith("audit.") for row in table.rows
        for cell in row.cells
    )  # fmt: skip
    assert "43,2" not in everything + told(document)
    assert all(
        not number.is_known or not ref.startswith("audit.") or ref.partition("@")[0].endswith(".n")
        for ref, number in figures_of(snapshot_on(replace(section, figures=hidden))).items()
    )


def test_without_an_interview_the_words_say_so_and_conclude_nothing(section: AuditSection, edition: Edition) -> None:
    nothing = tuple(replace(figure, flag="few", estimate=math.nan, n=0) for figure in section.figures)
    document = report_on(replace(section, figures=nothing, interviews=0, last_at=None, doubtful=0), edition)
    assert Texts(Language.RU)("draft.no_answers") in told(document)
    assert "завершённых интервью пока нет" in told(document)


def test_proposals_follow_breaches_acts_doubtful_services_and_wrong_numbers(
    section: AuditSection, edition: Edition
) -> None:
    breach = Breach(Month(2026, 8), date(2026, 9, 1), date(2026, 9, 4))
    document = report_on(replace(section, breaches=(breach,), doubtful=39), edition)
    ids = [block.id for block in document.sections[3].blocks if isinstance(block, Paragraph)]
    assert [name for name in ids if name.startswith("proposal.")] == [
        "proposal.deadlines",
        "proposal.mending",
        "proposal.acts",
        "proposal.doubtful",
    ]
    wrong = tuple(replace(rates, bad_numbers=edition.report.many_bad_numbers) for rates in section.rates)
    assert document.paragraph("proposal.doubtful")
    assert report_on(replace(section, rates=wrong), edition).paragraph("proposal.numbers")


def test_growth_is_told_against_the_periods_that_the_store_has(section: AuditSection, edition: Edition) -> None:
    now, before, year = (counted(edition, services) for services in (110, 100, 55))
    section = replace(section, statistics=now)
    both = report_on(section, edition, quarter=Compared(now, before, year))
    one = report_on(section, edition, quarter=Compared(now, before))
    assert "изменение к предыдущему периоду: +10,0\xa0%, к соответствующему периоду прошлого года: +100,0\xa0%" in told(
        both
    )
    assert "изменение к предыдущему периоду: +10,0\xa0%." in told(one)
    heads = [RU.say(column.head) for table in one.tables() for column in table.columns if table.id == "services_total"]
    assert heads == ["Регион", "Число", "Доля, %", "К пред. периоду, %", ""]


@given(data=st.data())
def test_a_figure_in_a_text_is_the_one_in_the_table_in_every_language(data: st.DataObject) -> None:
    refs, document, snapshot_figures = _invented()
    ref = data.draw(st.sampled_from(refs))
    number = snapshot_figures[ref]
    words = Edited("", {Language.RU: f"Мәні {{F:{ref}}}.", Language.KK: f"{{F:{ref}}}"}, {ref: number})
    in_tables = [cell for table in document.tables() for row in table.rows for cell in row.cells]
    same = [cell for cell in in_tables if isinstance(cell, Number) and cell.ref == ref]
    for cell in same:
        assert RU.number(cell) in RU.say(words)
        assert KK.number(cell) == KK.say(words)


def _invented() -> Any:
    if not _KEPT:
        made = edition.__wrapped__()  # type: ignore[attr-defined]
        invented = section.__wrapped__(made)  # type: ignore[attr-defined]
        figures = figures_of(snapshot_on(invented))
        document = report_on(invented, made)
        tables = {
            cell.ref
            for table in document.tables()
            for row in table.rows
            for cell in row.cells
            if isinstance(cell, Number)
        }
        _KEPT.append((sorted(tables & figures.keys()), document, figures))
    return _KEPT[0]


_KEPT: list[Any] = []


def test_every_reference_of_a_draft_may_be_edited(section: AuditSection, edition: Edition) -> None:
    """What is offered to be edited comes back as it was: each {F:reference} of a draft is known."""
    figures = figures_of(snapshot_on(section))
    document = report_on(section, edition)
    for made in document.sections:
        for block in made.blocks:
            if isinstance(block, Paragraph) and block.id:
                assert set(re.findall(r"\{F:([^{}]*)\}", RU.source(block.words))) <= figures.keys()


def test_one_reference_never_means_two_numbers(section: AuditSection, edition: Edition) -> None:
    seen: dict[str, float] = {}
    for table in report_on(section, edition).tables():
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, Number) and cell.is_known:
                    assert seen.setdefault(cell.ref, cell.value) == cell.value, cell.ref


def test_a_snapshot_is_frozen_and_thawed_without_loss(section: AuditSection, edition: Edition) -> None:
    now = counted(edition, 20)
    snapshot = snapshot_on(
        replace(section, statistics=now), quarter=Compared(now, now), words={"proposal.own": {Language.KK: "Сөз."}}
    )
    text = freeze(snapshot)
    assert freeze(thaw(text)) == text
    assert report_on(thaw(text).section, edition, words=thaw(text).words).paragraph("proposal.own")


@pytest.mark.parametrize("language", list(Language))
def test_rows_stand_in_the_order_of_the_language_below_the_country(
    section: AuditSection, edition: Edition, language: Language
) -> None:
    wording = Wording(Texts(language))
    table: Table = next(one for one in report_on(section, edition).tables() if one.id == "audit.q2")
    names = [wording.cell(row.cells[0]) for row in wording.rows(table)]
    assert names[0] == Texts(language)("paper.country")
    assert len(names) == 21
