"""The issuing desk on a real store: the report's state, its words, its versions, the final report."""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.errors import Refused
from survey.language import Language
from survey.periods import Quarter
from survey.report.canonical import report_document
from survey.report.document import Document, Edited, Number, ReportKind
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.floor_time import floor_time
from ui.paper.report_pdf import build_report_pdf
from ui.paper.wording import Wording
from ui.texts import Texts

SPRING, QUARTER, FINAL = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)
ROAD = {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"}
KK, RU = Language.KK, Language.RU
REFUSED = (
    ("introduction.scale", "Қызмет {F:services}.", "report.reference_unknown"),
    ("introduction.scale", "Қызмет {services_total}.", "report.braces"),
    ("introduction.scale", "Тамаша \N{GRINNING FACE}", "report.unprintable"),
    ("introduction.scale", "Услуги \N{HEBREW LETTER ALEF}", "report.unprintable"),
    ("introduction.scale", "а" * 4001, "report.text_long"),
    ("conclusion.weather", "Күн ашық.", "report.paragraph_unknown"),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Quarter, Sequence[Path]]:
    folder, edition = tmp_path_factory.mktemp("demo"), main.edition()
    return {quarter: write_demo_files(folder, quarter, 240, 7, edition) for quarter in (SPRING, QUARTER, FINAL)}


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", "a-long-password", floor_time)) as opened:
        yield opened


def take_in(desks: Desks, files: dict[Quarter, Sequence[Path]], quarter: Quarter = QUARTER) -> None:
    for month, file in zip(quarter.months, files[quarter], strict=False):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.sampling.draw(quarter, Request(sample=60), "1")


def interview(desks: Desks) -> Turn:
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    for question, choice in ROAD.items():
        desks.calling.answer(turn.case.id, question, choice, KK)
    desks.calling.complete(turn.case.id)
    return turn


def printed(document: Document, language: Language = KK) -> bytes:
    out = io.BytesIO()
    build_report_pdf(document, language, out)
    return out.getvalue()


def same(one: Document, other: Document) -> bool:
    """Tell whether two documents say the same; a figure that is not a number is equal to itself here."""
    plain, wanted = (json.dumps(asdict(document), default=str) for document in (one, other))
    return plain == wanted


def test_one_snapshot_gives_the_same_bytes_and_one_answer_changes_its_hash(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    turn = interview(desks)
    first, again = desks.reporting.document(QUARTER), desks.reporting.document(QUARTER)
    assert first.sha256 == again.sha256
    assert printed(first) == printed(again)
    desks.calling.reopen(turn.case.id)
    desks.calling.answer(turn.case.id, "q2", "5", KK)
    assert desks.reporting.document(QUARTER).sha256 != first.sha256


def test_an_approved_version_is_written_again_whatever_happened_since(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    turn = interview(desks)
    before = desks.reporting.document(QUARTER)
    approved = desks.issuing.approve(QUARTER)
    assert (approved.version, desks.issuing.differences(QUARTER)) == (1, ())
    with pytest.raises(Refused, match=r"report\.approved"):
        desks.issuing.approve(QUARTER)

    desks.calling.reopen(turn.case.id)
    desks.calling.answer(turn.case.id, "q1", "no", KK)
    desks.calling.complete(turn.case.id)
    now = desks.reporting.document(QUARTER)
    assert (now.version, now.sections[4].key) == (2, "changes")
    assert {one.ref for one in desks.issuing.differences(QUARTER)} >= {"doubtful"}
    assert same(desks.issuing.version(QUARTER, 1), before)
    assert [one.version for one in desks.issuing.versions(QUARTER)] == [1, 2]
    assert desks.issuing.approve(QUARTER).version == 2
    assert same(desks.reporting.document(QUARTER), now)
    with pytest.raises(Refused, match=r"report\.no_version"):
        desks.issuing.version(QUARTER, 3)


def test_words_stand_in_their_language_and_an_empty_text_brings_the_draft_back(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    draft = desks.reporting.document(QUARTER)
    desks.issuing.write(QUARTER, "introduction.scale", RU, "Услуг {F:services_total},  клиентов {F:frame}.")
    written = desks.reporting.document(QUARTER)
    snapshot = desks.reporting.snapshot(QUARTER)
    services = Texts(RU).number(snapshot.section.statistics["services_total"].total)
    words = written.paragraph("introduction.scale").words
    assert Wording(Texts(RU)).say(words) == f"Услуг {services}, клиентов {Texts(RU).number(snapshot.section.frame)}."
    assert Wording(Texts(KK)).say(words) == Wording(Texts(KK)).say(draft.paragraph("introduction.scale").words)
    assert written.sha256 != draft.sha256
    desks.issuing.write(QUARTER, "introduction.scale", RU, "  ")
    assert desks.reporting.document(QUARTER).sha256 == draft.sha256


def test_the_supervisors_own_paragraph_is_there_once_he_wrote_it(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    with pytest.raises(KeyError):
        desks.reporting.document(QUARTER).paragraph("proposal.own")
    desks.issuing.write(QUARTER, "proposal.own", KK, "Семинар өткізу.")
    assert isinstance(desks.reporting.document(QUARTER).paragraph("proposal.own").words, Edited)


def test_words_that_cannot_be_printed_or_kept_true_are_refused(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    for paragraph, text, code in REFUSED:
        with pytest.raises(Refused) as refused:
            desks.issuing.write(QUARTER, paragraph, KK, text)
        assert refused.value.code == code
    assert desks.reporting.snapshot(QUARTER).words == {}


def test_words_whose_figure_or_reason_is_gone_are_refused_by_name(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    turn = interview(desks)
    desks.calling.reopen(turn.case.id)
    desks.calling.answer(turn.case.id, "q1", "no", KK)
    desks.calling.complete(turn.case.id)
    desks.issuing.write(QUARTER, "proposal.doubtful", KK, "Тексеру: {F:doubtful}.")
    desks.reporting.reject(turn.case.id, "басқа адам")
    with pytest.raises(Refused, match=r"report\.paragraph_stale"):
        desks.reporting.document(QUARTER)
    desks.issuing.write(QUARTER, "proposal.doubtful", KK, "")
    assert desks.reporting.document(QUARTER).version == 1


def test_p12_the_final_report_counts_the_year_to_1_december_and_holds_its_quarter(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files)
    take_in(desks, files, FINAL)
    snapshot, document = desks.reporting.snapshot(FINAL), desks.reporting.document(FINAL)
    quarters = [desks.reporting.statistics(quarter)["services_total"].total for quarter in (QUARTER, FINAL)]
    assert (document.kind, snapshot.kind) == (ReportKind.FINAL, ReportKind.FINAL)
    assert snapshot.year
    assert snapshot.year.now["services_total"].total == sum(quarters)
    assert [str(one.month) for one in snapshot.months] == ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]
    assert [one.quarter for one in snapshot.audits] == [QUARTER]
    assert {"year.services_total", "services_total", "audit.year"} <= {table.id for table in document.tables()}
    assert report_document(snapshot)["year"]["services_total"]["total"] == sum(quarters)


def test_section_2_compares_with_the_quarter_before_where_the_same_months_count(
    desks: Desks, files: dict[Quarter, Sequence[Path]]
) -> None:
    take_in(desks, files, SPRING)
    take_in(desks, files)
    before, now = (desks.reporting.statistics(quarter)["services_total"].total for quarter in (SPRING, QUARTER))
    table = next(one for one in desks.reporting.document(QUARTER).tables() if one.id == "services_total")
    growth = table.rows[0].cells[3]
    assert isinstance(growth, Number)
    assert (growth.ref, growth.value) == ("services_total.growth", pytest.approx((now - before) / before))

    june = SPRING.months[-1]
    desks.registry.import_month(files[SPRING][0], june, june.next.first + timedelta(days=20), lambda _rows: None)
    assert desks.reporting.snapshot(QUARTER).quarter.previous is None
