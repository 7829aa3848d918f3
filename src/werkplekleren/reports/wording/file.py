"""One file with wording, as it was read."""

from typing import Literal

import attrs

Sort = Literal["whole", "changes", "labels"]
"""A file in the place of ours, a file with what is other than in ours, or the short strings of pages and charts."""


@attrs.frozen(kw_only=True)
class WordingFile:
    """A file with wording.

    Args:
        language: The language it is written in.
        name: What it is the wording of: its name without suffixes.
        sort: What it is.
        text: What stands in it.
        file: What it is called in messages.
    """

    language: str
    name: str
    sort: Sort = "whole"
    text: str = attrs.field(repr=False)
    file: str
