"""Every reader and writer of files of data, in one hand."""

from storage.exchange.books import write_book
from storage.exchange.call_sheets import write_call_sheet
from storage.exchange.data_files import write_data
from storage.exchange.sheets import write_sheet
from storage.exchange.workbooks import open_workbook
from survey.formats import Formats

FORMATS = Formats(open_workbook, write_sheet, write_call_sheet, write_data, write_book)
