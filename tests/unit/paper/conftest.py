import math
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.periods import Month, Quarter
from survey.report.figures import AuditSection, Breach, Figure, RateFigures
from survey.report.statistics import count_statistics

SHARES = {
    "q1": {"yes": 0.955, "no": 0.028, "dk": 0.015, "refused": 0.002},
    "q2": {"1": 0.012, "2": 0.03, "3": 0.12, "4": 0.335, "5": 0.503, "dk": 0.02, "refused": 0.01, "top": 0.838},
    "q3": {"yes": 0.79, "no": 0.15, "dk": 0.05, "refused": 0.01},
    "q4": {"yes": 0.56, "no": 0.38, "dk": 0.05, "refused": 0.01},
}


def share(name: str, region: str | None, estimate: float, n: int, flag: str | None = None) -> Figure:
    withheld = flag in {"suppressed", "few"}
    half = 1.96 * math.sqrt(estimate * (1 - estimate) / max(n, 1))
    numbers = (
        (math.nan,) * 4 if withheld else (estimate, half / 2, max(0.0, estimate - half), min(1.0, estimate + half))
    )
    domain = {"region": region} if region else {}
    return Figure(f"audit.{name}", domain, *numbers, n=n, n_eff=float(n), base="respondents", flag=flag)


def figures(region: str | None, n: int, flag: str | None, chance: random.Random) -> list[Figure]:
    made = []
    for question, shares in SHARES.items():
        for key, usual in shares.items():
            spread = 0 if region is None else chance.uniform(-0.04, 0.04)
            made.append(share(f"{question}.{key}", region, min(max(usual + spread, 0.0), 1.0), n, flag))
    mean = share("q2.mean", region, 0.5, n, flag)
    numbers = (math.nan,) * 4 if flag in {"suppressed", "few"} else (4.27, 0.03, 4.21, 4.33)
    made.append(Figure(mean.id, mean.domain, *numbers, n=n, n_eff=mean.n_eff, base="confirmed", flag=flag))
    return made


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.fixture
def section(edition: Edition) -> AuditSection:
    """Invent a section: twenty regions, one suppressed, one with too few persons, one late month."""
    chance = random.Random(3)
    made = [*figures(None, 1352, None, chance), share("q1.services", None, 0.968, 1352)]
    rates = [rate_figures({})]
    for region in edition.regions:
        if region.exists_on(date(2026, 9, 30)):
            flag = {"KZ-62": "suppressed", "KZ-33": "few"}.get(region.code)
            made += figures(
                region.code, {"KZ-62": 28, "KZ-33": 2}.get(region.code, chance.randint(45, 130)), flag, chance
            )
            rates.append(rate_figures({"region": region.code}))
    return AuditSection(
        quarter=Quarter(2026, 3),
        edition=edition.id,
        frame=41208,
        sample=2640,
        interviews=1352,
        doubtful=39,
        last_at=datetime(2026, 10, 8, 12, 20, tzinfo=UTC),
        lonely=("KZ-33",),
        silent=(),
        figures=tuple(made),
        rates=tuple(rates),
        breaches=(Breach(Month(2026, 8), date(2026, 9, 1), date(2026, 9, 4)),),
        snapshot_sha256="9be1" * 16,
        statistics=count_statistics((), (), edition),
    )


def rate_figures(domain: dict[str, str]) -> RateFigures:
    counts = dict(zip(("I", "P", "R", "NC", "O", "UH", "UR", "UO", "NE"), (68, 2, 9, 11, 3, 14, 2, 1, 1), strict=True))
    names = ("RR1", "RR3", "COOP1", "REF1", "CON1")
    rates = dict(zip(names, (0.618, 0.62, 0.829, 0.082, 0.745), strict=True))
    return RateFigures(domain, counts, 0.989, rates, {"e": 0.989} | rates, 0.031)
