"""What lies on the disk tells nothing to who has no key."""

from pathlib import Path

from storage.engine import Store, open_store
from tests.storage.invented import LOGIN, NAME, PASSWORD, answer, committed, field

SECRETS = (NAME, "Ермеков Дәурен", "+77015550101", "900101300017", "құпия жазба")


def found(folder: Path) -> set[str]:
    """Return the secrets that the files of a folder give away."""
    content = b"".join(part.read_bytes() for part in folder.iterdir())
    return {secret for secret in SECRETS if secret.encode() in content or secret.encode("utf-16-le") in content}


def day_of_work(store: Store) -> None:
    with committed(store) as work:
        _, (first, *_) = field(work, store.staff.id, 50)
        work.facts.add(answer(first, store.staff.id, "құпия жазба"))


def test_no_file_of_a_store_holds_a_name_a_phone_or_a_number_in_the_clear(path: Path) -> None:
    with open_store(path, LOGIN, PASSWORD) as store:
        day_of_work(store)
        assert (path.parent / "quarter.store-wal").stat().st_size > 4096
        assert found(path.parent) == set()
    assert found(path.parent) == set()


def test_the_same_search_finds_them_all_when_encryption_is_off(store: Store, tmp_path: Path) -> None:
    day_of_work(store)
    (tmp_path / "plain").mkdir()
    driver = store._engine.raw_connection().driver_connection
    driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(tmp_path / "plain" / "quarter.store"),))
    driver.execute("SELECT sqlcipher_export('plain')")
    driver.execute("DETACH DATABASE plain")
    assert found(tmp_path / "plain") == set(SECRETS)
