"""The interview screen as frozen words: what stands where, decided without a widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from survey.edition import Edition
from survey.facts import Appointment, Dial, Disposition, Fact, Note, Review, Verdict, standing
from survey.fieldwork.queue import Reason
from survey.interview import Interview
from survey.language import Language
from survey.masking import masked_id
from survey.questionnaire import Question, QuestionKind
from survey.services.calling import Progress, Turn
from ui.interview.blanks import filled, place_of
from ui.texts import Texts

SHARERS_NAMED = 5
LANDLINES = ("+771", "+772")


class Fold(StrEnum):
    """How a question stands on the screen."""

    ANSWERED = "answered"
    ACTIVE = "active"
    LATER = "later"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ChoiceFace:
    """A choice as a button: its key, its words, whether it is the answer that counts now."""

    digit: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionFace:
    """A question as it stands on the screen; `answer` is empty when there is none."""

    id: str
    number: int
    kind: QuestionKind
    fold: Fold
    counter: str
    text: str
    hint: str
    answer: str
    choices: tuple[ChoiceFace, ...]


@dataclass(frozen=True, slots=True)
class PhoneFace:
    """A number of the client: as it is read, what was tried with it, and whether it is its turn."""

    number: str
    shown: str
    tries: str
    turn: str = ""


@dataclass(frozen=True, slots=True)
class ClientFace:
    """The left column: the client, why now, the numbers, the service, what happened before."""

    name: str
    enterprise: str
    identity: str
    reason: str
    region: str
    phones: tuple[PhoneFace, ...]
    service: tuple[tuple[str, str], ...]
    history: tuple[tuple[str, str], ...]
    sharers: str = ""


def client_face(turn: Turn, history: tuple[Fact, ...], edition: Edition, texts: Texts) -> ClientFace:
    """Return the left column of a case in hand."""
    cells = turn.card.cells
    day = turn.card.end or turn.card.start
    place = place_of(turn.card, edition)
    service = {
        "place": ", ".join(dict.fromkeys(part for part in (cells.get("place"), cells.get("settlement")) if part)),
        "service": cells.get("service", ""),
        "subservice": cells.get("subservice", ""),
        "date": texts.long_date(day) if day else "",
        "manager": cells.get("manager", ""),
    }
    number = masked_id(cells.get("id_number", ""))
    identity = (number and texts("interview.identity", id=number), cells.get("settlement", ""))
    return ClientFace(
        name=cells.get("client", "") or place,
        enterprise=" · ".join(part for part in (cells.get("enterprise"), cells.get("category")) if part),
        identity=" · ".join(part for part in identity if part),
        reason=texts("interview.why", reason=_reason(turn, texts)),
        region=edition.region(turn.case.region).name[texts.language],
        phones=tuple(_phone(number, turn, history, texts) for number in turn.phones),
        service=tuple((texts(f"interview.{name}"), value) for name, value in service.items() if value),
        history=tuple((texts.moment(at), what) for at, what in happened(history, edition, texts)),
        sharers=f"{sharing_words(turn.sharers, texts)} {texts('interview.sharing_key')}" if turn.sharers else "",
    )


def sharing_words(clients: tuple[str, ...], texts: Texts) -> str:
    """Say who else has the number, the first of them by name."""
    names = ", ".join(clients[:SHARERS_NAMED]) + ("…" if len(clients) > SHARERS_NAMED else "")
    return texts("interview.sharing", n=len(clients), names=names)


def question_faces(
    turn: Turn, progress: Progress, viewed: str | None, language: Language, edition: Edition
) -> tuple[QuestionFace, ...]:
    """Return the questions in order; those skipped by the routing say so."""
    road = {question.id for question in progress.interview.route()}
    questions = edition.questionnaire.questions
    return tuple(
        _question(
            question, turn, progress, _fold(question, road, viewed, progress.interview.choices), language, edition
        )
        for question in questions
    )


def reachable_questions(interview: Interview) -> list[str | None]:
    """Return the questions one may go back and forward to; None is the sight after the last.

    What lies beyond the open question may be answered, from before a correction; it is reached in its turn.
    """
    answered = takewhile(lambda question: question.id in interview.choices, interview.route())
    open_question = interview.next_question()
    return [*(question.id for question in answered), open_question.id if open_question else None]


def _fold(question: Question, road: set[str], viewed: str | None, choices: Mapping[str, str]) -> Fold:
    if question.id not in road:
        return Fold.SKIPPED
    if question.id == viewed:
        return Fold.ACTIVE
    return Fold.ANSWERED if question.id in choices else Fold.LATER


def _question(
    question: Question, turn: Turn, progress: Progress, fold: Fold, language: Language, edition: Edition
) -> QuestionFace:
    spoken = Texts(language)
    chosen = progress.interview.choices.get(question.id)
    answer = question.choice(chosen) if chosen else None
    return QuestionFace(
        id=question.id,
        number=question.number,
        kind=question.kind,
        fold=fold,
        counter=spoken("interview.counter", number=question.number, of=len(edition.questionnaire.questions)),
        text=filled(question.text[language], turn.card, edition, language),
        hint=question.hint[language] if question.hint else "",
        answer=answer.words(language) if answer else "",
        choices=tuple(
            ChoiceFace(choice.digit, choice.text[language], choice.key == chosen) for choice in question.choices
        ),
    )


def _reason(turn: Turn, texts: Texts) -> str:
    steps = [fact for fact in standing(turn.history) if isinstance(fact, Appointment | Disposition | Review)]
    last = steps[-1] if steps else None
    if isinstance(last, Review) and last.verdict is Verdict.RETURNED:
        return texts("labels.reason_returned", reason=last.reason)
    if turn.reason in {Reason.APPOINTMENT, Reason.TAKEN_OVER}:
        promised = next(fact.due for fact in reversed(turn.history) if isinstance(fact, Appointment))
        said = texts.clock if turn.reason is Reason.APPOINTMENT else texts.moment
        return texts(f"labels.reason_{turn.reason.value}", time=said(promised))
    return texts(f"labels.reason_{turn.reason.value}")


def _phone(number: str, turn: Turn, history: tuple[Fact, ...], texts: Texts) -> PhoneFace:
    dials = [fact for fact in history if isinstance(fact, Dial) and fact.phone == number]
    # Once it was dialled in this call its turn is over.
    waits = len(turn.phones) > 1 and number == turn.phone and all(fact in turn.history for fact in dials)
    kind = texts("labels.phone_work" if number.startswith(LANDLINES) else "labels.phone_mobile")
    tries = f"{kind} · {texts('interview.tries', n=len(dials))}"
    return PhoneFace(number, shown_number(number), tries, texts("interview.phone_turn") if waits else "")


def shown_number(number: str) -> str:
    """Return +77053101240 as it is read out: +7 705 310 12 40."""
    parts = (number[:2], number[2:5], number[5:8], number[8:10], number[10:])
    return " ".join(part for part in parts if part)


def happened(history: Sequence[Fact], edition: Edition, texts: Texts) -> list[tuple[datetime, str]]:
    """Return what was learnt from the client and when (UTC), the latest first."""
    lines: list[tuple[datetime, str]] = []
    for fact in reversed(history):
        match fact:
            case Disposition():
                outcome = edition.outcome(fact.outcome)
                lines.append((fact.at, f"{outcome.text[texts.language]} ({outcome.code})"))
            case Appointment():
                lines.append((fact.at, texts("interview.appointed", due=texts.moment(fact.due))))
            case Review() if fact.verdict is Verdict.RETURNED:
                lines.append((fact.at, texts("interview.returned", reason=fact.reason)))
            case Note() if fact.text:
                lines.append((fact.at, f"«{fact.text}»"))
    return lines
