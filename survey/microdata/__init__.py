"""Interviews as data for analysts: depersonalised, with weights."""
