"""The report on paper: section 3 (Annex 3), the quality audit by telephone poll, after section 2."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from survey.edition import Edition
from survey.language import Language
from survey.outcome import Group
from survey.report.figures import AuditSection, Weighting
from ui.paper.criteria import criterion
from ui.paper.files import save_whole
from ui.paper.sheet import WIDTH, Imprint, print_sheet
from ui.paper.statistics import statistics_story
from ui.paper.tables import Cell, table
from ui.paper.written import Written
from ui.texts import ROMAN, Texts

PUBLISHED_RATES = ("RR1", "RR3", "COOP1", "REF1", "CON1")
SIGN_NOTES = {"*": "note_suppressed", "**": "note_few", "†": "note_review"}


def write_audit_pdf(section: AuditSection, edition: Edition, language: Language, folder: Path) -> Path:
    """Write the section into a folder, whole or not at all, and return the file.

    Raises FileRefused (report.write_failed).
    """
    file = folder / f"report-{section.quarter}-audit-{language.value}.pdf"
    return save_audit_pdf(section, edition, language, file)


def save_audit_pdf(section: AuditSection, edition: Edition, language: Language, file: Path) -> Path:
    """Write the section to a file, whole or not at all, and return it. Raises FileRefused (report.write_failed)."""
    return save_whole(file, lambda out: build_audit_pdf(section, edition, language, out))


def build_audit_pdf(section: AuditSection, edition: Edition, language: Language, out: BinaryIO) -> None:
    """Print the section as PDF, A4; the same section gives the same bytes."""
    texts = Texts(language)
    imprint = Imprint(
        title=f"{edition.headings['title'][language]}. {texts.quarter(section.quarter)}",
        author=edition.actors["agency"][language],
        footer=texts("paper.footer", quarter=section.quarter, sha=section.snapshot_sha256[:16]),
        language=language,
    )
    print_sheet(_story(Written(section, edition, texts)), imprint, out)


def _story(written: Written) -> list[Flowable]:
    language = written.texts.language
    headings = {name: heading[language] for name, heading in written.edition.headings.items()}
    headings["confirmation"] = written.texts("paper.confirmation")
    criteria = {"q2": "quality", "q3": "satisfaction", "q4": "interest", "q1": "confirmation"}
    questions = {question.id: question for question in written.edition.questionnaire.questions}
    return [
        written.paragraph(headings["title"], "title"),
        written.paragraph(written.texts.quarter(written.section.quarter), "subtitle"),
        *statistics_story(written),
        written.paragraph(headings["audit"], "heading1"),
        written.paragraph(headings["audit_task"]),
        *_opening(written),
        *(part for key, name in criteria.items() for part in criterion(written, headings[name], questions[key])),
        *_doubtful(written),
        *_response(written),
        *_notes(written),
    ]


def _opening(written: Written) -> list[Flowable]:
    section, texts = written.section, written.texts
    told = written.say(
        "opening",
        year=section.quarter.year,
        number=ROMAN[section.quarter.number - 1],
        frame=texts.number(section.frame),
        sample=texts.number(section.sample),
        interviews=texts.number(section.interviews),
        rr3=texts.share(section.rate().rates["RR3"]),
    )
    if section.last_at is None:
        return [told, written.say("no_interviews", "small")]
    return [told, written.say("as_at", "small", moment=section.last_at)]


def _doubtful(written: Written) -> list[Flowable]:
    services = written.figure("q1.services")
    return [
        written.say(
            "doubtful",
            doubtful=written.texts.number(written.section.doubtful),
            share=written.estimate(services, written.share),
            interval=written.interval(services, written.percent),
        )
    ]


def _response(written: Written) -> list[Flowable]:
    texts = written.texts
    columns = ("region", "drawn", "I", "P", "R", "NC", "O", "U", "NE", *PUBLISHED_RATES)
    headings = [texts(f"paper.column.{name}") if name in {"region", "drawn"} else name for name in columns]
    rows = [_response_row(written, region) for region in (None, *written.regions)]
    widths = [0.25, 0.09, *[0.045] * 7, 0.065, 0.065, 0.08, 0.065, 0.07]
    country = written.section.rate()
    return [
        written.say("response", "heading2"),
        table(headings, rows, [share * WIDTH for share in widths]),
        written.say("response_note", "small", e=texts.number(country.e, 3)),
        written.say(
            "response_weighted", "small", **{name: texts.share(country.weighted[name]) for name in PUBLISHED_RATES}
        ),
        written.say("bad_numbers", "small", share=texts.share(country.bad_numbers), regions=_bad_numbers(written)),
    ]


def _bad_numbers(written: Written) -> str:
    shares = ((region, written.section.rate(region).bad_numbers) for region in written.regions)
    return ", ".join(f"{written.region(region)} {written.texts.share(share)}" for region, share in shares)


def _response_row(written: Written, region: str | None) -> list[Cell]:
    rate = written.section.rate(region)
    unknown = sum(rate.counts[group] for group in (Group.UH, Group.UR, Group.UO))
    known = [rate.counts[group] for group in (Group.I, Group.P, Group.R, Group.NC, Group.O)]
    counts = [sum(rate.counts.values()), *known, unknown, rate.counts[Group.NE]]
    return [
        written.region(region),
        *(written.texts.number(count) for count in counts),
        *(written.percent(rate.rates[name]) for name in PUBLISHED_RATES),
    ]


def _notes(written: Written) -> list[Flowable]:
    section = written.section
    notes = [SIGN_NOTES[sign] for sign in SIGN_NOTES if sign in written.signs]
    story: list[Flowable] = [
        written.say("notes", "heading2"),
        *(written.say(note, "small") for note in notes),
        *(written.paragraph(written.texts(f"method.{name}"), "small") for name in _method(section)),
    ]
    if section.lonely:
        names = ", ".join(written.region(code) for code in section.lonely)
        story.append(written.say("note_lonely", "small", regions=names))
    if section.silent:
        names = ", ".join(written.region(code) for code in section.silent)
        story.append(written.say("note_silent", "small", regions=names))
    story += [
        written.say("breach", "small", month=breach.month, due=breach.due, received=breach.received)
        for breach in section.breaches
    ]
    story.append(_acts(written))
    return story


def _acts(written: Written) -> Flowable:
    """Say how far the acts were checked (¶11); a check that was not carried out is never told as passed."""
    acts = written.section.acts
    left_out = written.texts.number(acts.left_out)
    if acts.carried_out:
        return written.say("acts_checked", "small", rows=left_out)
    if acts.months:
        return written.say("acts_partly", "small", months=acts.months, rows=left_out)
    return written.say("acts_not_checked", "small")


def _method(section: AuditSection) -> Iterator[str]:
    """Yield the sentences of the note on method that the section's figures need (docs/method.md)."""
    yield from ("sample", "weights")
    if section.weighting is Weighting.RAKED:
        yield "raking"
    yield from ("services", "intervals")
    if any(figure.change for figure in section.figures):
        yield "change"
    yield "decisions"
