"""The sentences in which an explanation is put; they say nothing about content."""

from werkplekleren._base.text import Text

SCORE = Text.of(nl="{title}: {score} op een schaal van 0 tot 100.", en="{title}: {score} on a scale of 0 to 100.")
NO_SCORE = Text.of(nl="{title}: geen score, want er is te weinig beantwoord.", en="{title}: no score, because too little was answered.")
NOT_ASKED = Text.of(nl="{title}: geen score, want hier is niets over gevraagd.", en="{title}: no score, because nothing was asked about it.")
ON_SCALE = Text.of(nl="Dat is gemiddeld {mean} op een schaal van {low} tot {high}.", en="That is {mean} on average on a scale of {low} to {high}.")
BAND = Text.of(nl="Dit valt in ‘{band}’. {meaning}", en="This falls in “{band}”. {meaning}")
ANSWERED = Text.of(
    nl="Beantwoord: {answered} van de {items} gestelde vragen. Voor een score is minstens {minimum} nodig.",
    en="Answered: {answered} of the {items} questions asked. A score needs at least {minimum}.",
)
SCORED = Text.of(
    nl="Met een score: {answered} van de {items} onderdelen. Voor een totaal is minstens {minimum} nodig.",
    en="With a score: {answered} of the {items} parts. A total needs at least {minimum}.",
)
WEIGHED = Text.of(nl="{minimum} (naar gewicht)", en="{minimum} (by weight)")
ANSWER = Text.of(nl="“{text}” Antwoord: {value} ({low} tot {high}).", en="“{text}” Answer: {value} ({low} to {high}).")
TURNED = Text.of(nl="Omgekeerd geteld, dus als {value}.", en="Counted the other way round, so as {value}.")
COUNTS_TIMES = Text.of(nl="Telt {weight} keer mee.", en="Counts {weight} times.")
MISSING = Text.of(nl="“{text}” Geen antwoord, telt niet mee.", en="“{text}” No answer, does not count.")
NOT_APPLICABLE = Text.of(nl="“{text}” Niet van toepassing, telt niet mee.", en="“{text}” Does not apply, does not count.")
SKIPPED = Text.of(nl="“{text}” Niet gevraagd, telt niet mee.", en="“{text}” Not asked, does not count.")
PART = Text.of(nl="{title}: {score}.", en="{title}: {score}.")
PART_WITHOUT = Text.of(nl="{title}: geen score, telt niet mee.", en="{title}: no score, does not count.")
FORMULA = Text.of(nl="Berekening: {formula}.", en="Calculation: {formula}.")
SUM = Text.of(nl="Opgeteld is dat {sum}.", en="Added up that is {sum}.")
SUM_OF_SOME = Text.of(
    nl="Opgeteld is dat {sum}. Met het gemiddelde op de plaats van wat ontbreekt: {prorated}.",
    en="Added up that is {sum}. With the mean in place of what is missing: {prorated}.",
)
COUNT = Text.of(nl="Geteld: {sum}.", en="Counted: {sum}.")
COUNT_OF_SOME = Text.of(
    nl="Geteld: {sum}. Als wat ontbreekt net zo zou zijn beantwoord: {prorated}.",
    en="Counted: {sum}. If what is missing had been answered likewise: {prorated}.",
)
ANSWERED_NUMBER = Text.of(
    nl="Beantwoord: {answered} van de {items} gestelde vragen. Voor een score moeten dat er minstens {minimum} zijn.",
    en="Answered: {answered} of the {items} questions asked. A score needs at least {minimum} of them.",
)
REQUIRED = Text.of(
    nl="“{text}” Geen antwoord. Zonder antwoord op deze vraag is er geen score.",
    en="“{text}” No answer. Without an answer to this question there is no score.",
)
SAID = Text.of(nl="“{text}” Antwoord: {answer}.", en="“{text}” Answer: {answer}.")
COUNTS = Text.of(nl="Dat antwoord telt.", en="That answer counts.")
COUNTS_NOT = Text.of(nl="Dat antwoord telt niet.", en="That answer does not count.")
HELD_BACK = Text.of(
    nl="Voor ‘{band}’ moet elke vraag beantwoord zijn met minstens {floor}, omgekeerde vragen omgekeerd geteld. Dat is hier niet zo.",
    en="“{band}” asks for an answer of at least {floor} to every question, reversed ones counted the other way round. That is not so here.",
)
PARTS_HELD_BACK = Text.of(
    nl="Voor ‘{band}’ moet elk onderdeel een score van minstens {floor} hebben. Dat is hier niet zo.",
    en="“{band}” asks for a score of at least {floor} on every part. That is not so here.",
)
YES = Text.of(nl="ja", en="yes")
NO = Text.of(nl="nee", en="no")
NONE = Text.of(nl="geen van deze", en="none of these")
CATEGORY = Text.of(nl="{title}: {category}.", en="{title}: {category}.")
NO_CATEGORY = Text.of(nl="{title}: geen van de regels klopt.", en="{title}: none of the rules holds.")
CATEGORY_UNKNOWN = Text.of(
    nl="{title}: niet te zeggen, want er is te weinig beantwoord.", en="{title}: cannot be said, because too little was answered."
)
CATEGORY_NOT_ASKED = Text.of(
    nl="{title}: niet te zeggen, want hier is niets over gevraagd.", en="{title}: cannot be said, because nothing was asked about it."
)
RULE_HOLDS = Text.of(nl="De regel voor ‘{category}’ klopt: {rule}.", en="The rule for “{category}” holds: {rule}.")
RULE_FAILS = Text.of(nl="De regel voor ‘{category}’ klopt niet: {rule}.", en="The rule for “{category}” does not hold: {rule}.")
RULE_UNKNOWN = Text.of(
    nl="Of de regel voor ‘{category}’ klopt, is niet bekend: {rule}.", en="Whether the rule for “{category}” holds is not known: {rule}."
)
NO_ANSWER = Text.of(nl="“{text}” Geen antwoord.", en="“{text}” No answer.")
NOT_ASKED_ABOUT = Text.of(nl="“{text}” Niet gevraagd.", en="“{text}” Not asked.")
AND = Text.of(nl="en", en="and")
OR = Text.of(nl="of", en="or")
NOT_RULE = Text.of(nl="niet: {rule}", en="not: {rule}")
ANSWERED_RULE = Text.of(nl="“{text}” is beantwoord", en="“{text}” was answered")
EQUALS_RULE = Text.of(nl="het antwoord op “{text}” is {value}", en="the answer to “{text}” is {value}")
AT_LEAST_RULE = Text.of(nl="het antwoord op “{text}” is minstens {value}", en="the answer to “{text}” is at least {value}")
AT_MOST_RULE = Text.of(nl="het antwoord op “{text}” is hoogstens {value}", en="the answer to “{text}” is at most {value}")
SCORE_AT_LEAST_RULE = Text.of(nl="de score op {title} is minstens {value}", en="the score on {title} is at least {value}")
SCORE_BELOW_RULE = Text.of(nl="de score op {title} is lager dan {value}", en="the score on {title} is lower than {value}")
BAND_RULE = Text.of(nl="de score op {title} valt in {bands}", en="the score on {title} falls in {bands}")
