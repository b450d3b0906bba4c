"""Acts without a row, what is wrong in questionnaires, services that clients deny: as frozen words."""

from collections import defaultdict
from collections.abc import Sequence

from survey.edition import Edition
from survey.masking import masked_cell, masked_id
from survey.registers.records import Act, RegisterFinding
from survey.services.doubtful import DoubtfulService
from survey.services.registers import ActsResult, QuestionnairesResult
from ui.registry.faces import ROLES, FindingFace
from ui.registry.listing import Listing, Row, Sheet, day_key, day_words, row_column
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column


def acts_listing(acts: Sequence[Act], texts: Texts) -> Listing[Act]:
    """Lay out the acts that no row of the registry answers to (¶11)."""
    columns: list[Column[Act]] = [
        row_column(texts, lambda act: act.row),
        Column(texts("listing.column_act"), lambda act: act.number or NO_FIGURE),
        Column(texts("registry.column.client"), lambda act: act.client),
        Column(texts("listing.column_id"), lambda act: masked_id(act.id_number)),
        Column(
            texts("listing.column_start"), lambda act: day_words(act.start, texts), sort_key=lambda a: day_key(a.start)
        ),
        Column(texts("listing.column_end"), lambda act: day_words(act.end, texts), sort_key=lambda a: day_key(a.end)),
        Column(texts("listing.column_signed"), lambda act: texts("listing.yes" if act.signed else "listing.no")),
        Column(texts("listing.column_service"), lambda act: "; ".join(act.services)),
    ]
    return _alone(texts("listing.acts", n=len(acts)), columns, acts, texts("listing.no_acts"))


def doubtful_listing(services: Sequence[DoubtfulService], edition: Edition, texts: Texts) -> Listing[DoubtfulService]:
    """Lay out the services that clients deny (question 1), each with the interview behind it."""
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    columns: list[Column[DoubtfulService]] = [
        Column(texts("listing.column_month"), lambda one: texts.month(one.month), sort_key=lambda one: one.month),
        Column(texts("listing.column_version"), lambda one: str(one.version), RIGHT, lambda one: one.version),
        row_column(texts, lambda one: one.row),
        Column(texts("registry.column.client"), lambda one: one.client),
        Column(texts("listing.column_id"), lambda one: one.id_number),
        Column(texts("registry.column.region"), lambda one: regions.get(one.region, NO_FIGURE)),
        Column(
            texts("listing.column_end"),
            lambda one: day_words(one.end or one.start, texts),
            sort_key=lambda one: day_key(one.end or one.start),
        ),
        Column(texts("listing.column_interview"), lambda one: texts.moment(one.at), sort_key=lambda one: one.at),
        Column(texts("listing.column_operator"), lambda one: one.operator),
        Column(texts("listing.column_service"), lambda one: one.service),
    ]
    return _alone(texts("listing.doubtful", n=len(services)), columns, services, texts("listing.no_doubtful"))


def questionnaires_listing(found: Sequence[RegisterFinding], texts: Texts) -> Listing[RegisterFinding]:
    """Lay out what is wrong in the questionnaires (Annex 2) by kind, the most frequent first."""
    by_code: defaultdict[str, list[RegisterFinding]] = defaultdict(list)
    for one in found:
        by_code[one.code].append(one)
    columns: list[Column[RegisterFinding]] = [
        row_column(texts, lambda one: one.row),
        Column(texts("listing.column_value"), _value, marked=lambda _: True),
        Column(texts("registry.column.wrong"), lambda one: _sentence(one, texts)),
    ]
    sheets = [
        _kind(code, by_code[code], columns, texts) for code in sorted(by_code, key=lambda code: -len(by_code[code]))
    ]
    return Listing(sheets, texts("listing.no_questionnaires"))


def acts_words(result: ActsResult, texts: Texts) -> str:
    """Say what a register of acts brought."""
    if result.repeated:
        return texts("listing.register_repeated", file=result.register.file)
    brought = texts(
        "listing.acts_brought",
        acts=texts.number(result.register.rows),
        months=result.register.months,
        matched=texts.number(result.matched),
        unmatched=texts.number(len(result.unmatched)),
    )
    found = texts("listing.acts_found", n=sum(result.findings.values()))
    frozen = [texts("listing.wave_frozen", quarters=result.frozen)] if result.frozen else []
    return " ".join([brought, found, *frozen])


def questionnaires_words(result: QuestionnairesResult, texts: Texts) -> str:
    """Say what a register of questionnaires brought."""
    if result.repeated:
        return texts("listing.register_repeated", file=result.register.file)
    return texts(
        "listing.questionnaires_brought",
        rows=texts.number(result.register.rows),
        months=result.register.months,
        matched=texts.number(result.matched),
        unmatched=texts.number(result.unmatched),
    )


def _alone(title: str, columns: Sequence[Column[Row]], rows: Sequence[Row], nothing: str) -> Listing[Row]:
    return Listing([Sheet(None, title, columns, rows)] if rows else (), nothing)


def _kind(
    code: str, rows: Sequence[RegisterFinding], columns: Sequence[Column[RegisterFinding]], texts: Texts
) -> Sheet[RegisterFinding]:
    severity = rows[0].severity
    name = texts(f"finding.name.{code}")
    face = FindingFace(code, name, texts.number(len(rows)), ROLES[severity], texts(f"labels.severity_{severity.value}"))
    return Sheet(face, texts("registry.finding_rows", name=name, n=len(rows)), columns, rows)


def _value(one: RegisterFinding) -> str:
    return masked_cell(one.column, one.value) or NO_FIGURE


def _sentence(one: RegisterFinding, texts: Texts) -> str:
    return texts(f"finding.{one.code}", value=masked_cell(one.column, one.value), **one.facts)
