"""A package is on its carrier whole and read back, or nothing of it is there (¶13)."""

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from survey.errors import FileRefused
from tests.small_disk import small_disk
from ui.paper import carrier
from ui.paper.carrier import carried, put_on_carrier

NAME = "report-2026Q3"
SMALL_STICK = 256 * 1024


@pytest.fixture
def files(tmp_path: Path) -> Sequence[Path]:
    folder = tmp_path / "made"
    folder.mkdir()
    made = [folder / "report.pdf", folder / "letter.docx"]
    for number, file in enumerate(made):
        file.write_bytes(bytes([number]) * 5000)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def small_stick(stick: Path) -> Iterator[Path]:
    """Mount a file system that is really small."""
    with small_disk(stick, SMALL_STICK):
        yield stick


def refused(files: Sequence[Path], stick: Path, code: str) -> FileRefused:
    with pytest.raises(FileRefused) as found:
        put_on_carrier(files, stick, NAME)
    assert found.value.code == code
    return found.value


def test_p13_the_files_are_in_a_folder_of_their_own_as_they_were(files: Sequence[Path], stick: Path) -> None:
    folder = put_on_carrier(files, stick, NAME)
    assert folder == stick / NAME
    assert [carried(folder / file.name) for file in files] == [carried(file) for file in files]
    assert list(stick.iterdir()) == [folder]


def test_the_image_of_a_disc_stands_beside_the_folder(files: Sequence[Path], stick: Path, tmp_path: Path) -> None:
    image = tmp_path / "made.iso"
    image.write_bytes(b"image")
    folder = put_on_carrier(files, stick, NAME, image)
    assert {one.name for one in stick.iterdir()} == {folder.name, f"{NAME}.iso"}
    assert (stick / f"{NAME}.iso").read_bytes() == b"image"


def test_an_image_that_is_there_already_is_left_alone(files: Sequence[Path], stick: Path) -> None:
    old = stick / f"{NAME}.iso"
    old.write_text("old")
    with pytest.raises(FileRefused, match=r"carrier\.exists"):
        put_on_carrier(files, stick, NAME, files[0])
    assert list(stick.iterdir()) == [old]


def test_a_folder_that_is_there_already_is_left_alone(files: Sequence[Path], stick: Path) -> None:
    old = stick / NAME / "old.pdf"
    old.parent.mkdir()
    old.write_text("old")
    refused(files, stick, "carrier.exists")
    assert [*stick.rglob("*")] == [old.parent, old]


def test_a_stick_that_was_taken_out_does_not_become_a_folder_of_this_disk(
    files: Sequence[Path], tmp_path: Path
) -> None:
    refused(files, tmp_path / "media" / "stick", "carrier.gone")
    assert not (tmp_path / "media").exists()


def test_a_file_in_the_place_of_the_carrier_is_refused(files: Sequence[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(files, tmp_path / "file", "carrier.failed")


def test_a_small_stick_is_refused_before_anything_is_written(files: Sequence[Path], small_stick: Path) -> None:
    files[0].write_bytes(bytes(SMALL_STICK))
    found = refused(files, small_stick, "carrier.no_room")
    assert (found.facts["needed"], found.facts["free"]) == (1, 0)
    assert list(small_stick.iterdir()) == []


def test_a_stick_that_fills_up_meanwhile_keeps_nothing_of_it(
    files: Sequence[Path], small_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files[1].write_bytes(bytes(SMALL_STICK))
    monkeypatch.setattr(carrier, "_refuse_no_room", lambda *_: None)
    refused(files, small_stick, "carrier.full")
    assert list(small_stick.iterdir()) == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (errno.ENOSPC, "carrier.full"),
        (errno.EIO, "carrier.gone"),
        (errno.ENODEV, "carrier.gone"),
        (errno.EACCES, "carrier.no_right"),
        (errno.EROFS, "carrier.no_right"),
        (errno.EINVAL, "carrier.failed"),
    ],
)
def test_a_fault_while_writing_is_told_and_nothing_is_left(
    files: Sequence[Path], stick: Path, monkeypatch: pytest.MonkeyPatch, fault: int, code: str
) -> None:
    def broken(_descriptor: int) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", broken)
        refused(files, stick, code)
    assert list(stick.iterdir()) == []


def test_a_stick_that_reads_back_otherwise_is_refused(
    files: Sequence[Path], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = carrier._copy

    def faulty(file: Path, to: Path) -> None:
        copy(file, to)
        if file == files[1]:
            to.write_bytes(b"\xff" + to.read_bytes()[1:])

    monkeypatch.setattr(carrier, "_copy", faulty)
    assert refused(files, stick, "carrier.differs").facts == {"file": files[1].name}
    assert list(stick.iterdir()) == []


def test_what_an_interrupted_writing_left_is_put_aside(files: Sequence[Path], stick: Path) -> None:
    half = stick / f"{NAME}.part"
    half.mkdir()
    (half / "report.pdf").write_text("half")
    folder = put_on_carrier(files, stick, NAME)
    assert list(stick.iterdir()) == [folder]
