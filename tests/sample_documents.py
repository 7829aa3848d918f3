"""Documents to render: one with every block kind, and a realistic report with a matrix of 24 topics by 18 people."""

from datetime import date, timedelta

import attrs

from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Cell,
    Checklist,
    ChoiceGrid,
    ChoiceGroup,
    CoverageChart,
    CoveragePoint,
    DistributionChart,
    DistributionRow,
    Document,
    Figure,
    Form,
    FormField,
    Glossary,
    GlossaryItem,
    KeyFigure,
    KeyFigures,
    MatrixBand,
    NumberedList,
    PageBreak,
    Paragraph,
    ProfileChart,
    ProfileRow,
    Quote,
    RiskMatrixChart,
    RiskPoint,
    Row,
    Section,
    SourceItem,
    Sources,
    Span,
    Step,
    Steps,
    Table,
    TableOfContents,
    TimelineBar,
    TimelineChart,
    TimelineMarker,
    TimelineRow,
    Tone,
    emphasis,
    heads,
    link,
    plain,
    reference,
    row,
    strong,
)

DAY = date(2026, 11, 9)

PEOPLE = (
    "Anke", "Bilal", "Cor", "Dewi", "Erik", "Fatma", "Gijs", "Hülya", "Ineke", "Jan-Willem", "Karim", "Lotte", "Mohammed", "Nadia", "Orhan",
    "Piet", "Quinten", "Roos",
)  # fmt: skip
TOPICS = (
    "Instellen van de kantbank", "Programmeren van de lasrobot", "Lassen van roestvast staal (TIG)", "Onderhoud van de lasersnijder",
    "Werkvoorbereiding in het ERP", "Offertes berekenen", "Klantkennis zuivel", "Meten en keuren", "Draaien op de CNC-bank",
    "Frezen, vijf assen", "Gereedschapsbeheer", "Inkoop van plaatmateriaal", "Storingen aan de pers", "Buigen van dikke plaat",
    "Tekeningen lezen", "Montage van behuizingen", "Veiligheid bij hijsen", "Kwaliteitshandboek", "Nacalculatie", "Planning van de werkplaats",
    "Contact met leveranciers", "Begeleiden van leerlingen", "Kalibreren van meetmiddelen", "Verzending en export",
)  # fmt: skip
LEVEL_WORDS = ("kan het niet", "kijkt mee", "doet het met hulp", "doet het alleen", "leert het anderen")
TONES: tuple[Tone, ...] = ("level-0", "level-1", "level-2", "level-3", "level-4")

SCORES = (
    ("Leren van elkaar", 78.0, 71.0, 70.0),
    ("Begeleiding van nieuwe mensen", 66.0, 81.0, 58.0),
    ("Ruimte om te proberen", 61.0, 64.0, None),
    ("Feedback op het werk", 49.0, 74.0, 47.0),
    ("Tijd en middelen", 42.0, None, 51.0),
    ("Kennis bewaren", 31.0, 38.0, 33.0),
)


def _end(text: str) -> Cell:
    return Cell(text=plain(text), align="end")


def profile_figure() -> Figure:
    return Figure(
        title="Leerklimaat per onderdeel, medewerkers en leiding",
        description="Hoogst bij medewerkers is Leren van elkaar met 78. Laagst is Kennis bewaren met 31.",
        chart=ProfileChart(
            low=0,
            high=100,
            low_label="niet",
            high_label="helemaal",
            series=("Medewerkers (n = 27)", "Leiding (n = 4)"),
            rows=tuple(ProfileRow(label=label, values=(one, other), before=before) for label, one, other, before in SCORES),
        ),
        caption=plain("De stip is de score van de medewerkers, de ruit die van de leiding. Hoe verder uit elkaar, hoe meer er te bespreken is."),
        table=Table(
            caption=plain("Scores van 0 tot 100, hoog is gunstig"),
            header=(*heads("Onderdeel"), *(Cell(text=plain(name), header=True, align="end") for name in ("Medewerkers", "Leiding", "Vorige keer"))),
            rows=tuple(
                row(label, int(one), _end("te weinig" if other is None else f"{other:.0f}"), _end("–" if before is None else f"{before:.0f}"))
                for label, one, other, before in SCORES
            ),
        ),
    )


