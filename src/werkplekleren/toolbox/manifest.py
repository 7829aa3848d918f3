"""The manifest of a toolbox, `toolbox.toml`: what the folder as a whole says about itself."""

from typing import Any

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text, is_language
from werkplekleren._base.validators import broken, is_a, is_id, is_short_text, is_version, many, maybe, repeated

MANIFEST = "toolbox.toml"


@attrs.frozen(kw_only=True)
class Theme:
    """What a question of a firm can be about; advice rules and dossiers refer to it.

    Args:
        id: Its id.
        title: Its name.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))


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
        themes: What questions of firms can be about, each id once.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    provider: str = attrs.field(validator=is_short_text)
    language: str = attrs.field(default="nl")
    languages: tuple[str, ...] = attrs.field()
    extends: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    default_level_scale: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    default_risk_method: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    themes: tuple[Theme, ...] = attrs.field(default=(), validator=many(Theme, unique="id"))

    @languages.default
    def _only_its_own(self) -> tuple[str, ...]:
        return (self.language,)

    @language.validator
    def _is_language(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if type(value) is not str or not is_language(value):
            raise broken(self, attribute, "must be a language code such as 'nl'", value)

    @languages.validator
    def _are_languages(self, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
        for language in value:
            self._is_language(attribute, language)
        if self.language not in value or repeated(value):
            raise broken(self, attribute, "must have the toolbox's own language, and each language once", value)
