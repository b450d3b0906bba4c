"""Talks with the telephone exchange: the only importer of socket and ssl."""
