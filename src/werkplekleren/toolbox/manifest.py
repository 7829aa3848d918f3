"""The manifest of a toolbox, `toolbox.toml`: what the folder as a whole says about itself."""

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text, is_language_code
from werkplekleren._base.validators import each_once, is_a, is_id, is_short_text, is_version, many, maybe, shown
from werkplekleren.errors import InvalidValueError, Message, Place, Problem
from werkplekleren.toolbox.lint.allowing import Allowed

MANIFEST = "toolbox.toml"

SAY_EXTENDS = Message(
    'does this toolbox lie over the built-in one? then write in {manifest}: extends = "werkplekleren"',
    {"manifest": MANIFEST},
)
"""The remedy for a toolbox by itself that speaks of content of the built-in one."""


@attrs.frozen(kw_only=True)
class Theme:
    """What a question of a firm can be about; advice rules and dossiers refer to it.

    Args:
        id: Its id.
        title: Its name.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))


def _only_its_own(manifest: "Manifest") -> tuple[str, ...]:
    return (manifest.language,)


@attrs.frozen(kw_only=True)
class Manifest:
    """What a toolbox says about itself.

    Args:
        id: Id of the toolbox.
        version: `major.minor`.
        title: Its name.
        provider: Who answers for the content.
        language: The language of texts that are written without one.
        languages: The languages in which every text is there; the checker holds the content to it. Left out:
            only `language`.
        extends: Id of the toolbox that this one is laid over: `werkplekleren` for the built-in one, or the id
            of one that is installed as a plug-in. `None` means that it stands by itself.
        default_level_scale: Id of the level scale that is used when nobody chooses one.
        default_risk_method: Id of the risk method that is used when nobody chooses one.
        default_decay_model: Id of the decay model that is used when nobody chooses one.
        themes: What questions of firms can be about, each id once.
        allowed: Warnings that somebody looked at and leaves as they are.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    provider: str = attrs.field(validator=is_short_text)
    language: str = attrs.field(default="nl", validator=is_language_code)
    languages: tuple[str, ...] = attrs.field(
        default=attrs.Factory(_only_its_own, takes_self=True), validator=[many(is_language_code, least=1), each_once]
    )
    extends: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    default_level_scale: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    default_risk_method: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    default_decay_model: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    themes: tuple[Theme, ...] = attrs.field(default=(), validator=many(Theme, unique="id"))
    allowed: tuple[Allowed, ...] = attrs.field(default=(), validator=many(Allowed, most=2000))

    def __attrs_post_init__(self) -> None:
        if self.language not in self.languages:
            problem = Problem(
                code="invalid-value",
                what=Message("languages must have the toolbox's own language, {language}", {"language": self.language}),
                place=Place(path="languages"),
                found=shown(self.languages),
            )
            raise InvalidValueError(problem.what, [problem])
