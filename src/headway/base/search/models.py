"""Search: what can be found, and the words it is found by."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """The words of one row of another room. The database keeps its own full-text index over ``words`` by itself.

    scope: what a search looks through, e.g. "plans.Step:3" for the steps of plan 3. ref: that row's primary key.
    words: plain words, one space between, as ``words.words_of`` makes them.
    """

    scope = models.CharField(max_length=80)
    ref = models.BigIntegerField()
    words = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = (models.UniqueConstraint(fields=("scope", "ref"), name="search_entry_once"),)

    def __str__(self) -> str:
        return f"{self.scope}/{self.ref}"


class Word(models.Model):
    """One word that occurs, or once occurred, in a scope: what a mistyped word is compared with."""

    scope = models.CharField(max_length=80)
    word = models.CharField(max_length=80)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("scope", "word"), name="search_word_once"),)

    def __str__(self) -> str:
        return self.word
