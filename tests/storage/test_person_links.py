"""Words on who is one person are only added."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.engine import Store
from survey.ids import uuid7
from survey.registry.links import PersonLink, Ruling
from tests.storage.invented import NOW, committed


def link(store: Store, ruling: Ruling, second: int) -> PersonLink:
    at = NOW + timedelta(seconds=second)
    return PersonLink(
        id=uuid7(at), at=at, by=store.staff.id, one="nb:ә|1990-01-01", other="iin:1", ruling=ruling, reason="бір адам"
    )


def test_words_come_back_unchanged_in_the_order_they_were_given(store: Store) -> None:
    words = [link(store, ruling, second) for second, ruling in enumerate([Ruling.JOINED, Ruling.PARTED])]
    with committed(store) as work:
        for each in reversed(words):
            work.person_links.add(each)
    with store.work() as work:
        assert work.person_links.all() == words


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person_links SET ruling = 'parted'",
        "DELETE FROM person_links",
        "INSERT OR REPLACE INTO person_links SELECT * FROM person_links",
    ],
)
def test_a_word_is_neither_changed_nor_removed(store: Store, change: str) -> None:
    with committed(store) as work:
        work.person_links.add(link(store, Ruling.JOINED, 0))
    with store.work() as work, pytest.raises(IntegrityError, match="facts are only added"):
        work._connection.execute(text(change))  # type: ignore[attr-defined]
