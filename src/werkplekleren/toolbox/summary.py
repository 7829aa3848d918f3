"""What a catalogue says of each thing on a shelf, read from the first lines of its file."""

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text


@attrs.frozen(kw_only=True)
class Summary:
    """One thing of a toolbox, in a few words.

    Args:
        id: Its id.
        version: `major.minor`.
        title: What it is called.
        question: The employer's question that it answers; `None` for other content than instruments.
        minutes: How long it takes; `None` where that has no meaning.
    """

    id: Identifier
    version: Version
    title: Text
    question: Text | None = None
    minutes: int | None = None
