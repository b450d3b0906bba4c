"""The tables. They are made and changed by migrations/; a test holds both equal."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from storage.column_types import IDENTIFIER, MOMENT

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

staff = Table(
    "staff",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("region", Text, nullable=False, server_default=""),
    Column("disabled", Boolean, nullable=False, server_default="0"),
    Column("must_change", Boolean, nullable=False, server_default="0"),
    Column("languages", Text, nullable=False, server_default="kk ru"),
    Column("converts", Boolean, nullable=False, server_default="0"),
)

exchange = Table(
    "exchange",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("host", Text, nullable=False),
    Column("port", Integer, nullable=False),
    Column("encrypted", Boolean, nullable=False),
    Column("user", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
)

registry_versions = Table(
    "registry_versions",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("month", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("received", Date, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("imported_at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    UniqueConstraint("month", "number"),
)

# What came after the wide `cells` stands beneath them: SQLite adds columns at the end only.
registry_rows = Table(
    "registry_rows",
    metadata,
    Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("counted", Boolean, nullable=False),
    Column("region", Text, nullable=False),
    Column("id_number", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("name_birth", Text, nullable=False),
    Column("enterprise", Text, nullable=False),
    Column("sex", Text, nullable=False),
    Column("birth", Date),
    Column("category", Text, nullable=False),
    Column("start_date", Date),
    Column("end_date", Date),
    Column("phones", JSON, nullable=False),
    Column("cells", JSON, nullable=False),
    Column("legal_form", Text, nullable=False, server_default=""),
    Column("industry", Text, nullable=False, server_default=""),
    Column("service", Text, nullable=False, server_default=""),
    Column("mode", Text, nullable=False, server_default=""),
)

# A mapping is only added; the last one for a set of headings holds.
column_mappings = Table(
    "column_mappings",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("headings", Text, nullable=False),
    Column("columns", JSON, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    Index(None, "headings"),
    sqlite_with_rowid=False,
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), nullable=False),
    Column("row_number", Integer, nullable=False),
    Column("form_column", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Index(None, "version_id", "code", "row_number", "form_column"),
)

# The supervisor's words on who is one person: only added, as the facts of a case are.
person_links = Table(
    "person_links",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("ruling", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

month_facts = Table(
    "month_facts",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("month", Text, nullable=False),
    Column("version_id", IDENTIFIER, ForeignKey("registry_versions.id"), nullable=False),
    Column("step", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    Index(None, "month", "id"),
    sqlite_with_rowid=False,
)

waves = Table(
    "waves",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("quarter", Text, nullable=False, unique=True),
    Column("request", JSON, nullable=False),
    Column("frame", Integer, nullable=False),
    Column("completes", Integer, nullable=False),
    Column("sample", Integer, nullable=False),
    Column("margin", Float, nullable=False),
    Column("strata", JSON, nullable=False),
    Column("seed", Text, nullable=False),
    Column("frame_sha256", Text, nullable=False),
    Column("drawn_at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
)

wave_margins = Table(
    "wave_margins",
    metadata,
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), primary_key=True),
    Column("margin", Text, primary_key=True),
    Column("category", Text, primary_key=True),
    Column("clients", Integer, nullable=False),
    sqlite_with_rowid=False,
)

wave_releases = Table(
    "wave_releases",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
    Column("replicate", Integer, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    UniqueConstraint("wave_id", "replicate"),
    sqlite_with_rowid=False,
)

cases = Table(
    "cases",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("replicate", Integer, nullable=False),
    Column("region", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("services", Integer, nullable=False),
    Column("version_id", IDENTIFIER, nullable=False),
    Column("row_number", Integer, nullable=False),
    Column("phones", JSON, nullable=False),
    UniqueConstraint("wave_id", "place"),
    Index(None, "wave_id", "replicate"),
    ForeignKeyConstraint(["version_id", "row_number"], ["registry_rows.version_id", "registry_rows.number"]),
    sqlite_with_rowid=False,
)

# Derived from the facts; wave, place and region are repeated here so that the queue reads one index. A case waits in
# one lane: its language ("" for any) and whether it needs somebody who turns refusals round.
case_states = Table(
    "case_states",
    metadata,
    Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
    Column("wave_id", IDENTIFIER, ForeignKey("waves.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("region", Text, nullable=False, server_default=""),
    Column("stage", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("dials", Integer, nullable=False),
    Column("due", MOMENT),
    Column("held_by", IDENTIFIER, ForeignKey("staff.id")),
    Column("complete_at", MOMENT),
    Column("owner", IDENTIFIER),
    Column("language", Text, nullable=False, server_default=""),
    Column("refused_to", IDENTIFIER),
    Column("converting", Boolean, nullable=False, server_default="0"),
    Index(None, "wave_id", "stage", "due", "place"),
    Index("ix_case_states_lane", "wave_id", "stage", "language", "converting", "due", "place"),
    Index("ix_case_states_region", "wave_id", "region", "stage", "language", "converting", "due", "place"),
    Index(None, "held_by", "wave_id"),
    Index(None, "owner", "wave_id", "due", "place"),
    sqlite_with_rowid=False,
)


widened_hours = Table(
    "widened_hours",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("until", MOMENT, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by_id", IDENTIFIER, ForeignKey("staff.id"), nullable=False),
    Index(None, "until"),
    sqlite_with_rowid=False,
)

# Derived from the registry: by what a case is found, its client's folded name and each of its numbers.
case_keys = Table(
    "case_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# Derived from the refusals that hold for good: the person and the number of each, for every wave.
do_not_call = Table(
    "do_not_call",
    metadata,
    Column("key", Text, primary_key=True),
    Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
    Column("outcome", Text, nullable=False),
    Index(None, "case_id"),
    sqlite_with_rowid=False,
)
