"""Naming a place in a toolbox, for the allow list and for terms that are known there."""

from werkplekleren._base.validators import Matches

is_where = Matches(
    r"\*|[a-z-]+(/[a-z0-9-]+( [^\s]+)?)?",
    "must be *, a folder such as 'instruments', a file such as 'instruments/startgesprek', or a file, a space and a path in it",
)


def covers(where: str, folder: str, name: str, path: str) -> bool:
    """Whether a place lies at or below `where`.

    Args:
        where: `*` (everywhere), a folder, `folder/id`, or `folder/id path`.
        folder: Folder of the content.
        name: Its id.
        path: The path in it; may be empty.

    >>> covers("instruments/startgesprek steps[0]", "instruments", "startgesprek", "steps[0].say.nl")
    True
    >>> covers("instruments/startgesprek steps[1]", "instruments", "startgesprek", "steps[10].say.nl")
    False
    >>> covers("instruments", "instruments", "startgesprek", "steps[0].say.nl")
    True
    """
    file, _, inside = where.partition(" ")
    if inside:
        return file == f"{folder}/{name}" and path.startswith(inside) and path[len(inside) : len(inside) + 1] in {"", ".", "["}
    return where in {"*", folder, f"{folder}/{name}"}
