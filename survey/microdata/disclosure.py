"""What of an interview may leave the house: nobody stands alone by what can be known of him from elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from survey.estimation.raking import SMALL, Margin, pooled
from survey.estimation.suppression import FEWEST_PERSONS

WITHHELD = ""
"""In the place of a value that too few share."""
Key = tuple[str, ...]


def pooled_strata(regions: Sequence[str], clients: Mapping[str, int]) -> tuple[list[str], dict[str, int]]:
    """Return each interview's stratum and the frame's clients of each: regions with too few interviews are one.

    Those in which nobody answered are in none, as they are in no estimate.
    """
    heard = {region: clients[region] for region in sorted(set(regions))}
    margin = pooled(Margin("region", regions, heard), FEWEST_PERSONS)
    strata = [WITHHELD if region == SMALL else region for region in margin.category]
    return strata, {WITHHELD if name == SMALL else name: count for name, count in margin.clients.items()}


def withhold(keys: Sequence[Key]) -> list[Key]:
    """Return the keys with the values left out that fewer than three of them share, from the second place on.

    Place by place: a value stays where at least three agree in it and in all that is shown before it. What is shown of
    any key is then shared by at least three, provided that each first value is.
    """
    shown: list[Key] = [key[:1] for key in keys]
    for place in range(1, max(map(len, keys), default=0)):
        longer = [(*before, key[place]) for before, key in zip(shown, keys, strict=True)]
        sharing = Counter(longer)
        shown = [
            key if sharing[key] >= FEWEST_PERSONS else (*before, WITHHELD)
            for before, key in zip(shown, longer, strict=True)
        ]
    return shown


def evened(values: Sequence[float], groups: Sequence[Hashable]) -> list[float]:
    """Return the mean of each value's group: a weight by margins would else tell what is withheld."""
    within: defaultdict[Hashable, list[float]] = defaultdict(list)
    for value, group in zip(values, groups, strict=True):
        within[group].append(value)
    return [sum(within[group]) / len(within[group]) for group in groups]