def matrix() -> Table:
    levels = [[(7 * topic * topic + 5 * person * person + 3 * topic * person) % 11 for person in range(18)] for topic in range(24)]
    shown = [[(0, 0, 0, 1, 1, 1, 2, 2, 3, 4, None)[value] for value in line] for line in levels]

    def level(value: int | None) -> Cell:
        if value is None:
            return Cell(text=(), tone="level-unknown", note="niet bekend")
        return Cell(text=plain(value), tone=TONES[value], note=LEVEL_WORDS[value])

    def able(line: list[int | None]) -> Cell:
        count = sum(value is not None and value >= 3 for value in line)
        tone: Tone = "bad" if count < 2 else "neutral"
        return Cell(text=strong(f"{count} van 18"), tone=tone, note="te weinig mensen" if count < 2 else "")

    return Table(
        caption=plain("Wie beheerst wat: 24 onderwerpen, 18 mensen"),
        header=heads("Onderwerp", *PEOPLE, "Kan het alleen"),
        rows=tuple(
            Row(cells=(Cell(text=plain(topic), header=True), *map(level, line), able(line))) for topic, line in zip(TOPICS, shown, strict=True)
        ),
        layout="matrix",
        note=plain(
            "0 = kan het niet, 1 = kijkt mee, 2 = doet het met hulp, 3 = doet het alleen, 4 = leert het anderen. Een open vak is niet bekend."
        ),
    )


def spoken_titles() -> tuple[Section, Callout, Figure]:
    """A section, a callout and a figure of which only the title is in another language."""
    words = (Paragraph(text=plain("Hier.")),)
    return (
        Section(id="deel", title="Teil", title_language="de", blocks=words),
        Callout(title="Partie", title_language="fr", blocks=words),
        attrs.evolve(profile_figure(), title="Parte", title_language="it"),
    )


def risk_figure() -> Figure:
    points = (
        (1, "Instellen van de kantbank", 5, 5),
        (2, "Programmeren van de lasrobot", 4, 5),
        (3, "Offertes berekenen", 4, 4),
        (4, "Klantkennis zuivel", 5, 3),
        (5, "Meten en keuren", 1, 3),
    )
    return Figure(
        title="Kennis die kan weglopen",
        description="Het grootste risico is Instellen van de kantbank: vertrek binnen een jaar en kennis die niemand anders heeft.",
        chart=RiskMatrixChart(
            x_label="Kans dat de kennis vertrekt",
            y_label="Gevolg voor het werk",
            x_steps=("zeer klein", "klein", "midden", "groot", "zeer groot"),
            y_steps=("zeer licht", "licht", "midden", "zwaar", "zeer zwaar"),
            bands=(
                MatrixBand(lowest=1, step=0, name="rustig"),
                MatrixBand(lowest=8, step=1, name="let op"),
                MatrixBand(lowest=12, step=2, name="plan maken"),
                MatrixBand(lowest=16, step=3, name="snel beginnen"),
                MatrixBand(lowest=20, step=4, name="nu beginnen"),
            ),
            points=tuple(RiskPoint(number=number, label=label, x=x, y=y) for number, label, x, y in points),
        ),
        table=Table(
            caption=plain("Onderwerpen en hun risico"),
            header=(
                *heads("Nr", "Onderwerp"),
                *(Cell(text=plain(name), header=True, align="end") for name in ("Kans", "Gevolg", "Totaal")),
                *heads("Risico"),
            ),
            rows=tuple(
                row(
                    number,
                    label,
                    x,
                    y,
                    x * y,
                    Cell(
                        text=plain("groot" if x * y >= 16 else "midden" if x * y >= 8 else "klein"),
                        tone="bad" if x * y >= 16 else "warning" if x * y >= 8 else "good",
                    ),
                    head=1,
                )
                for number, label, x, y in points
            ),
        ),
    )


