"""Which commands there are, how they are called and explained, in Dutch and English."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

from cyclopts import App, CycloptsError, Parameter

from werkplekleren import __version__
from werkplekleren._base.messages import in_words
from werkplekleren._base.translation import translator
from werkplekleren.cli import commands
from werkplekleren.cli.misuse import misuse
from werkplekleren.cli.retaining import Part, Wanted, retain
from werkplekleren.cli.sector import Question, sector
from werkplekleren.errors import InvalidDataError, Message, WerkplekError, WriteError
from werkplekleren.toolbox.starters import StarterKind

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    language = _asked(arguments)
    app = app_in(language)
    try:
        command, bound, _ = app.parse_args(arguments, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        commands.say(in_words(misuse(error, list(_names(app))), language), complaint=True)
        return commands.MISUSED
    try:
        answer = command(*bound.args, **bound.kwargs)
    except WerkplekError as error:
        commands.say(in_words(error, language), complaint=True)
        return commands.UNWRITTEN if isinstance(error, WriteError) else commands.INVALID
    except OSError as error:  # a folder that may not be looked into, a name that is too long
        said = Message("{path} cannot be read ({reason})", {"path": str(error.filename), "reason": error.strerror or str(error)})
        commands.say(in_words(InvalidDataError(said), language), complaint=True)
        return commands.INVALID
    return answer if isinstance(answer, int) else commands.DONE


def _asked(arguments: Sequence[str]) -> str:
    """The language that is asked for, known before anything else is read, so that mistakes can be told in it."""
    for place, word in enumerate(arguments):
        option, _, value = word.partition("=")
        if option == "--language":
            asked = value or next(iter(arguments[place + 1 :]), "")
            return asked if asked in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def app_in(language: str) -> App:
    """The program, explained in a language."""
    _ = translator(language).gettext
    app = App(
        name="werkplekleren",
        help=_("Werkplekleren in de techniek: van dossier naar adviesrapport."),
        help_epilogue=_("Voorbeeld: werkplekleren advise examples/metaalbedrijf --output advies"),
        version=__version__,
        group_commands=_("Opdrachten"),
        group_arguments=_("Waarop"),
        group_parameters=_("Opties"),
    )
    in_language = Parameter(help=_("Taal van rapport en meldingen."))
    own_toolbox = Parameter(
        help=_("Map met een eigen gereedschapskist: in plaats van de ingebouwde, of eroverheen als toolbox.toml dat zegt (extends).")
    )
    a_dossier = Parameter(help=_("Map van het dossier, of een dossier als JSON-bestand."))
    a_format = Parameter(
        name="--format",
        help=_("Formaat van het rapport: html, markdown, text, docx, pdf of json. Vaker mag. Zonder: html, markdown en json."),
        negative=(),
        show_default=False,
    )
    a_theme = Parameter(help=_("Huisstijl: een bestand zoals theme.toml, of de map waar dat in staat."))
    a_wording = Parameter(help=_("Map met eigen bewoordingen voor de rapporten."))
    a_report = Parameter(help=_("Map voor het rapport; wordt gemaakt als hij er niet is."))
    some_parts = Parameter(
        name="--part",
        help=_(
            "Alleen dit stuk: matrix, risks, plan, people, logbook, survival-kit, progress, certificates, refreshers of calendar. "
            "Vaker mag. Zonder: alles waar iets over te zeggen is."
        ),
        negative=(),
        show_default=False,
        show_choices=False,
    )
    its_own_day = Parameter(
        name="--on", help=_("Dag (JJJJ-MM-DD) waarop alles wordt bekeken; zonder: de datum van het dossier, of van de laatste regel van het logboek.")
    )
    an_earlier_plan = Parameter(help=_("Een plan dat eerder is gemaakt (plan.json): het wordt bijgewerkt, met zo weinig mogelijk verschoven."))
    a_logbook = Parameter(
        help=_("Het logboek bij dat plan, zoals voortgang.csv: wat er is gedaan en beslist. Dan komt er ook een voortgangsrapport."),
        show_default=False,
    )
    firm_formats = Parameter(
        name="--format",
        help=_("Formaat van de stukken: html, markdown, text, docx of pdf. Vaker mag. Zonder: html."),
        negative=(),
        show_default=False,
    )
    many_dossiers = Parameter(help=_("Mappen met dossiers (elke map en elk JSON-bestand daarin is er een), of dossiers zelf."))
    a_sector_file = Parameter(name=("--output", "-o"), help=_("Bestand om in te schrijven, zoals sector.html, sector.docx of sector.pdf."))
    more_formats = Parameter(
        name="--format",
        help=_("Ook in dit formaat, naast het bestand: html, markdown, text, docx, pdf of json. Vaker mag."),
        negative=(),
        show_default=False,
    )
    a_title = Parameter(help=_("Titel van het rapport, zoals de naam van de sector."), show_default=False)
    its_day = Parameter(
        name="--on", help=_("Dag (JJJJ-MM-DD) waarop kaarten en certificaten worden bekeken; zonder: de datum van het nieuwste dossier.")
    )
    a_floor = Parameter(help=_("Van minder bedrijven dan dit wordt niets getoond: 5 of meer; zonder: 5."))
    a_name = Parameter(help=_("De naam van een werkvorm of vragenlijst, zoals in 'werkplekleren list'."))
    a_kind = Parameter(
        help=_("Wat je begint: een werkvorm (instrument), vragenlijst (questionnaire), gereedschapskist (toolbox), huisstijl (theme) of dossier.")
    )
    a_new_name = Parameter(help=_("De naam ervan: kleine letters, cijfers en streepjes, zoals 'samen-kijken'."))
    a_place = Parameter(
        help=_("Map van de gereedschapskist waar het bij hoort; bij een nieuwe gereedschapskist, huisstijl of dossier de map waar die in komt.")
    )
    the_card = Parameter(help=_("Alleen de kaart: de werkvorm op één bladzijde."), negative=(), show_default=False)
    a_worksheet = Parameter(help=_("Alleen het werkblad met deze naam."))
    the_questionnaire = Parameter(help=_("Alleen de vragenlijst, waar een werkvorm dezelfde naam heeft."), negative=(), show_default=False)
    a_file = Parameter(help=_("Bestand om in te schrijven, zoals kaart.html of kaart.md; eerst de werkvorm, anders de vragenlijst."))
    a_folder = Parameter(
        help=_(
            "Map van een gereedschapskist of van een dossier, een dossier als JSON-bestand, of een huisstijl (theme.toml); "
            "zonder: de gereedschapskist zelf."
        )
    )
    also_warnings = Parameter(help=_("Ook waarschuwingen tellen als fout (exit code 1)."), negative=(), show_default=False)
    a_day = Parameter(help=_("Noem ook bronnen die na deze dag (JJJJ-MM-DD) niemand nakeek."))

    @app.command(help=_("Maak het adviesrapport van een bedrijf (HTML, Markdown en JSON, of wat --format zegt)."))
    def advise(
        dossier: Annotated[Path, a_dossier],
        /,
        *,
        output: Annotated[Path, a_report],
        formats: Annotated[list[str] | None, a_format] = None,
        theme: Annotated[Path | None, a_theme] = None,
        wording: Annotated[Path | None, a_wording] = None,
        language: Annotated[Language, in_language] = "nl",
        toolbox: Annotated[Path | None, own_toolbox] = None,
    ) -> int:
        look = commands.Look(language=language, theme=theme, wording=wording)
        return commands.advise(dossier, output, look, toolbox, formats=formats)

    @app.command(
        name="retain",
        help=_("Maak de stukken om kennis te behouden: matrix, risico, plan, een blad per persoon, logboek, overlevingspakket, certificaten."),
    )
    def keeping(
        dossier: Annotated[Path, a_dossier],
        /,
        *,
        output: Annotated[Path, a_report],
        parts: Annotated[list[Part] | None, some_parts] = None,
        day: Annotated[date | None, its_own_day] = None,
        plan: Annotated[Path | None, an_earlier_plan] = None,
        progress: Annotated[Path | None, a_logbook] = None,
        formats: Annotated[list[str] | None, firm_formats] = None,
        theme: Annotated[Path | None, a_theme] = None,
        wording: Annotated[Path | None, a_wording] = None,
        language: Annotated[Language, in_language] = "nl",
        toolbox: Annotated[Path | None, own_toolbox] = None,
    ) -> int:
        look = commands.Look(language=language, theme=theme, wording=wording)
        wanted = Wanted(dossier=dossier, output=output, parts=parts or (), on=day, plan=plan, logbook=progress)
        return retain(wanted, look, toolbox, formats=formats or ())

    @app.command(name="sector", help=_("Maak één rapport over veel dossiers, zonder dat een bedrijf erin te herkennen is."))
    def over_firms(
        folders: Annotated[list[Path], many_dossiers],
        /,
        *,
        output: Annotated[Path, a_sector_file],
        formats: Annotated[list[str] | None, more_formats] = None,
        title: Annotated[str, a_title] = "",
        day: Annotated[date | None, its_day] = None,
        floor: Annotated[int | None, a_floor] = None,
        theme: Annotated[Path | None, a_theme] = None,
        wording: Annotated[Path | None, a_wording] = None,
        language: Annotated[Language, in_language] = "nl",
        toolbox: Annotated[Path | None, own_toolbox] = None,
    ) -> int:
        look = commands.Look(language=language, theme=theme, wording=wording)
        return sector(Question(folders=folders, title=title, on=day, floor=floor), output, look, toolbox, formats=formats or ())

    @app.command(name="list", help=_("Toon de werkvormen en vragenlijsten van de gereedschapskist."))
    def contents(*, language: Annotated[Language, in_language] = "nl", toolbox: Annotated[Path | None, own_toolbox] = None) -> int:
        return commands.contents(language, toolbox)

    @app.command(help=_("Toon een werkvorm of vragenlijst, of schrijf die in een bestand om te printen."))
    def show(
        name: Annotated[str, a_name],
        /,
        *,
        card: Annotated[bool, the_card] = False,
        worksheet: Annotated[str | None, a_worksheet] = None,
        questionnaire: Annotated[bool, the_questionnaire] = False,
        output: Annotated[Path | None, a_file] = None,
        theme: Annotated[Path | None, a_theme] = None,
        wording: Annotated[Path | None, a_wording] = None,
        language: Annotated[Language, in_language] = "nl",
        toolbox: Annotated[Path | None, own_toolbox] = None,
    ) -> int:
        look = commands.Look(language=language, theme=theme, wording=wording)
        return commands.show(name, look, toolbox, card=card, worksheet=worksheet, questionnaire=questionnaire, output=output)

    @app.command(help=_("Controleer een gereedschapskist, een dossier of een huisstijl: noem alles wat fout is, en wat beter kan."))
    def check(
        folder: Annotated[Path | None, a_folder] = None,
        /,
        *,
        strict: Annotated[bool, also_warnings] = False,
        checked_since: Annotated[date | None, a_day] = None,
        language: Annotated[Language, in_language] = "nl",
        toolbox: Annotated[Path | None, own_toolbox] = None,
    ) -> int:
        return commands.check(folder, language, toolbox, strict=strict, checked_since=checked_since)

    @app.command(help=_("Begin een werkvorm, vragenlijst, gereedschapskist, huisstijl of dossier met een voorbeeld vol uitleg."))
    def new(
        kind: Annotated[StarterKind, a_kind],
        name: Annotated[str, a_new_name],
        /,
        *,
        into: Annotated[Path, a_place] = Path(),
        language: Annotated[Language, in_language] = "nl",
    ) -> int:
        return commands.new(kind, name, into, language)

    for each in (app, *(app[name] for name in _names(app))):
        each["--help"].help = _("Toon deze uitleg.")
    app["--version"].help = _("Toon de versie.")
    return app


def _names(app: App) -> list[str]:
    """The names of the commands."""
    return [name for name in app if not name.startswith("-")]
