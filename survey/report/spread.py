"""How far answers are spread within each region, for Neyman's allocation of the next wave."""

import math
from collections.abc import Sequence

import numpy as np

from survey.edition import Edition
from survey.questionnaire import QuestionKind
from survey.report.answers import NO_MARK, TOP_MARKS, Answers, Response


def spreads(responses: Sequence[Response], edition: Edition) -> dict[str, float]:
    """Return by region the standard deviation √(p̃(1 - p̃)) of who marks 4-5, p̃ = (x + 1)/(n + 2).

    Adding one of each keeps a region whose answers were all alike from getting nothing.
    """
    question = next(one for one in edition.questionnaire.questions if one.kind is QuestionKind.MARK)
    answers = Answers.of(question, responses)
    marked, top = answers.asked & ~answers.said(*NO_MARK), answers.said(*TOP_MARKS)
    regions = np.array([response.region for response in responses], dtype=np.str_)
    found: dict[str, float] = {}
    for region in sorted(set(regions[marked].tolist())):
        here = marked & (regions == region)
        share = (np.count_nonzero(top & here) + 1) / (np.count_nonzero(here) + 2)
        found[region] = math.sqrt(share * (1 - share))
    return found
