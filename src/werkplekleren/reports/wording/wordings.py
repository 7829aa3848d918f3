"""All wording that reports are written with: the library's own, and over it the files of a fund."""

import os
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import Literal, Protocol, Self

import attrs
from markdown_it.tree import SyntaxTreeNode

from werkplekleren._base.catalogue import entries
from werkplekleren._base.text import is_other
from werkplekleren.errors import Message, WordingError, nearest
from werkplekleren.reports.wording.changes import changed
from werkplekleren.reports.wording.file import WordingFile
from werkplekleren.reports.wording.markdown import addressed, tree
from werkplekleren.reports.wording.phrases import Phrases
from werkplekleren.reports.wording.reading import read
from werkplekleren.reports.wording.wording import Wording

Address = Literal["informal", "formal"]
"""How a report speaks to its reader: with "je" and "jullie", or with "u"."""

FALLBACK = "nl"
"""The language that stands in for a text that another one does not have."""


class HasWording(Protocol):
    """A toolbox, as far as its wording goes."""

    @property
    def wording_folders(self) -> Sequence[tuple[Path, bool]]:
        """The folders with wording, the one underneath first; each with whether it was installed with code."""
        ...


@attrs.frozen(repr=False)
class Wordings:
    """The sentences of all reports in all languages: those of the library, with the files of a fund over them.

    Args:
        files: The files of the fund, in the order in which they are laid over each other.

    >>> Wordings().languages
    ('en', 'nl')
    """

    files: tuple[WordingFile, ...] = ()

    @classmethod
    def load(cls, *folders: str | os.PathLike[str]) -> Self:
        """Read the wording of a fund.

        A folder has a folder per language, `nl` or `de`, and in it any of these:

        - `advice-report.md` in the place of our whole file;
        - `advice-report.changes.md` with the sections that are other, new, moved or left out;
        - `words.md` and the other files of single sentences, with the sentences that are other;
        - `labels.po` with the short strings of pages and charts, for a language that we do not have.

        Args:
            folders: The folders; a later one lies over an earlier one.

        Returns:
            The wording, to be given to `render`, `save` and `document_of`.

        Raises:
            WordingError: With everything that is wrong in them, each with file and line.
            InvalidValueError: When a folder is no path.
        """
        return cls._read([(folder, False) for folder in folders])

    @classmethod
    def of(cls, toolbox: HasWording) -> Self:
        """The wording that comes with a toolbox: what lies in the folder `wording` of each folder that it is made of.

        Args:
            toolbox: The toolbox.

        Returns:
            The wording; without such folders that of the library.

        Raises:
            WordingError: With everything that is wrong in it.

        >>> from werkplekleren import Toolbox
        >>> Wordings.of(Toolbox.builtin()).files
        ()
        """
        return cls._read(toolbox.wording_folders)

    @classmethod
    def _read(cls, folders: Sequence[tuple[str | os.PathLike[str], bool]]) -> Self:
        from werkplekleren.reports.wording.checking import checked

        found = [read(folder, trusted=trusted) for folder, trusted in folders]
        made = cls(tuple(file for one in found for file in one.files))
        problems = [*(problem for one in found for problem in one.problems), *checked(made)]
        if problems:
            names = ", ".join(str(os.fspath(folder)) for folder, _ in folders)
            raise WordingError(Message("the wording in {folder} cannot be used", {"folder": names}), problems)
        return made

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that reports can be written in."""
        return tuple(sorted({*builtin_languages(), *(file.language for file in self.files)}))

    def speaks(self, language: str) -> bool:
        """Whether there is wording in a language, or in its base language (`nl` for `nl-BE`).

        >>> Wordings().speaks("nl-BE"), Wordings().speaks("de")
        (True, False)
        """
        return language in self.languages or language.partition("-")[0] in self.languages

    def missing(self, language: str) -> tuple[str, ...]:
        """What a language has no words for, so that Dutch stands in: `words.md` for a file, `words.md#yes` for one sentence in it.

        >>> Wordings().missing("en")
        ()
        """
        from werkplekleren.reports.wording.checking import missing

        return missing(self, language)

    def wording(self, name: str, language: str, *, address: Address = "informal") -> Wording:
        """The wording of a report.

        Args:
            name: Its file, without suffix.
            language: The language; without the file in it the Dutch one.
            address: How it speaks to the reader.

        Raises:
            WordingError: When there is nothing in that language at all.
        """
        code, layers = self.layers(name, language)[0]
        return _wording(layers, code, formal=address == "formal", stands_in=is_other(code, language))

    def phrases(self, name: str, language: str, *, address: Address = "informal") -> Phrases:
        """The single sentences of a file; in the place of each that the language does not have stands the Dutch one.

        Args:
            name: The file, without suffix.
            language: The language.
            address: How it speaks to the reader.

        Raises:
            WordingError: When there is nothing in that language at all.
        """
        layers = tuple((code, is_other(code, language), found) for code, found in reversed(self.layers(name, language)))
        return _phrases(layers, formal=address == "formal")

    def short_strings(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """The short strings of pages and charts that the fund has in a language: Dutch original -> its translation, in all plural forms."""
        wanted = (language, language.partition("-")[0])
        files = [file for code in wanted for file in self.files if file.sort == "labels" and file.language == code]
        return _entries(files[-1].text) if files else {}

    def below(self, file: WordingFile) -> tuple[WordingFile, ...]:
        """The files of the same report and language that lie below one of the fund's files, ours first."""
        _, layers = self.layers(file.name, file.language)[0]
        return layers[: layers.index(file)]

    def layers(self, name: str, language: str) -> list[tuple[str, tuple[WordingFile, ...]]]:
        """The files of a name, from the language asked for down to Dutch: language -> those that lie over each other.

        Raises:
            WordingError: When there is nothing in that language at all, or no such file.
        """
        if not self.speaks(language):
            told = {"language": language, "known": ", ".join(self.languages)}
            near = nearest(language, self.languages)
            if near:
                what = Message("there is no wording in the language {language}; did you mean {near!r}? there is: {known}", {**told, "near": near[0]})
                raise WordingError(what)
            raise WordingError(Message("there is no wording in the language {language}; there is: {known}", told))
        found: list[tuple[str, tuple[WordingFile, ...]]] = []
        for code in dict.fromkeys((language, language.partition("-")[0], FALLBACK)):
            ours = builtin(name, code)
            own = tuple(file for file in self.files if (file.language, file.name) == (code, name) and file.sort != "labels")
            if ours is not None or own:
                found.append((code, (*(() if ours is None else (ours,)), *own)))
        if not found:
            raise WordingError(Message("there is no wording file {file}", {"file": f"{name}.md"}))
        return found


