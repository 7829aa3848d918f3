"""The sentences in which the explanation of a change is put; they say nothing about content."""

from werkplekleren._base.text import Text

CHANGED = Text.of(
    nl="{title}: eerst {before}, nu {after}, op een schaal van 0 tot 100. Verschil: {difference}.",
    en="{title}: {before} first, {after} now, on a scale of 0 to 100. Difference: {difference}.",
)
BOTH = Text.of(nl="{title}: eerst {before}, nu {after}.", en="{title}: {before} first, {after} now.")
NONE = Text.of(nl="geen score", en="no score")

VERDICTS = {
    "reliably-higher": Text.of(
        nl="Betrouwbaar hoger: het verschil is groter dan wat toeval bij het meten kan verklaren.",
        en="Reliably higher: the difference is larger than chance in measuring can explain.",
    ),
    "reliably-lower": Text.of(
        nl="Betrouwbaar lager: het verschil is groter dan wat toeval bij het meten kan verklaren.",
        en="Reliably lower: the difference is larger than chance in measuring can explain.",
    ),
    "no-reliable-change": Text.of(
        nl="Niet betrouwbaar veranderd: dit verschil kan toeval bij het meten zijn. Dat is iets anders dan gelijk gebleven.",
        en="Not reliably changed: this difference may be chance in measuring. That is something else than having stayed the same.",
    ),
}
REASONS = {
    "no-measurement-error": Text.of(
        nl="Of dit een echte verandering is, weten we niet: van dit onderdeel is geen meetfout bekend.",
        en="Whether this is a real change is not known: no measurement error of this part is known.",
    ),
    "no-score": Text.of(
        nl="Of er iets veranderde, weten we niet: er is niet twee keer een score.",
        en="Whether anything changed is not known: there are not two scores.",
    ),
    "other-questions": Text.of(
        nl="Of er iets veranderde, weten we niet: de twee keer zijn niet dezelfde vragen gesteld.",
        en="Whether anything changed is not known: different questions were asked the two times.",
    ),
    "other-definition": Text.of(
        nl="Of er iets veranderde, weten we niet: dit onderdeel is de twee keer anders berekend.",
        en="Whether anything changed is not known: this part was calculated differently the two times.",
    ),
}
ANSWERED = Text.of(
    nl="De twee keer zijn niet dezelfde vragen beantwoord. De uitkomst is daardoor minder zeker.",
    en="Different questions were answered the two times. That makes the outcome less certain.",
)
MIGRATED = {
    (True, False): Text.of(
        nl="De eerste keer is een oudere versie ingevuld, en zijn de antwoorden overgezet. Dat maakt de uitkomst minder zeker.",
        en="The first time an older version was answered, and the answers were carried over. That makes the outcome less certain.",
    ),
    (False, True): Text.of(
        nl="Nu is een oudere versie ingevuld, en zijn de antwoorden overgezet. Dat maakt de uitkomst minder zeker.",
        en="Now an older version was answered, and the answers were carried over. That makes the outcome less certain.",
    ),
    (True, True): Text.of(
        nl="Beide keren is een oudere versie ingevuld, en zijn de antwoorden overgezet. Dat maakt de uitkomst minder zeker.",
        en="Both times an older version was answered, and the answers were carried over. That makes the outcome less certain.",
    ),
}
"""Which of the two was migrated, the earlier and the later -> what that means."""
LIMIT = Text.of(
    nl="De meetfout (SEM) is {sem} punten. Pas een verschil van meer dan {mdc95} punten (MDC95) is betrouwbaar.",
    en="The measurement error (SEM) is {sem} points. Only a difference of more than {mdc95} points (MDC95) is reliable.",
)
INDEX = Text.of(
    nl="Berekening volgens Jacobson en Truax (1991): {formula}. Betrouwbaar is meer dan 1,96 boven of onder nul.",
    en="Calculation after Jacobson and Truax (1991): {formula}. Reliable is more than 1.96 above or below zero.",
)
STUDY = Text.of(
    nl="De meetfout komt uit: {sample} (n = {n}), {kind} {reliability}, standaardafwijking {sd}.",
    en="The measurement error comes from: {sample} (n = {n}), {kind} {reliability}, standard deviation {sd}.",
)
KINDS = {
    "alpha": Text.of(nl="Cronbachs alfa", en="Cronbach's alpha"),
    "omega": Text.of(nl="McDonalds omega", en="McDonald's omega"),
    "test-retest": Text.of(nl="test-hertest", en="test-retest"),
    "icc": Text.of(nl="ICC", en="ICC"),
}
INSIDE = Text.of(
    nl="Deze meetfout gaat over de vragen onderling. Hoe iemand per dag verschilt, zit er niet in.",
    en="This measurement error is about the questions among each other. How somebody varies from day to day is not in it.",
)
