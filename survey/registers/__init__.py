"""The registers beside the registry: signed acts (¶11) and online questionnaires (Annex 2)."""
