"""A mark for fields that say something about content from outside: they change nothing of what was asked or meant."""

from collections.abc import Mapping

NOT_CONTENT: Mapping[str, object] = {"werkplekleren": "not content"}
"""Metadata of a field that is left out of the fingerprint of content."""
