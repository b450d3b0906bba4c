"""The sampling protocol on paper: a reader can repeat the draw from it."""

import io
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from pypdf import PdfReader

from survey.edition import Edition
from survey.language import Language
from survey.periods import Month, Quarter
from survey.registry.records import Version
from survey.sampling.design import Plan, Release, Request, StratumPlan, Wave
from survey.sampling.protocol import Protocol
from ui.paper.protocol import build_protocol_pdf
from ui.texts import Texts

ONE = UUID(int=1)
DRAWN = datetime(2026, 10, 5, 4, 30, tzinfo=UTC)
JULY, AUGUST = Month(2026, 7), Month(2026, 8)


def source(month: Month, *, late: bool) -> Version:
    received = month.next.first + timedelta(days=9 if late else 0)
    digest = sha256(str(month).encode()).hexdigest()
    return Version(ONE, month, 2, f"registry-{month}.xlsx", digest, received, late, 2100, 2046, DRAWN, ONE)


def protocol(**request: object) -> Protocol:
    strata = (StratumPlan("KZ-10", 1204, 1790, 12, 112, 69, 0.115), StratumPlan("KZ-75", 58, 71, 1, 57, 34, 0.1))
    plan = Plan(Quarter(2026, 3), Request(replicates=2, **request), 1262, 103, 169, 0.0931, strata)  # type: ignore[arg-type]  # a request's own fields
    wave = Wave(ONE, "2019-59", plan, "20260930", "4f9c01a1" * 8, DRAWN, ONE)
    sources = (source(JULY, late=False), source(AUGUST, late=True))
    return Protocol(wave, sources, "Жандос Әлиев", {1: 85, 2: 84}, (Release(ONE, ONE, 1, DRAWN, ONE),))


def printed(made: Protocol, edition: Edition, language: Language) -> PdfReader:
    out = io.BytesIO()
    build_protocol_pdf(made, edition, language, out)
    out.seek(0)
    return PdfReader(out)


def words(reader: PdfReader) -> str:
    return " ".join(spaced(page.extract_text()) for page in reader.pages)


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", list(Language))
def test_seed_frame_files_and_counts_are_printed(edition: Edition, language: Language) -> None:
    made = protocol()
    reader = printed(made, edition, language)
    text, texts = words(reader), Texts(language)
    solid = text.replace(" ", "")
    for digest in (made.wave.frame_sha256, *(one.sha256 for one in made.sources)):
        assert digest in solid
    for told in ("20260930", "registry-2026-07.xlsx", "05.10.2026 09:30", "Жандос Әлиев", spaced(texts.number(1262))):
        assert told in text
    counts = spaced(f"{texts.number(1204)} {texts.number(1790)} 12 112 69")
    assert f"{edition.region('KZ-10').name[language]} {counts}" in text
    assert texts("protocol.source_none", month=Month(2026, 9)) in text
    assert f"2 84 {texts('protocol.in_reserve')}" in text
    assert reader.metadata
    assert reader.metadata.title
    assert reader.metadata.title.startswith(texts("protocol.title"))


def test_p10_a_late_month_is_named_as_left_out(edition: Edition) -> None:
    text = words(printed(protocol(), edition, Language.RU))
    late = Texts(Language.RU).date(date(2026, 9, 10))
    assert f"получен {late} – позже срока пункта 7 Методики" in text


def test_the_example_of_the_hash_is_right(edition: Edition) -> None:
    text = words(printed(protocol(), edition, Language.KK)).replace(" ", "")
    assert sha256(b"20260930|iin:900101300017").hexdigest() in text


def test_a_number_asked_for_stands_in_the_place_of_the_precision(edition: Edition) -> None:
    by_number, by_precision = (
        words(printed(made, edition, Language.EN)) for made in (protocol(sample=169), protocol())
    )
    assert "A number of clients was asked for in place of a precision: 169." in by_number
    assert "Precision asked: ±2.0 pp at 95% confidence; at least 60 interviews in each region." in by_precision


def test_the_same_draw_gives_the_same_bytes(edition: Edition) -> None:
    one, two = io.BytesIO(), io.BytesIO()
    for out in (one, two):
        build_protocol_pdf(protocol(), edition, Language.KK, out)
    assert one.getvalue() == two.getvalue()
