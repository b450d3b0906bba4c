"""Depersonalised interviews in words: what analysts read of each column and code, in one language."""

import math
from collections.abc import Iterable, Mapping, Sequence

from survey.alphabet import alphabetical
from survey.data_file import Code, DataFile, Measure, Number, Variable
from survey.edition import Edition
from survey.language import Language
from survey.microdata.disclosure import WITHHELD
from survey.microdata.table import MIXED, MOST_SERVICES, QUALITIES, Microdata, Record
from survey.periods import Month
from survey.questionnaire import Question, QuestionKind
from survey.report.stated import ONLINE, UNKNOWN
from ui.paper.letter import SHOWN, UNPRINTABLE
from ui.texts import ALMATY, Texts

CASE = "case"
WEIGHTS = {"weight_drawn": "drawn", "weight": "base", "weight_raked": "raked"}
WEIGHT_DIGITS = 9
NOT_STATED, NOT_SHOWN = 998, 999
"""Codes that tell nothing of the client: the registry does not say, too few share it."""
NOTES = ("persons", "withheld", "weights", "raked", "base")


def data_file(data: Microdata, edition: Edition, language: Language) -> DataFile:
    """Return a quarter's interviews as they are written for analysts."""
    texts = Texts(language)
    qualities = [_quality(name, data.records, edition, texts) for name in QUALITIES]
    questions = [_question(question, texts) for question in edition.questionnaire.questions]
    return DataFile(
        name=f"interviews-{data.quarter}-{language.value}",
        title=texts("data.title", quarter=data.quarter),
        made=data.at.astimezone(ALMATY),
        variables=(
            Variable(CASE, texts("data.case"), texts("data.note.case"), Measure.NOMINAL),
            *qualities,
            *questions,
            Variable("stratum_clients", texts("data.stratum_clients"), texts("data.note.fpc"), Measure.SCALE),
            *(_weight(name, texts) for name in WEIGHTS),
        ),
        rows=[_row(number, record, qualities, questions) for number, record in enumerate(data.records, 1)],
        notes=tuple(texts(f"data.method.{name}") for name in NOTES),
        headings={name: texts(f"data.column.{name}") for name in ("variable", "label", "code", "key", "words", "note")},
        sheets=(texts("data.sheet.codes"), texts("data.sheet.words"), texts("data.sheet.codebook")),
    )


def _quality(name: str, records: Sequence[Record], edition: Edition, texts: Texts) -> Variable:
    """Return a column of what may be known of a client; its codes are those in use."""
    used = {record.qualities[name] for record in records}
    known = [code for code in _codes(name, used - {WITHHELD, UNKNOWN}, edition, texts) if code.key in used]
    if UNKNOWN in used:
        known.append(Code(NOT_STATED, UNKNOWN, texts("data.not_stated"), missing=True))
    if WITHHELD in used:
        known.append(Code(NOT_SHOWN, WITHHELD, texts("data.not_shown"), missing=True))
    measure = Measure.ORDINAL if name in {"services", "month"} else Measure.NOMINAL
    return Variable(name, texts(f"data.{name}"), "", measure, tuple(known))


def _codes(name: str, used: Iterable[str], edition: Edition, texts: Texts) -> Iterable[Code]:
    language = texts.language
    words: Mapping[str, str]
    match name:
        case "region":
            words = {region.code: region.name[language] for region in edition.regions}
        case "service":
            words = {service: _plain(service) for service in sorted(used, key=alphabetical)}
        case "legal_form":
            words = {key: form[language] for key, form in edition.report.legal_forms.items()}
        case "mode":
            words = {ONLINE: texts("data.online"), "offline": texts("data.offline")}
        case "language":
            spoken = {one.value: texts(f"common.language.{one.value}") for one in Language}
            words = spoken | {MIXED: texts("data.mixed")}
        case "services":
            words = {str(number): _services(number, texts) for number in range(1, MOST_SERVICES + 1)}
        case _:
            months = [Month.parse(month) for month in sorted(used)]
            return [Code(month.year * 100 + month.number, str(month), texts.month(month)) for month in months]
    return [Code(number, key, said) for number, (key, said) in enumerate(words.items(), 1)]


def _services(number: int, texts: Texts) -> str:
    return texts("data.and_more", n=number) if number == MOST_SERVICES else texts.number(number)


def _question(question: Question, texts: Texts) -> Variable:
    language = texts.language
    codes = tuple(
        Code(int(choice.digit), choice.key, choice.text[language] or choice.digit) for choice in question.choices
    )
    asked = question.text[language].format(place="…", date="…")
    note = question.hint[language] if question.hint else ""
    measure = Measure.ORDINAL if question.kind is QuestionKind.MARK else Measure.NOMINAL
    return Variable(question.id, asked, note, measure, codes)


def _weight(name: str, texts: Texts) -> Variable:
    return Variable(
        name, texts(f"data.{name}"), "", Measure.SCALE, digits=WEIGHT_DIGITS, weighs=WEIGHTS[name] == "base"
    )


def _row(
    number: int, record: Record, qualities: Sequence[Variable], questions: Sequence[Variable]
) -> tuple[Number, ...]:
    weights = (float(getattr(record, weight)) for weight in WEIGHTS.values())
    return (
        number,
        *(_coded(variable, record.qualities[variable.name]) for variable in qualities),
        *(_coded(variable, record.choices.get(variable.name)) for variable in questions),
        record.stratum_clients,
        *(None if math.isnan(weight) else round(weight, WEIGHT_DIGITS) for weight in weights),
    )


def _coded(variable: Variable, key: str | None) -> int | None:
    """Return the number of a key; nothing for a question that was not asked."""
    return next((code.number for code in variable.codes if code.key == key), None)


def _plain(service: str) -> str:
    words = " ".join(service.translate(UNPRINTABLE).split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
