"""Quality: interviews that wait for a word, back-checks and how far they agree, the form to ask again."""
