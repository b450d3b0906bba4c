"""A calling floor: several operators on one store."""

from dataclasses import replace

from storage.engine import Store
from survey.edition import Edition
from survey.ids import uuid7
from survey.ports import Clock
from survey.services.calling import CallingDesk, Turn
from survey.staff import Role, Staff


def seat(store: Store, clock: Clock, edition: Edition, login: str, **skills: object) -> CallingDesk:
    """Take an operator on and give him a desk."""
    staff = replace(Staff(uuid7(clock()), login, login, Role.OPERATOR), **skills)
    with store.work() as work:
        work.staff.add(staff)
        work.commit()
    return CallingDesk(store.work, clock, edition, staff)


def take(desk: CallingDesk) -> Turn:
    """Take the next client, who must be there."""
    turn = desk.next_client()
    assert isinstance(turn, Turn), turn
    return turn
