"""What the docstring of a model says of it and its fields, for the descriptions in its schema."""

import re
from inspect import cleandoc

_argument = re.compile(r"^    (\w+): (.*(?:\n {6,}\S.*)*)", re.MULTILINE)


def about(model: type) -> str:
    """The first sentence of a model's docstring.

    >>> from werkplekleren._base.source import Source
    >>> about(Source)
    'A source of content: every instrument, questionnaire and method names at least one.'
    """
    return _doc(model).partition("\n")[0]


def about_fields(model: type) -> dict[str, str]:
    """What the docstring says of each field, on one line each.

    >>> from werkplekleren._base.source import Source
    >>> about_fields(Source)["title"]
    'Title and author, as one would cite it.'
    """
    section = re.search(r"^Args:\n((?:(?: .*)?\n)*(?: .*)?)", _doc(model), re.MULTILINE)
    if section is None:
        return {}
    return {name: " ".join(words.split()) for name, words in _argument.findall(section[1])}


def _doc(model: type) -> str:
    return cleandoc(model.__doc__ or "")
