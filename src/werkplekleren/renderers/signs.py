"""What stands for a tone where its colour cannot: a sign, or words."""

from collections.abc import Mapping

from werkplekleren._base.translation import Translator

SIGNS: Mapping[str, str] = {"good": "●", "warning": "▲", "bad": "◆"}
"""Tones that have a shape of their own beside the colour, in text."""

EMPTY: Mapping[str, str] = {"level-unknown": "?", "not-applicable": "–"}
"""What a cell without text shows, by its tone."""


def tone_words(tone: str, translated: Translator) -> str:
    """What a tone means, in a word; empty where it has no word of its own."""
    say = translated.gettext
    return {
        "good": say("goed"),
        "warning": say("let op"),
        "bad": say("dringend"),
        "level-unknown": say("niet bekend"),
        "not-applicable": say("niet van toepassing"),
    }.get(tone, "")