@lru_cache(maxsize=64)
def _entries(text: str) -> Mapping[str, tuple[str, ...]]:
    return entries(text.encode())


@cache
def builtin_names(language: str) -> tuple[str, ...]:
    """The names of the files that the library itself has in a language."""
    folder = files("werkplekleren").joinpath("content", "wording", language)
    return tuple(sorted(file.name.removesuffix(".md") for file in folder.iterdir()))


@cache
def builtin(name: str, language: str) -> WordingFile | None:
    """Our own file of a name in a language."""
    file = files("werkplekleren").joinpath("content", "wording", language, f"{name}.md")
    if not file.is_file():
        return None
    return WordingFile(language=language, name=name, text=file.read_text(encoding="utf-8"), file=f"{language}/{name}.md")


@cache
def builtin_languages() -> tuple[str, ...]:
    """The languages that the library itself has wording in."""
    return tuple(sorted(folder.name for folder in files("werkplekleren").joinpath("content", "wording").iterdir() if folder.is_dir()))


@lru_cache(maxsize=1024)
def _wording(layers: tuple[WordingFile, ...], language: str, *, formal: bool, stands_in: bool) -> Wording:
    """The files of one report, laid over each other and parsed; kept by what stands in them."""
    nodes: tuple[SyntaxTreeNode, ...] = ()
    for layer in layers:
        text = addressed(layer.text, formal=formal)
        nodes = changed(nodes, text, layer.file)[0] if layer.sort == "changes" else tree(text, layer.file)
    return Wording(layers[-1].file, language, nodes, stands_in)


@lru_cache(maxsize=1024)
def _phrases(layers: tuple[tuple[str, bool, tuple[WordingFile, ...]], ...], *, formal: bool) -> Phrases:
    """The sentences of one file, those of the language asked for over the Dutch ones; kept by what stands in the files."""
    read = [
        Phrases.read(addressed(file.text, formal=formal), file=file.file, language=language, stands_in=stands_in)
        for language, stands_in, found in layers
        for file in found
    ]
    return reduce(lambda under, over: over.over(under), read)
