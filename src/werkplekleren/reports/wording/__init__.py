"""Wording files: every sentence of a report in Markdown, with places for values, blocks and conditions.

A wording file is plain Markdown. What is special in it:

- `{name}` stands for a value. `{count|mens|mensen}` picks the form that goes with the number `count`.
- `{jullie/u}` is a pair: the first for readers whom the report knows well, the second for a report that says "u".
- a paragraph `:::name Caption` stands for the block called `name`; it is left out when there is none.
- a paragraph `:::when name` keeps what follows up to `:::end` only when `name` holds, `:::unless name` only when not.
- a paragraph `:::each name` repeats what follows up to `:::end` for each of the things called `name`.
- a paragraph `:::language en` says that what follows up to `:::end` is in another language than the report.
- a paragraph `:::table-of-contents Title` is the list of sections, `:::page-break` a new page, and `:::glossary` makes the
  list below it, of which each item begins with its word in bold, a list of words and what they mean.
- `[](#id)` refers to a section by its number and title, `[words](#id)` by words of its own; a section that is left out
  leaves only the words, or its title.
- `## Title {#id}` opens a section. `> **Title**` and further lines make a callout; `> **Title** {.good}` gives
  it another tone than a warning (`good`, `neutral`, `warning`, `bad`).

The Markdown is parsed first and the values are put into the tree afterwards, so that no value can
break a page. A name that does not exist is an error with file, line and the names there are.

The folders that a fund lays over these files are read in `wordings`.
"""

from werkplekleren.reports.wording.facts import Amount, Composed, Facts, Value
from werkplekleren.reports.wording.phrases import Phrases
from werkplekleren.reports.wording.wording import Wording
from werkplekleren.reports.wording.wordings import Address, Wordings

__all__ = ("Address", "Amount", "Composed", "Facts", "Phrases", "Value", "Wording", "Wordings")
