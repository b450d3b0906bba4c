"""What was found out is kept: the only importer of SQLAlchemy."""
