"""The issuing desk: the report's words edited, its versions approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.ids import uuid7
from survey.language import Language
from survey.periods import Quarter
from survey.ports import Clock, NewWork
from survey.report.approval import Approval, Changed, changed_figures
from survey.report.book import figures_of
from survey.report.compose import compose
from survey.report.document import Document, Words
from survey.report.editing import Wording, check_text
from survey.report.frozen import freeze, thaw
from survey.report.sections.words import drafts
from survey.report.snapshot import Snapshot
from survey.services.freezing import snapshot_of
from survey.services.guard import needs
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class IssuedVersion:
    """A version of a report: who approved it when, None for the state that the store holds now."""

    version: int
    sha256: str
    at: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class Editable:
    """A paragraph that may be edited: its draft, and what was written in its place by language."""

    paragraph: str
    draft: Words
    written: Mapping[Language, str]


def editable(snapshot: Snapshot, edition: Edition) -> Sequence[Editable]:
    """Return the paragraphs that may be edited in order; last those written that no rule drafts any more."""
    made = {**drafts(snapshot, edition)}
    made |= dict.fromkeys(sorted(snapshot.words.keys() - made.keys()), "")
    return [Editable(name, draft, snapshot.words.get(name, {})) for name, draft in made.items()]


class IssuingDesk:
    """What a supervisor does with a report before it leaves the house."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.ISSUE_REPORT)
    def paragraphs(self, quarter: Quarter) -> Sequence[Editable]:
        """Return the paragraphs that may be edited in order. Raises Refused (report.no_wave, report.no_registry)."""
        with self._work() as work:
            snapshot = snapshot_of(work, quarter, self._edition)
        return editable(snapshot, self._edition)

    @needs(Deed.ISSUE_REPORT)
    def write(self, quarter: Quarter, paragraph: str, language: Language, text: str) -> None:
        """Put words in place of a draft; empty words give the draft its place back.

        Raises Refused (report.paragraph_unknown, report.reference_unknown, report.unprintable, report.text_long,
        report.braces).
        """
        with self._work() as work:
            snapshot = snapshot_of(work, quarter, self._edition)
            if paragraph not in drafts(snapshot, self._edition) and paragraph not in snapshot.words:
                raise Refused("report.paragraph_unknown", paragraph=paragraph)
            kept, at = check_text(text, figures_of(snapshot)), self._clock()
            work.reports.write(
                Wording(
                    id=uuid7(at),
                    quarter=quarter,
                    paragraph=paragraph,
                    language=language,
                    text=kept,
                    at=at,
                    by=self._staff.id,
                )
            )
            work.commit()

    @needs(Deed.ISSUE_REPORT)
    def approve(self, quarter: Quarter) -> IssuedVersion:
        """Lock the report as it stands now: its snapshot is kept, and what comes later is another version.

        Raises Refused (report.approved, report.no_wave, report.no_registry, report.reference_stale,
        report.paragraph_stale).
        """
        with self._work() as work:
            snapshot = snapshot_of(work, quarter, self._edition)
            compose(snapshot, self._edition)
            approvals, at = work.reports.approvals(quarter), self._clock()
            if any(one.sha256 == snapshot.sha256 for one in approvals):
                raise Refused("report.approved", quarter=quarter, version=snapshot.version)
            made = Approval(
                id=uuid7(at),
                quarter=quarter,
                version=snapshot.version,
                sha256=snapshot.sha256,
                snapshot=freeze(snapshot),
                at=at,
                by=self._staff.id,
            )
            work.reports.approve(made)
            told = {"version": made.version, "snapshot_sha256": made.sha256}
            work.audit.add(entry(at, self._staff, Logged.APPROVED, quarter, told))
            work.commit()
        return IssuedVersion(made.version, made.sha256, at, self._staff.name)

    @needs(Deed.READ_REPORT)
    def approved(self, quarter: Quarter) -> Sequence[IssuedVersion]:
        """Return the approved versions in order."""
        with self._work() as work:
            approvals = work.reports.approvals(quarter)
            return [IssuedVersion(one.version, one.sha256, one.at, work.staff.get(one.by).name) for one in approvals]

    @needs(Deed.ISSUE_REPORT)
    def versions(self, quarter: Quarter) -> Sequence[IssuedVersion]:
        """Return the approved versions in order, then the state of the store where it is another."""
        with self._work() as work:
            snapshot = snapshot_of(work, quarter, self._edition)
        found = [*self.approved(quarter)]
        if all(one.sha256 != snapshot.sha256 for one in found):
            found.append(IssuedVersion(snapshot.version, snapshot.sha256, None, ""))
        return found

    @needs(Deed.ISSUE_REPORT)
    def version(self, quarter: Quarter, number: int) -> Document:
        """Return an approved version as it was. Raises Refused (report.no_version)."""
        with self._work() as work:
            approvals = work.reports.approvals(quarter)
        frozen = next((one.snapshot for one in approvals if one.version == number), None)
        if frozen is None:
            raise Refused("report.no_version", quarter=quarter, version=number)
        return compose(thaw(frozen), self._edition)

    @needs(Deed.ISSUE_REPORT)
    def differences(self, quarter: Quarter) -> Sequence[Changed]:
        """Return the figures in which the store differs from the version approved last, nothing without one."""
        with self._work() as work:
            snapshot = snapshot_of(work, quarter, self._edition)
            approvals = work.reports.approvals(quarter)
        if not approvals:
            return ()
        return changed_figures(figures_of(thaw(approvals[-1].snapshot)), figures_of(snapshot))
