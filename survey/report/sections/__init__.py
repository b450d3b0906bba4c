"""The sections of the report: from figures to blocks of the document."""
