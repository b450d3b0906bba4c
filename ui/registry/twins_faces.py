"""Possible twins, and what was decided about them, as frozen words (methodology decision 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.registry.faces import Face
from survey.registry.links import Ruling
from survey.registry.twins import Twin
from survey.services.persons import Decision
from ui.registry.faces import FindingFace
from ui.registry.listing import day_words
from ui.texts import NO_FIGURE, Texts

LIKELY = 0.7
"""The score from which two clients are more likely one than not."""


class Side(StrEnum):
    """What the tab lists: pairs to decide on, or decisions to look over."""

    TWINS = "twins"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class PersonFace:
    """A client as shown beside another: name, and lines of what else is known."""

    name: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class PairFace:
    """Two clients side by side: why they may be one or what was decided, and what may be done."""

    title: str
    one: PersonFace
    other: PersonFace
    reasons: Sequence[str]
    may_join: bool
    may_part: bool


class TwinsTarget(Protocol):
    """What the presenter of twins asks of its part of the screen."""

    def show_loading(self) -> None:
        """Say that pairs are on their way."""

    def show_sides(self, twins: str, decisions: str, side: Side) -> None:
        """Say how many pairs and decisions there are, and which are listed."""

    def show_nothing(self, sentence: str) -> None:
        """Say why there are no pairs."""

    def show_pairs(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the pairs; one of them is open."""

    def show_pair(self, face: PairFace) -> None:
        """Show a pair."""

    def show_decided(self) -> None:
        """Take the reason away: it is kept."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that they could not be read."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


def key_of(one: Face, other: Face) -> str:
    """Return what tells a pair in the list."""
    return f"{one.key}\n{other.key}"


def twin_row(twin: Twin, texts: Texts) -> FindingFace:
    """Return a possible pair in the list."""
    role = "chip-warning" if twin.score >= LIKELY else "chip-quiet"
    return FindingFace(key_of(twin.one, twin.other), _names(twin), texts.share(twin.score, 0), role, "")


def decision_row(decision: Decision, place: int, texts: Texts) -> FindingFace:
    """Return a decision in the list; the same pair may have been decided on more than once."""
    role = "chip-good" if decision.holds else "chip-quiet"
    return FindingFace(str(place), _names(decision), texts(f"twins.{decision.ruling.value}"), role, "")


def twin_pair(twin: Twin, edition: Edition, texts: Texts) -> PairFace:
    """Return two clients who may be one."""
    reasons = [texts(f"twins.reason.{reason.value}") for reason in twin.reasons]
    one, other = person_face(twin.one, edition, texts), person_face(twin.other, edition, texts)
    return PairFace(texts("twins.question"), one, other, reasons, may_join=True, may_part=True)


def decision_pair(decision: Decision, edition: Edition, texts: Texts) -> PairFace:
    """Return what was decided about two clients; only the opposite word is left to say."""
    joined = decision.ruling is Ruling.JOINED
    by = (
        texts("twins.decided", name=decision.by, at=decision.at, reason=decision.reason)
        if decision.by
        else texts("twins.by_rule")
    )
    return PairFace(
        title=texts("twins.are_joined" if joined else "twins.are_parted"),
        one=person_face(decision.one, edition, texts),
        other=person_face(decision.other, edition, texts),
        reasons=[by] if decision.holds else [by, texts("twins.no_effect")],
        may_join=not joined,
        may_part=joined,
    )


def person_face(face: Face, edition: Edition, texts: Texts) -> PersonFace:
    """Return a client: birth date, masked IIN, regions, services."""
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    return PersonFace(
        face.name or texts("twins.no_name"),
        (
            texts("twins.birth", day=day_words(face.birth, texts)),
            texts("twins.iin", number=face.iin or NO_FIGURE),
            texts("twins.regions", regions=", ".join(regions.get(code, code) for code in face.regions) or NO_FIGURE),
            texts("twins.services", n=face.services),
        ),
    )


def _names(pair: Twin | Decision) -> str:
    return f"{pair.one.name or NO_FIGURE}\n{pair.other.name or NO_FIGURE}"
