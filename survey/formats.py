"""Files of data, in and out, as the desks need them; storage/exchange reads and writes them."""

from dataclasses import dataclass

from survey.call_sheet import WriteCallSheet
from survey.data_file import WriteData
from survey.ports import OpenWorkbook
from survey.sheet import WriteBook, WriteSheet


@dataclass(frozen=True, slots=True)
class Formats:
    """Readers and writers of the files that come in and go out."""

    open_workbook: OpenWorkbook
    write_sheet: WriteSheet
    write_call_sheet: WriteCallSheet
    write_data: WriteData
    write_book: WriteBook
