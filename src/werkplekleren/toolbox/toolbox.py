"""A toolbox: everything that advisers work with, as content in folders."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren.errors import InvalidContentError, Message, Problem
from werkplekleren.toolbox import kinds
from werkplekleren.toolbox.layer import WORDING, opened
from werkplekleren.toolbox.loading import builtin_stack, laid_over, loaded_stack, sound
from werkplekleren.toolbox.manifest import Manifest, Theme
from werkplekleren.toolbox.questionnaires import Questionnaires
from werkplekleren.toolbox.shelf import Shelf
from werkplekleren.toolbox.stack import Stack

if TYPE_CHECKING:
    from werkplekleren.advice import RuleSet
    from werkplekleren.documents import Document
    from werkplekleren.instruments import EmployerQuestion, Instrument, PracticeCase, Scheme
    from werkplekleren.retention import CertificateType, DecayModel, LevelScale, RetentionOption, RiskMethod, TransferMethod
    from werkplekleren.toolbox.lint import Language


@attrs.frozen(repr=False)
class Toolbox(Displayed):
    """Instruments, questionnaires, methods, scales, rules, schemes, kinds of certificate, employers' questions and practice cases by id.

    Each kind is a mapping that reads a file when its id is asked for, and not before. A toolbox is a
    folder with a `toolbox.toml` and a folder for each kind, with one file `<id>.toml` for each thing; or
    several such folders laid over each other, where the upper ones add to the lower ones or change them
    (see `overlaid`). It never changes: what was read stays as it was read. A changed folder is loaded
    again.

    >>> toolbox = Toolbox.builtin()
    >>> toolbox.instruments["startgesprek"].title.in_language("en")
    'Intake talk'
    """

    _stack: Stack
    _shelves: dict[str, Shelf[Any]] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        shelves = {kind.folder: (Questionnaires if kind == kinds.QUESTIONNAIRES else Shelf[Any])(self._stack, kind) for kind in kinds.KINDS}
        object.__setattr__(self, "_shelves", shelves)

    @staticmethod
    def builtin() -> "Toolbox":
        """The toolbox that comes with the library; always the same object, so that each file is read once."""
        return _builtin()

    @staticmethod
    def load(folder: str | os.PathLike[str]) -> "Toolbox":
        """The toolbox in a folder.

        The manifest and the names of the files are checked now; a file is checked when it is asked for.
        `validated()` checks all of them. When the manifest says `extends`, the folder is laid over the
        toolbox with that id: the built-in one (`extends = "werkplekleren"`) or an installed one.

        Args:
            folder: The folder with `toolbox.toml`.

        Raises:
            InvalidContentError: With every problem of the manifest and of the names.
            InvalidValueError: When `folder` is no path.
        """
        return Toolbox(sound(*loaded_stack(folder)))

    @staticmethod
    def installed() -> "Toolbox":
        """The built-in toolbox with every installed plug-in laid over it, in the alphabetical order of their names.

        A plug-in is a package that has an entry point in the group `werkplekleren.toolboxes`. The entry
        point names a package whose folder is the toolbox, or a variable with the path of the folder.

        Raises:
            InvalidContentError: When a plug-in cannot be read, or two toolboxes have the same id.
        """
        from werkplekleren.toolbox.plugins import installed_stack

        return Toolbox(sound(*installed_stack()))

    def overlaid(self, other: "str | os.PathLike[str] | Toolbox") -> "Toolbox":
        """This toolbox with another one laid over it.

        What only one of them has, both have together. A file with the id of a file underneath says what
        it does, in its first lines:

        - `overlays = "<id>"`: it gives only what differs. Tables are merged key by key and texts language
          by language; lists of tables with an `id` are merged id by id; anything else is replaced.
        - `replaces = "<id>"`: it stands in its place.

        Args:
            other: A folder, or a toolbox.

        Returns:
            A new toolbox; its `manifest` is that of `other`.

        Raises:
            InvalidContentError: With every problem of the folder's manifest and names, and with each id
                that both have without saying so.
            InvalidValueError: When `other` is neither.
        """
        if isinstance(other, Toolbox):
            theirs = other._stack.layers  # noqa: SLF001 - its own class
            stack = Stack((*self._stack.layers, *(layer for layer in theirs if layer not in self._stack.layers)))
            return Toolbox(sound(stack, stack.clashes()))
        return Toolbox(sound(*laid_over(self._stack, *opened(other))))

    def validated(self) -> "Toolbox":
        """This toolbox, when all of its content is valid.

        Raises:
            InvalidContentError: With every problem of every file; see `check`.
        """
        sound(self._stack, self.check())
        return self

    def check(self) -> tuple[Problem, ...]:
        """Every problem of every file, kind by kind in the order of the ids; see `werkplekleren.toolbox.check`."""
        from werkplekleren.toolbox.checking import problems_of

        return problems_of(self._stack)

    def warnings(self, *, checked_since: date | None = None) -> tuple[Problem, ...]:
        """What could be better in the content, kind by kind in the order of the ids; see `werkplekleren.toolbox.warnings`."""
        from werkplekleren.toolbox.lint.linting import warnings_of

        return warnings_of(self._stack, checked_since)

    @property
    def wording_folders(self) -> tuple[tuple[Path, bool], ...]:
        """The folders with sentences of reports (`wording/`), the one underneath first; each with whether it was installed with code."""
        folders = [(layer.folder.path / WORDING, layer.folder.trusted) for layer in self._stack.layers]
        return tuple((path, trusted) for path, trusted in folders if path.is_dir())

    @property
    def manifest(self) -> Manifest:
        """The manifest of the topmost folder."""
        return self._stack.layers[-1].manifest

    @property
    def manifests(self) -> tuple[Manifest, ...]:
        """The manifest of each folder, the one underneath first."""
        return tuple(layer.manifest for layer in self._stack.layers)

    @property
    def themes(self) -> Mapping[str, Theme]:
        """What questions of firms can be about, by id; those of an upper folder go before those of a lower one."""
        return {theme.id: theme for manifest in self.manifests for theme in manifest.themes}

    @property
    def instruments(self) -> "Shelf[Instrument]":
        """Instruments by id."""
        return self._shelves[kinds.INSTRUMENTS.folder]

    @property
    def questionnaires(self) -> Questionnaires:
        """Questionnaires by id: the newest version of each; `questionnaires.version(id, "1.0")` is an earlier one."""
        return cast("Questionnaires", self._shelves[kinds.QUESTIONNAIRES.folder])

    @property
    def level_scales(self) -> "Shelf[LevelScale]":
        """Level scales by id."""
        return self._shelves[kinds.LEVEL_SCALES.folder]

    @property
    def risk_methods(self) -> "Shelf[RiskMethod]":
        """Risk methods by id."""
        return self._shelves[kinds.RISK_METHODS.folder]

    @property
    def transfer_methods(self) -> "Shelf[TransferMethod]":
        """Transfer methods by id."""
        return self._shelves[kinds.TRANSFER_METHODS.folder]

    @property
    def retention_options(self) -> "Shelf[RetentionOption]":
        """Ways to keep work going when knowledge leaves, by id, with when each fits."""
        return self._shelves[kinds.RETENTION_OPTIONS.folder]

    @property
    def rule_sets(self) -> "Shelf[RuleSet]":
        """Advice rule sets by id."""
        return self._shelves[kinds.RULE_SETS.folder]

    @property
    def schemes(self) -> "Shelf[Scheme]":
        """Subsidy schemes by id."""
        return self._shelves[kinds.SCHEMES.folder]

    @property
    def certificate_types(self) -> "Shelf[CertificateType]":
        """Kinds of certificate by id, with who decides how long they hold and how they are renewed."""
        return self._shelves[kinds.CERTIFICATE_TYPES.folder]

    @property
    def employer_questions(self) -> "Shelf[EmployerQuestion]":
        """Questions that employers ask by id, each with a route through the instruments."""
        return self._shelves[kinds.EMPLOYER_QUESTIONS.folder]

    @property
    def practice_cases(self) -> "Shelf[PracticeCase]":
        """Examples from practice by id; those that were made up say so."""
        return self._shelves[kinds.PRACTICE_CASES.folder]

    @property
    def decay_models(self) -> "Shelf[DecayModel]":
        """Decay models by id: how fast work fades without use, and how it is kept alive."""
        return self._shelves[kinds.DECAY_MODELS.folder]

    @property
    def languages(self) -> "Shelf[Language]":
        """How the lint reads each language, by its code; see `warnings`."""
        return self._shelves[kinds.LANGUAGES.folder]

    def default_level_scale(self) -> "LevelScale":
        """The level scale that the topmost manifest which names one chooses.

        Raises:
            InvalidContentError: When no manifest names one.
        """
        return self.level_scales[self._default("default_level_scale")]

    def default_risk_method(self) -> "RiskMethod":
        """The risk method for plans and reports: that which the topmost manifest which names one chooses, or the only one there is.

        Raises:
            InvalidContentError: When no manifest names one and there is not just one.
        """
        known = self.risk_methods
        return known[next(iter(known)) if len(known) == 1 else self._default("default_risk_method")]

    def default_decay_model(self) -> "DecayModel":
        """The decay model for refreshers: that which the topmost manifest which names one chooses, or the only one there is.

        Raises:
            InvalidContentError: When no manifest names one and there is not just one.
        """
        known = self.decay_models
        return known[next(iter(known)) if len(known) == 1 else self._default("default_decay_model")]

    def _default(self, key: str) -> str:
        for manifest in reversed(self.manifests):
            if (name := getattr(manifest, key)) is not None:
                return cast("str", name)
        raise InvalidContentError(Message("no manifest of this toolbox has {key}", {"key": key}))

    def document(self, language: str | None = None) -> "Document":
        """The catalogue of this toolbox as a document.

        Args:
            language: Its language; `None` takes the toolbox's own.

        Raises:
            InvalidContentError: When the first lines of a file are not valid.
        """
        from werkplekleren.toolbox.overview import overview

        return overview(self, self.manifest.language if language is None else language)

    def __repr__(self) -> str:
        names = " + ".join(f"{manifest.id} {manifest.version}" for manifest in self.manifests)
        counts = ", ".join(f"{len(shelf)} {folder}" for folder, shelf in self._shelves.items() if len(shelf))
        return f"<Toolbox {names}: {counts or 'empty'}>"


@cache
def _builtin() -> Toolbox:
    return Toolbox(builtin_stack())
