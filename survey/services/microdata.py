"""The data desk: a quarter's interviews for analysts, with nobody to be recognised in them."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from random import SystemRandom
from uuid import UUID
from zoneinfo import ZoneInfo

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.estimation.design import StratifiedDesign
from survey.estimation.raking import rake
from survey.fieldwork.case import CaseRow
from survey.interview import Interview
from survey.microdata.table import MIXED, Microdata, Respondent, Shuffle, depersonalised
from survey.periods import Month, Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.report.answers import Response
from survey.report.audit import margins_of
from survey.report.stated import UNKNOWN, Kinds, with_acts
from survey.services.gathered import Gathered, gather
from survey.services.guard import needs
from survey.staff import Deed, Staff


def _shuffle(places: list[int]) -> None:
    """Use the system's own chance: no seed brings the order back."""
    SystemRandom().shuffle(places)


class DataDesk:
    """The data of one supervisor."""

    def __init__(
        self,
        work: NewWork,
        clock: Clock,
        edition: Edition,
        staff: Staff,
        shuffle: Shuffle = _shuffle,
    ) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._shuffle = shuffle

    @needs(Deed.EXPORT_DATA)
    def interviews(self, quarter: Quarter) -> Microdata:
        """Return the depersonalised interviews of a quarter. Raises Refused (report.no_wave, data.too_few)."""
        with self._work() as work:
            gathered = gather(work, quarter)
            modes = self._modes(work, gathered)
        responses = gathered.responses(self._edition)
        respondents = [
            self._respondent(row, response, weight, modes[row.case.version][row.case.row], gathered)
            for row, response, weight in zip(
                gathered.complete, responses, self._raked(responses, gathered), strict=True
            )
        ]
        released = Counter(row.case.region for row in gathered.rows)
        records = depersonalised(respondents, gathered.frame, released, self._shuffle)
        return Microdata(quarter, self._edition.id, self._clock(), tuple(records))

    @needs(Deed.EXPORT_DATA)
    def saved(self, data: Microdata, file: str) -> None:
        """Write down that data were saved to a file."""
        told = {"interviews": len(data.records), "file": file}
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.DATA, data.quarter, told))
            work.commit()

    def _respondent(self, row: CaseRow, response: Response, weight: float, mode: str, gathered: Gathered) -> Respondent:
        answers = Interview.of(self._edition.questionnaire, gathered.history(row)).current.values()
        spoken = {answer.language.value for answer in answers}
        finished = row.state.complete_at or self._clock()
        return Respondent(
            region=response.region,
            service=response.service,
            legal_form=response.legal_form,
            mode=mode,
            services=response.services,
            language=spoken.pop() if len(spoken) == 1 else MIXED,
            month=str(Month.of(finished.astimezone(ZoneInfo(self._edition.time_zone)).date())),
            choices=response.choices,
            raked=weight,
        )

    def _raked(self, responses: list[Response], gathered: Gathered) -> list[float]:
        """Return calibrated weights, NaN where the wave has no margins or they cannot be met."""
        if not gathered.margins or not responses:
            return [math.nan] * len(responses)
        design = StratifiedDesign.of([response.region for response in responses], gathered.frame)
        try:
            raked = rake(design, margins_of(responses, gathered.frame, gathered.margins))
        except Refused:
            return [math.nan] * len(responses)
        return [float(weight) for weight in raked.weight]

    def _modes(self, work: UnitOfWork, gathered: Gathered) -> Mapping[UUID, Mapping[int, str]]:
        """Return how each interview's service was rendered: the registry's word, else its act's."""
        wanted: defaultdict[UUID, set[int]] = defaultdict(set)
        for row in gathered.complete:
            wanted[row.case.version].add(row.case.row)
        kinds = Kinds(self._edition)
        return {version: _modes_of(work, version, rows, kinds) for version, rows in wanted.items()}


def _modes_of(work: UnitOfWork, version: UUID, rows: set[int], kinds: Kinds) -> dict[int, str]:
    stated = with_acts(work.registries.stated(version), work.registers.online(version), kinds)
    return dict.fromkeys(rows, UNKNOWN) | {one.row: kinds.modes[one.mode] for one in stated if one.row in rows}
