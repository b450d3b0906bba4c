"""A process of its own that serves operators from a store that other processes serve from too."""

from multiprocessing import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

from storage.sealed import sealed_engine
from storage.unit_of_work import StoreWork
from storage.vault import keys_path, unlock
from survey.edition import Edition
from survey.services.calling import CallingDesk, Turn
from survey.staff import Staff
from tests.storage.calling.conftest import HandClock


def serve(
    path: Path, password: str, edition: Edition, staff: list[Staff], start: Barrier, served: "Queue[list[UUID | None]]"
) -> None:
    """Ask for a client for each operator, all processes from the same moment on; tell whom they got."""
    engine = sealed_engine(path, unlock(keys_path(path), "supervisor", password))
    desks = [CallingDesk(lambda: StoreWork(engine), HandClock(), edition, operator) for operator in staff]
    start.wait()
    turns = [desk.next_client() for desk in desks]
    served.put([turn.case.id if isinstance(turn, Turn) else None for turn in turns])
    engine.dispose()
