"""The form to ask again as frozen words: the client and the questions, nothing that he said before."""

from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.outcome import Outcome
from survey.questionnaire import Question
from survey.services.back_checks import BlindCheck, NoCheck
from ui.interview.blanks import filled
from ui.interview.page import ChoiceFace, ClientFace, Fold, PhoneFace, QuestionFace, shown_number
from ui.texts import Texts


class View(Protocol):
    """What the presenter asks of the form."""

    def show_client(self, face: ClientFace) -> None:
        """Show whom to call."""

    def show_questions(self, faces: tuple[QuestionFace, ...], language: Language) -> None:
        """Lay out the questions; when none is active all are answered."""

    def show_outcomes(self, *, awake: bool) -> None:
        """Say whether the digits choose an outcome."""

    def show_idle(self, title: str, text: str) -> None:
        """Clear the client away and say what comes next."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""


def client_face(check: BlindCheck, edition: Edition, texts: Texts) -> ClientFace:
    """Return whom to call about which service; the case in hand shows its numbers."""
    cells, day = check.card.cells, check.card.end or check.card.start
    place = (cells.get("place", ""), cells.get("settlement", ""))
    service = {
        "place": ", ".join(dict.fromkeys(part for part in place if part)),
        "service": cells.get("service", ""),
        "date": texts.long_date(day) if day else "",
    }
    return ClientFace(
        name=cells.get("client", ""),
        enterprise=cells.get("enterprise", ""),
        identity="",
        reason=texts("quality.blind"),
        region=edition.region(check.case.region).name[texts.language],
        phones=tuple(PhoneFace(number, shown_number(number), "") for number in check.case.phones),
        service=tuple((texts(f"interview.{name}"), value) for name, value in service.items() if value),
        history=(),
    )


def question_faces(
    check: BlindCheck, viewed: str | None, language: Language, edition: Edition
) -> tuple[QuestionFace, ...]:
    """Return the questions that are asked again, in order."""
    road = {question.id for question in edition.questionnaire.route(check.answers)}
    return tuple(
        _question(question, place, check, _fold(question, road, viewed, check), language, edition)
        for place, question in enumerate(asked_again(edition), 1)
    )


def asked_again(edition: Edition) -> tuple[Question, ...]:
    """Return the questions of the form."""
    return tuple(one for one in edition.questionnaire.questions if one.id in edition.quality.questions)


def outcomes_on_buttons(edition: Edition) -> tuple[Outcome, ...]:
    """Return the outcomes of a call that reached nobody, in the order of their digits."""
    return tuple(sorted((one for one in edition.outcomes if one.button), key=lambda one: one.button or 0))


def idle_words(found: NoCheck | None, texts: Texts) -> tuple[str, str]:
    """Return what to say while no client is in hand."""
    if found is None:
        return texts("quality.idle_title"), texts("quality.idle_text")
    parts = []
    if found.opens:
        parts.append(texts("quality.none_hours", opens=found.opens))
    if found.next_due:
        parts.append(texts("quality.none_due", due=found.next_due))
    if found.own:
        parts.append(texts("quality.none_own", n=found.own))
    return texts("quality.none_title"), " ".join(parts) or texts("quality.none_text")


def _fold(question: Question, road: set[str], viewed: str | None, check: BlindCheck) -> Fold:
    if question.id not in road:
        return Fold.SKIPPED
    if question.id == viewed:
        return Fold.ACTIVE
    return Fold.ANSWERED if question.id in check.answers else Fold.LATER


def _question(
    question: Question, place: int, check: BlindCheck, fold: Fold, language: Language, edition: Edition
) -> QuestionFace:
    chosen = check.answers.get(question.id)
    answer = question.choice(chosen) if chosen else None
    return QuestionFace(
        id=question.id,
        number=question.number,
        kind=question.kind,
        fold=fold,
        counter=Texts(language)("interview.counter", number=place, of=len(edition.quality.questions)),
        text=filled(question.text[language], check.card, edition, language),
        hint=question.hint[language] if question.hint else "",
        answer=answer.words(language) if answer else "",
        choices=tuple(
            ChoiceFace(choice.digit, choice.text[language], choice.key == chosen) for choice in question.choices
        ),
    )
