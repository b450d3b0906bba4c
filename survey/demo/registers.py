"""The registers that go with an invented registry: signed acts (¶11) and online questionnaires (Annex 2)."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from survey.registry.records import Cell

Line = dict[str, Cell]

ACTS = (
    "Акт нөмірі",
    "Клиенттің тегі, аты және әкесінің аты",
    "ЖСН / БСН",
    "Мамандандырылған қызмет атауы",
    "Қызметтің басталу күні",
    "Қызметтің аяқталу күні",
    "Режим",
    "Сәйкестендіру факторлары",
    "Қол қойылған күні",
)
QUESTIONNAIRES = (
    "Клиенттің тегі, аты және әкесінің аты",
    "Менеджер",
    "Қызмет атауы",
    "Алынған консультацияның пайдалылық дәрежесі",
    "Консультация беру процесін ұйымдастыру сапасы",
    "Алынған консультация үмітіңізді қаншалықты ақтады?",
    "Қызметтердің сапасына қанағаттануыңыздың дәрежесі",
    "Қаржылай қолдау",
    "Қаржылай емес қолдау",
    "Толтырылған күні",
)
ONLINE = 0.3
MISSING, UNSIGNED, OTHER_DATE = 0.004, 0.002, 0.002
ANSWERED = 0.4


def invent_acts(chance: Random, lines: Sequence[Line]) -> list[list[Cell]]:
    """Return the acts of the rows: a few are missing, not signed or of another date."""
    acts: list[list[Cell]] = []
    for serial, line in enumerate(lines, start=1):
        if chance.random() < MISSING:
            continue
        end = line["end"]
        if isinstance(end, date) and chance.random() < OTHER_DATE:
            end += timedelta(days=3)
        online = chance.random() < ONLINE
        signed = "" if chance.random() < UNSIGNED else end
        mode, factors = ("онлайн", chance.choice((2, 3))) if online else ("офлайн", "")
        act = [f"А-{serial:06}", line["client"], line["id_number"], line["service"], line["start"], end, mode, factors]
        acts.append([*act, signed])
    return acts


def invent_questionnaires(chance: Random, acts: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return the questionnaires that clients of online services filled in (¶6)."""
    filled: list[list[Cell]] = []
    for _, client, _, service, _, end, mode, _, _ in acts:
        if mode == "онлайн" and chance.random() < ANSWERED:
            marks: list[Cell] = list(chance.choices((5, 4, 3, 2, 1), (50, 30, 12, 5, 3), k=4))
            wishes: list[Cell] = [chance.choice(("", "1", "2", "3", "1, 3")), chance.choice(("", "1", "4", "5"))]
            filled.append([client, "", service, *marks, *wishes, end])
    return filled
