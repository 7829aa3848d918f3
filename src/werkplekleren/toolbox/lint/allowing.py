"""The allow list: warnings that somebody looked at and leaves as they are, each with the reason."""

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import is_id, is_long_text
from werkplekleren.toolbox.lint.place import covers, is_where


@attrs.frozen(kw_only=True)
class Allowed:
    """Warnings that stay.

    Args:
        code: Which kind of warning.
        where: Where: `*` (everywhere), a folder (`instruments`), a file (`instruments/startgesprek`), or a file, a space and a path
            in it (`instruments/startgesprek steps[2].say`), which then stands for all that is below it too.
        why: Why the warning is not right here.
    """

    code: Identifier = attrs.field(validator=is_id)
    where: str = attrs.field(validator=is_where)
    why: str = attrs.field(validator=is_long_text)

    def covers(self, code: str, folder: str, name: str, path: str) -> bool:
        """Whether it speaks of a warning with this code at this place."""
        return self.code == code and covers(self.where, folder, name, path)