def timeline_figure() -> Figure:
    start = date(2027, 1, 4)
    steps = (
        ("Instellen van de kantbank", "Cor leert het Gijs", 0, 6, 9, 24),
        ("Programmeren van de lasrobot", "Dewi leert het Karim", 2, 8, 12, 30),
        ("Offertes berekenen", "Ineke leert het Lotte", 6, 10, 16, 34),
    )
    return Figure(
        title="Overdracht van kennis, per onderwerp",
        description="Drie overdrachten van januari tot september 2027; de laatste is klaar voor het vertrek van Ineke.",
        chart=TimelineChart(
            start=start,
            end=date(2027, 9, 26),
            today=date(2027, 1, 18),
            rows=tuple(
                TimelineRow(
                    label=topic,
                    note=who,
                    bars=(
                        TimelineBar(
                            start=start + timedelta(weeks=first), end=start + timedelta(weeks=middle, days=-1), label="samen", done=first == 0
                        ),
                        TimelineBar(start=start + timedelta(weeks=middle), end=start + timedelta(weeks=second), label="alleen"),
                    ),
                    deadline=start + timedelta(weeks=last),
                    deadline_label="uiterlijk",
                )
                for topic, who, first, middle, second, last in steps
            ),
            markers=(TimelineMarker(day=date(2027, 6, 7), label="review"),),
        ),
        caption=plain("Volle balk: gedaan. Open balk: gepland. De ruit is de dag waarop het klaar moet zijn."),
        table=Table(
            caption=plain("Alle stappen"),
            header=heads("Onderwerp", "Wie", "Weken", "Uiterlijk"),
            rows=tuple(row(topic, who, f"{first} tot {second}", f"week {last}") for topic, who, first, _, second, last in steps),
        ),
    )


def coverage_figure() -> Figure:
    shares = (0.33, 0.42, 0.5, 0.58, 0.67, 0.75)
    points = tuple(
        CoveragePoint(day=date(2026, 9 + at, 1) if at < 4 else date(2027, at - 3, 1), share=share, planned=at > 2) for at, share in enumerate(shares)
    )
    return Figure(
        title="Dekking van kritieke kennis",
        description="Van 33% in september naar 75% in februari volgens plan; het doel is 80%.",
        chart=CoverageChart(points=points, goal=0.8),
        table=Table(
            caption=plain("Dekking per maand"),
            header=heads("Maand", "Deel"),
            rows=tuple(row(f"{point.day.month}-{point.day.year}", f"{point.share:.0%}") for point in points),
        ),
    )


def distribution_figure() -> Figure:
    rows = (("Ik krijg tijd om iets uit te leggen", (4, 9, 7, 5, 2)), ("Fouten bespreken we open", (1, 3, 6, 11, 6)))
    categories = ("Oneens", "Beetje oneens", "Niet eens, niet oneens", "Beetje eens", "Eens")
    return Figure(
        title="Hoe de antwoorden verdeeld zijn",
        description="Over tijd voor uitleg zijn de meesten het oneens; over fouten bespreken zijn de meesten het eens.",
        chart=DistributionChart(categories=categories, rows=tuple(DistributionRow(label=label, counts=counts) for label, counts in rows)),
        table=Table(
            caption=plain("Aantal antwoorden"), header=heads("Stelling", *categories), rows=tuple(row(label, *counts) for label, counts in rows)
        ),
    )


