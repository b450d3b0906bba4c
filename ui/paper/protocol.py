"""The sampling protocol on paper: what was drawn from what, and how anyone can draw it again (¶15)."""

from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Paragraph

from survey.alphabet import alphabetical
from survey.edition import Edition
from survey.language import Language
from survey.periods import Month
from survey.sampling.draw import rank
from survey.sampling.protocol import Protocol
from ui.paper.files import save_whole
from ui.paper.sheet import WIDTH, Imprint, print_sheet
from ui.paper.style import styles
from ui.paper.tables import Cell, table
from ui.texts import Texts

PERCENT = 100
INVENTED_KEY = "iin:900101300017"
COUNTS = ("persons", "services", "no_phone", "sample", "completes")


def save_protocol_pdf(protocol: Protocol, edition: Edition, language: Language, file: Path) -> Path:
    """Write the protocol to a file, whole or not at all, and return it. Raises FileRefused (report.write_failed)."""
    return save_whole(file, lambda out: build_protocol_pdf(protocol, edition, language, out))


def build_protocol_pdf(protocol: Protocol, edition: Edition, language: Language, out: BinaryIO) -> None:
    """Print the protocol as PDF, A4; the same draw gives the same bytes."""
    texts = Texts(language)
    wave = protocol.wave
    imprint = Imprint(
        title=f"{texts('protocol.title')}. {texts.quarter(wave.plan.quarter)}",
        author=edition.actors["agency"][language],
        footer=texts("protocol.footer", quarter=wave.plan.quarter, sha=wave.frame_sha256[:16]),
        language=language,
    )
    print_sheet(_Page(protocol, edition, texts).story(), imprint, out)


class _Page:
    """The protocol in one language."""

    def __init__(self, protocol: Protocol, edition: Edition, texts: Texts) -> None:
        self._protocol, self._edition, self._texts = protocol, edition, texts
        self._wave = protocol.wave
        self._plan = protocol.wave.plan

    def story(self) -> list[Flowable]:
        wave = self._wave
        return [
            self._say("title", "title"),
            self._say("subtitle", "subtitle", quarter=self._plan.quarter),
            self._say("drawn", at=wave.drawn_at, by=self._protocol.drawn_by, edition=wave.edition),
            *self._sources(),
            *self._design(),
            *self._replicates(),
            *self._repetition(),
            self._say("signatures"),
        ]

    def _sources(self) -> list[Flowable]:
        strata = self._plan.strata
        services, no_phone = (sum(getattr(one, name) for one in strata) for name in ("services", "no_phone"))
        number = self._texts.number
        return [
            self._say("sources", "heading1"),
            *(self._source(month) for month in self._plan.quarter.months),
            self._say("frame", persons=number(self._plan.frame), services=number(services), no_phone=number(no_phone)),
            self._say("frame_sha", sha=self._wave.frame_sha256),
        ]

    def _source(self, month: Month) -> Flowable:
        source = next((one for one in self._protocol.sources if one.month == month), None)
        if source is None:
            return self._say("source_none", month=month)
        return self._say(
            "source_late" if source.late else "source",
            month=month,
            file=source.file,
            number=source.number,
            received=source.received,
            rows=self._texts.number(source.rows),
            counted=self._texts.number(source.counted),
            sha=source.sha256,
        )

    def _design(self) -> list[Flowable]:
        plan, texts = self._plan, self._texts
        request = plan.request
        confidence = texts.share(request.confidence, 0)
        if request.sample is None:
            margin = texts.number(request.margin * PERCENT, 1)
            asked = self._say("asked_precision", margin=margin, confidence=confidence, floor=request.floor)
        else:
            asked = self._say("asked_sample", sample=texts.number(request.sample))
        return [
            self._say("design", "heading1"),
            self._say(
                "design_text",
                allocation=texts(f"labels.allocation_{request.allocation.value}"),
                response=texts.share(request.response),
            ),
            asked,
            self._say(
                "result",
                sample=texts.number(plan.sample),
                completes=texts.number(plan.completes),
                margin=texts.number(plan.margin * PERCENT, 2),
                confidence=confidence,
            ),
            self._say("seed", seed=self._wave.seed),
            self._regions(),
        ]

    def _regions(self) -> Flowable:
        texts, strata = self._texts, self._plan.strata
        names = {one.region: self._edition.region(one.region).name[texts.language] for one in strata}
        total: list[Cell] = [
            texts("wave.total"),
            *(texts.number(sum(getattr(one, name) for one in strata)) for name in COUNTS),
            f"± {texts.number(self._plan.margin * PERCENT, 2)}",
        ]
        rows = [
            [
                names[one.region],
                *(texts.number(getattr(one, name)) for name in COUNTS),
                f"± {texts.number(one.margin * PERCENT, 1)}",
            ]
            for one in sorted(strata, key=lambda one: alphabetical(names[one.region]))
        ]
        headings = [texts(f"wave.column.{name}") for name in ("region", *COUNTS, "margin")]
        widths = [0.31, *[0.115] * 6]
        return table(headings, [total, *rows], [share * WIDTH for share in widths])

    def _replicates(self) -> list[Flowable]:
        texts = self._texts
        released = {release.replicate: release.at for release in self._protocol.releases}
        rows = [
            [
                str(replicate),
                texts.number(size),
                texts.moment(released[replicate]) if replicate in released else texts("protocol.in_reserve"),
            ]
            for replicate, size in sorted(self._protocol.replicates.items())
        ]
        total = [texts("wave.total"), texts.number(sum(self._protocol.replicates.values())), ""]
        headings = [texts("protocol.replicate"), texts("wave.column.persons"), texts("protocol.released")]
        return [
            self._say("replicates", "heading1"),
            self._say("replicates_text"),
            table(headings, [total, *rows], [share * WIDTH for share in (0.3, 0.2, 0.5)]),
        ]

    def _repetition(self) -> list[Flowable]:
        seed = self._wave.seed
        text = f"{seed}|{INVENTED_KEY}"
        return [
            self._say("repeat", "heading1"),
            self._say("repeat_program", quarter=str(self._plan.quarter), seed=seed),
            self._say("repeat_hand"),
            self._say("repeat_example", "lead", text=text, sha=rank(seed, INVENTED_KEY).hex()),
        ]

    def _say(self, key: str, style: str = "text", **values: object) -> Paragraph:
        return Paragraph(escape(self._texts(f"protocol.{key}", **values)), styles()[style])
