"""Sections 1 and 4 in draft: rules from figures to sentences, in the order in which they are told.

A rule is a small function that gives a sentence where its figures call for one. Withheld figures move no rule: what is
not published is not told in words either.
"""
