"""Names and versions of things that others refer to."""

import re
from typing import NewType

from werkplekleren.errors import InvalidValueError, Message

Identifier = NewType("Identifier", str)
"""A checked kebab-case id: lower-case letters, digits and single hyphens, at most 80 characters."""

Version = NewType("Version", str)
"""A checked version `major.minor`; a new major changes meaning, a new minor changes wording."""

IDENTIFIER_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
VERSION_PATTERN = r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"
LONGEST_IDENTIFIER = 80

_identifier = re.compile(IDENTIFIER_PATTERN)
_version = re.compile(VERSION_PATTERN)


def is_identifier(text: str) -> bool:
    """Whether `text` may be an id.

    >>> is_identifier("ruimte-om-te-leren"), is_identifier("Ruimte om te leren")
    (True, False)
    """
    return len(text) <= LONGEST_IDENTIFIER and _identifier.fullmatch(text) is not None


def is_version(text: str) -> bool:
    """Whether `text` is a version of the form `major.minor`.

    >>> is_version("1.0"), is_version("1")
    (True, False)
    """
    return _version.fullmatch(text) is not None


def identifier(text: str) -> Identifier:
    """Check that `text` may be an id and say so in its type.

    Raises:
        InvalidValueError: When it may not.
    """
    if not is_identifier(text):
        raise InvalidValueError(
            Message(
                "{text!r} is not an id; use lower-case letters, digits and hyphens, such as 'ruimte-om-te-leren'",
                {"text": text[:100]},
            )
        )
    return Identifier(text)


def version_key(version: str) -> tuple[int, int]:
    """The two numbers of a version, for comparing.

    >>> version_key("1.10") > version_key("1.9")
    True
    """
    major, minor = version.split(".")
    return int(major), int(minor)
