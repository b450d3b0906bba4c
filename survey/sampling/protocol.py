"""What a sampling protocol says: what was drawn from what, and how anyone can draw it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.registry.records import Version
from survey.sampling.design import Release, Wave


@dataclass(frozen=True, slots=True)
class Protocol:
    """A draw as it happened: its wave, the registry versions of its frame, who drew it, its replicates.

    `sources` has every month that had a registry, a late one too, which gave the frame nothing (¶10). `replicates`
    has the clients of each replicate, `releases` those given to the field so far.
    """

    wave: Wave
    sources: tuple[Version, ...]
    drawn_by: str
    replicates: Mapping[int, int]
    releases: tuple[Release, ...]
