"""Annex 1: the registry of services, from sheet rows to records and findings."""
