"""A quarter's interviews without persons: keys and numbers, no words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from survey.errors import Refused
from survey.estimation.suppression import FEWEST_PERSONS
from survey.microdata.disclosure import WITHHELD, evened, pooled_strata, withhold
from survey.periods import Quarter

QUALITIES = ("region", "service", "legal_form", "mode", "language", "month", "services")
"""What may be known of a client from elsewhere, in the order in which it is kept when too few share all of it."""
MARGINS = 3
"""How many of the qualities a calibrated weight tells of."""
MOST_SERVICES = 5
MIXED = "mixed"
"""The language of an interview that was held in two."""

Shuffle = Callable[[list[int]], None]
"""Put places into an order that nobody can know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent:
    """An interview that counts, on its way out: QUALITIES, the choice keys by question, the calibrated weight."""

    region: str
    service: str
    legal_form: str
    mode: str
    language: str
    month: str
    services: int
    choices: Mapping[str, str]
    raked: float

    @property
    def qualities(self) -> tuple[str, ...]:
        """Return what may be known of the client from elsewhere; many services are one."""
        services = str(min(self.services, MOST_SERVICES))
        return (self.region, self.service, self.legal_form, self.mode, self.language, self.month, services)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A depersonalised interview: qualities by name, WITHHELD where too few share one; the answers; the weights.

    `stratum_clients` are the N_h clients of its stratum, `drawn` the weight N_h/n_h of the clients in the field, `base`
    the N_h/r_h of the respondents, `raked` the calibrated one, NaN where there is none.
    """

    qualities: Mapping[str, str]
    choices: Mapping[str, str]
    stratum_clients: int
    drawn: float
    base: float
    raked: float


@dataclass(frozen=True, slots=True)
class Microdata:
    """The interviews of a quarter in an order that tells nothing, taken from the store at a moment (UTC)."""

    quarter: Quarter
    edition: str
    at: datetime
    records: tuple[Record, ...]


def depersonalised(
    respondents: Sequence[Respondent], frame: Mapping[str, int], released: Mapping[str, int], shuffle: Shuffle
) -> list[Record]:
    """Return the interviews with nothing in them that fewer than three share; `released` are the clients in the field.

    Raises Refused (data.too_few).
    """
    if len(respondents) < FEWEST_PERSONS:
        raise Refused("data.too_few", interviews=len(respondents), fewest=FEWEST_PERSONS)
    regions = [respondent.region for respondent in respondents]
    strata, clients = pooled_strata(regions, frame)
    stratum_of = dict(zip(regions, strata, strict=True))
    in_field: Counter[str] = Counter()
    for region, stratum in stratum_of.items():
        in_field[stratum] += released[region]
    heard = Counter(strata)
    shown = withhold([(stratum, *one.qualities[1:]) for stratum, one in zip(strata, respondents, strict=True)])
    raked = evened([one.raked for one in respondents], _tellable(shown))
    places = list(range(len(respondents)))
    shuffle(places)
    return [
        Record(
            qualities=dict(zip(QUALITIES, shown[place], strict=True)),
            choices=respondents[place].choices,
            stratum_clients=clients[strata[place]],
            drawn=clients[strata[place]] / in_field[strata[place]],
            base=clients[strata[place]] / heard[strata[place]],
            raked=raked[place],
        )
        for place in places
    ]


def _tellable(shown: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return whose calibrated weights are evened out, so that none tells what is withheld.

    Those who agree in all that the margins are of; else all of a region of whom something is withheld; where these are
    too few, their whole region.
    """
    open_ones = [key[:MARGINS] if WITHHELD not in key[:MARGINS] else (key[0],) for key in shown]
    sharing = Counter(open_ones)
    alone = {key[0] for key in open_ones if len(key) == 1 and sharing[key] < FEWEST_PERSONS}
    return [key[:1] if key[0] in alone else key for key in open_ones]
