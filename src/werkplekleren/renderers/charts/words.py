"""The few words that charts say of themselves, in the language of the document."""

import attrs

from werkplekleren._base.catalogue import catalogue


@attrs.frozen
class Words:
    """The own words of charts; the originals are Dutch.

    Args:
        language: The language to say them in.
    """

    language: str

    def _say(self, original: str) -> str:
        return catalogue("charts", self.language).get(original, (original,))[0]

    @property
    def difference(self) -> str:
        """Head of the column with the difference between two series."""
        return self._say("verschil")

    @property
    def before(self) -> str:
        """Legend of the measurement before."""
        return self._say("vorige meting")

    @property
    def margin(self) -> str:
        """Legend of the margin around a value."""
        return self._say("marge")

    @property
    def today(self) -> str:
        """Label of the day of the report."""
        return self._say("vandaag")

    @property
    def done(self) -> str:
        """Legend of what has been done."""
        return self._say("gedaan")

    @property
    def planned(self) -> str:
        """Legend of what still has to be done."""
        return self._say("gepland")

    @property
    def deadline(self) -> str:
        """Legend of the day by which something must be done."""
        return self._say("uiterlijk")

    @property
    def goal(self) -> str:
        """Label of what has to be reached."""
        return self._say("doel")

    @property
    def week(self) -> str:
        """What the numbers of a line of weeks are."""
        return self._say("week")