def report() -> Document:
    """A realistic report, fictional."""
    return Document(
        title="Leren en kennis bewaren bij Metaalbedrijf De Vries",
        subtitle="Wat goed gaat, wat kan verdwijnen en wat jullie deze maand kunnen doen",
        language="nl",
        date=DAY,
        author="Marit de Boer, adviseur leren en werken",
        notice="Fictief voorbeeld",
        blocks=(
            Paragraph(
                text=(
                    *plain(
                        "Jullie mensen leren veel van elkaar, en dat gaat beter dan vorig jaar. "
                        "Maar kennis die het bedrijf draaiend houdt, zit vaak bij "
                    ),
                    *strong("één persoon"),
                    *plain(". Twee van hen vertrekken binnen drie jaar."),
                ),
                lead=True,
            ),
            KeyFigures(
                items=(
                    KeyFigure(value="27 van 30", label="medewerkers vulden de vragenlijst in"),
                    KeyFigure(value="78", label="hoogste score", note="Leren van elkaar"),
                    KeyFigure(value="31", label="laagste score", note="Kennis bewaren", tone="warning"),
                    KeyFigure(value="3", label="onderwerpen met groot risico", tone="bad"),
                )
            ),
            Section(
                id="vraag",
                title="Jullie vraag",
                blocks=(
                    Quote(text=plain("Als Cor straks met pensioen gaat, wie stelt dan de kantbank nog in?"), source=plain("Henk de Vries, eigenaar")),
                    Paragraph(
                        text=(
                            *plain("We spraken op 12 oktober met de leiding. Daarna vulden de medewerkers de "),
                            Span(text="leercultuurscan", href="#klimaat"),
                            *plain(" in. De chef van de werkplaats maakte met twee vakmensen de vaardighedenmatrix. De methode heet in het Engels "),
                            Span(text="knowledge loss risk assessment", style="emphasis", language="en"),
                            *plain("."),
                        )
                    ),
                ),
            ),
            Section(
                id="klimaat",
                title="Hoe jullie leren",
                blocks=(
                    Paragraph(
                        text=plain(
                            "Op de meeste onderdelen zijn medewerkers en leiding het eens. "
                            "Bij feedback niet: de leiding vindt dat het goed gaat, de mensen op de werkvloer merken het minder."
                        )
                    ),
                    profile_figure(),
                    Callout(
                        title="Kijk eerst naar Feedback op het werk",
                        blocks=(
                            Paragraph(
                                text=plain("Het verschil is 25 punten. Vraag in het werkoverleg wanneer iemand voor het laatst hoorde wat goed ging.")
                            ),
                        ),
                    ),
                    Section(id="klimaat-antwoorden", title="De antwoorden van dichtbij", blocks=(distribution_figure(),)),
                ),
            ),
            Section(id="risico", title="Welke kennis kan weglopen", blocks=(risk_figure(),)),
            Section(id="matrix", title="Wie wat kan", blocks=(matrix(),)),
            Section(id="plan", title="Het plan", blocks=(timeline_figure(), coverage_figure())),
            Section(
                id="aanpak",
                title="Zo pakken jullie het aan",
                blocks=(
                    Steps(
                        items=(
                            Step(
                                title=plain("Cor en Gijs werken samen aan de kantbank"),
                                text=plain("Elke week twee uur. Cor zegt hardop wat hij doet, Gijs schrijft op wat hij niet snapt."),
                                meta="week 1 tot 6",
                            ),
                            Step(
                                title=plain("Gijs maakt de werkinstructie"), text=plain("Met foto's van elke stap en de reden erbij."), meta="week 4"
                            ),
                            Step(title=plain("Gijs stelt de kantbank alleen in"), meta="week 9"),
                        )
                    ),
                    Callout(
                        title="De kleinste stap: morgen",
                        tone="good",
                        blocks=(
                            Checklist(
                                items=(plain("Vraag Cor welk werkstuk het lastigst is"), plain("Zet twee uur in de planning van volgende week"))
                            ),
                        ),
                    ),
                    Callout(
                        title="Dit lost het plan niet op",
                        tone="bad",
                        blocks=(BulletList(items=(plain("Niemand heeft tijd om de klantkennis van Ineke over te nemen."),)),),
                    ),
                ),
            ),
            PageBreak(),
            Section(
                id="werkblad",
                title="Werkblad voor het gesprek",
                blocks=(
                    Form(
                        fields=(
                            FormField(label="Naam", kind="line"),
                            FormField(
                                label="Wat doe je als niemand anders het kan?",
                                kind="lines",
                                rows=4,
                                help="Denk aan storingen, klanten en instellingen.",
                            ),
                            FormField(
                                label="Wie kan het van je leren?",
                                kind="choice",
                                options=("een collega", "een leerling", "iemand van buiten", "niemand"),
                            ),
                            FormField(label="Datum van het volgende gesprek", kind="date"),
                            FormField(label="Hoeveel uur per week heb je hiervoor?", kind="number"),
                            FormField(label="Ik wil hier verder over praten", kind="checkbox"),
                        )
                    ),
                ),
            ),
            Section(
                id="bronnen",
                title="Bronnen",
                blocks=(
                    Sources(
                        items=(
                            SourceItem(
                                text=plain("Wet op de ondernemingsraden"),
                                href="https://wetten.overheid.nl/BWBR0002747",
                                note="bekeken op 9 november 2026",
                            ),
                            SourceItem(text=(*plain("Vraag en antwoord over de "), *emphasis("SLIM-regeling")), href=None),
                        )
                    ),
                    NumberedList(
                        items=(plain("Scores lopen van 0 tot 100."), (*plain("Meer weten? "), *link("Schrijf ons", "mailto:advies@voorbeeld.nl")))
                    ),
                ),
            ),
        ),
    )


def spanned_table() -> Table:
    """A table with two rows of heads and cells that take more than one column or row."""

    def wide(text: str, **more: int) -> Cell:
        return Cell(text=plain(text), header=True, columns=more.get("columns", 1), rows=more.get("rows", 1))

    return Table(
        caption=plain("Uren per maand"),
        head_rows=(Row(cells=(wide("Onderwerp", rows=2), wide("Wie", rows=2), wide("Uren", columns=2))),),
        header=(wide("nu"), wide("straks")),
        rows=(
            Row(cells=(wide("Kantbank", rows=2), Cell(text=plain("Anke")), _end("4"), _end("2"))),
            Row(cells=(Cell(text=plain("Cor")), Cell(text=plain("samen tot juni"), columns=2, align="center"))),
            Row(cells=(wide("Lasrobot"), Cell(text=plain("Dewi")), _end("1"), _end("6"))),
        ),
        note=plain("Straks is na de overdracht."),
    )


