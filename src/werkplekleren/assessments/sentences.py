"""The sentences in which an explanation is put; they say nothing about content."""

from werkplekleren._base.text import Text

SCORE = Text.of(nl="{title}: {score} op een schaal van 0 tot 100.", en="{title}: {score} on a scale of 0 to 100.")
NO_SCORE = Text.of(nl="{title}: geen score, want er is te weinig beantwoord.", en="{title}: no score, because too little was answered.")
NOT_ASKED = Text.of(nl="{title}: geen score, want hier is niets over gevraagd.", en="{title}: no score, because nothing was asked about it.")
ON_SCALE = Text.of(nl="Dat is gemiddeld {mean} op een schaal van {low} tot {high}.", en="That is {mean} on average on a scale of {low} to {high}.")
BAND = Text.of(nl="Dit valt in „{band}”. {meaning}", en="This falls in “{band}”. {meaning}")
ANSWERED = Text.of(
    nl="Beantwoord: {answered} van de {items} gestelde vragen. Voor een score is minstens {minimum} nodig.",
    en="Answered: {answered} of the {items} questions asked. A score needs at least {minimum}.",
)
SCORED = Text.of(
    nl="Met een score: {answered} van de {items} onderdelen. Voor een totaal is minstens {minimum} nodig.",
    en="With a score: {answered} of the {items} parts. A total needs at least {minimum}.",
)
WEIGHED = Text.of(nl="{minimum} (naar gewicht)", en="{minimum} (by weight)")
ANSWER = Text.of(nl="„{text}” Antwoord: {value} ({low} tot {high}).", en="“{text}” Answer: {value} ({low} to {high}).")
TURNED = Text.of(nl="Omgekeerd geteld, dus als {value}.", en="Counted the other way round, so as {value}.")
COUNTS_TIMES = Text.of(nl="Telt {weight} keer mee.", en="Counts {weight} times.")
MISSING = Text.of(nl="„{text}” Geen antwoord, telt niet mee.", en="“{text}” No answer, does not count.")
NOT_APPLICABLE = Text.of(nl="„{text}” Niet van toepassing, telt niet mee.", en="“{text}” Does not apply, does not count.")
SKIPPED = Text.of(nl="„{text}” Niet gevraagd, telt niet mee.", en="“{text}” Not asked, does not count.")
PART = Text.of(nl="{title}: {score}.", en="{title}: {score}.")
PART_WITHOUT = Text.of(nl="{title}: geen score, telt niet mee.", en="{title}: no score, does not count.")
FORMULA = Text.of(nl="Berekening: {formula}.", en="Calculation: {formula}.")