def one_of_each() -> tuple[Block, ...]:
    """A small block of every kind."""
    small = Table(
        caption=plain("Wie doet wat"),
        header=heads("Onderwerp", "Uren"),
        rows=(
            row("Kantbank", 4),
            Row(cells=(Cell(text=plain("Lasrobot"), header=True), Cell(text=plain("veel"), tone="warning", note="meer dan er is"))),
        ),
        widths=(3, 1),
        note=plain("Uren per week."),
    )
    return (
        Paragraph(
            text=(
                *plain("Gewoon, "),
                *strong("sterk"),
                *plain(" en "),
                *emphasis("schuin"),
                *plain(". Zie "),
                *link("de wet", "https://voorbeeld.nl/wet?a=1&b=2"),
            )
        ),
        BulletList(items=(plain("een"), plain("twee"))),
        NumberedList(items=(plain("eerst"), plain("dan"))),
        Checklist(items=(plain("koffie"), plain("tekening"))),
        small,
        KeyFigures(items=(KeyFigure(value="23 van 31", label="vulden in"), KeyFigure(value="2,3", label="laagste score", note="Tijd", tone="bad"))),
        Callout(title="Let hierop", blocks=(Paragraph(text=plain("Begin klein.")), BulletList(items=(plain("vandaag"),)))),
        Steps(items=(Step(title=plain("Kijken"), text=plain("Kijk eerst."), meta="10 minuten", say=plain("Wat zie je?")), Step(title=plain("Doen")))),
        Quote(text=plain("Zo doen we dat hier."), source=plain("Cor"), language="nl-BE"),
        Form(
            fields=(
                FormField(label="Naam", kind="line"),
                FormField(label="Wat viel op?", kind="lines", rows=2, help="Noem een voorbeeld."),
                FormField(label="Akkoord", kind="checkbox", help="Zet een kruis."),
                FormField(label="Wie leert het?", kind="choice", options=("Anke", "Gijs")),
                FormField(label="Datum", kind="date"),
                FormField(label="Uren", kind="number"),
                FormField(label="Voor akkoord", kind="signature"),
            )
        ),
        ChoiceGrid(
            caption=plain("Zet in elke rij één kruis."),
            options=("oneens", "een beetje eens", "eens"),
            not_applicable="niet van toepassing",
            groups=(
                ChoiceGroup(title="Leren van elkaar", text=plain("Denk aan de laatste maand."), statements=(plain("Ik krijg uitleg."),)),
                ChoiceGroup(statements=((*plain("Ik geef "), *strong("zelf"), *plain(" uitleg.")),)),
            ),
            first=7,
        ),
        Figure(
            title="Scores",
            description="Tijd scoort 42.",
            chart=ProfileChart(
                low=0, high=100, low_label="niet", high_label="helemaal", series=("Iedereen",), rows=(ProfileRow(label="Tijd", values=(42,)),)
            ),
            caption=plain("De stip is de score."),
            table=small,
        ),
        Section(
            id="deel",
            title="Een deel",
            blocks=(
                Paragraph(text=(*plain("Erin. Zie "), *reference("dieper"), *plain(".")), lead=True),
                spanned_table(),
                Section(id="dieper", title="Further in", language="en", blocks=(Paragraph(text=plain("Noch tiefer."), language="de"),)),
            ),
        ),
        PageBreak(),
        Sources(
            items=(
                SourceItem(text=plain("De wet"), href="https://voorbeeld.nl", note="bekeken in 2026"),
                SourceItem(text=plain("Een gesprek"), href=None),
            )
        ),
        TableOfContents(depth=2, title="Wat hier staat"),
        Glossary(
            items=(
                GlossaryItem(term="opvolger", text=plain("Wie de kennis overneemt.")),
                GlossaryItem(term="dekking", text=(*plain("Hoeveel mensen het "), *emphasis("alleen"), *plain(" kunnen."))),
            )
        ),
    )


def document(*blocks: Block, language: str = "nl") -> Document:
    """A bare document around blocks."""
    return Document(title="Voorbeeld", language=language, blocks=blocks)
