"""The sentences in which results of groups say why something is withheld or stands out; they say nothing about content."""

from werkplekleren._base.text import Text

WITHHELD = Text.of(
    nl="Wat hier niet staat, rust op minder dan {floor} geldige antwoorden, of daaruit zou een kleinere groep zijn af te leiden. "
    "Zo blijft niemand herkenbaar.",
    en="What is not shown here rests on fewer than {floor} valid answers, or would let a smaller group be worked out. "
    "That way nobody can be recognised.",
)

STRAIGHT_LINE = Text.of(
    nl="Gaf {count} keer achter elkaar hetzelfde antwoord, ook waar de vraag andersom is gesteld.",
    en="Gave the same answer {count} times in a row, also where the question is put the other way round.",
)
ONE_ANSWER = Text.of(
    nl="Gaf op alle {count} schaalvragen hetzelfde antwoord.",
    en="Gave the same answer to all {count} questions on a scale.",
)
TOO_FAST = Text.of(
    nl="Was in {seconds} seconden klaar met {count} vragen. Zo snel kan niemand ze lezen.",
    en="Finished {count} questions in {seconds} seconds. Nobody can read them that fast.",
)
MOSTLY_MISSING = Text.of(
    nl="Liet {missing} van de {count} vragen open.",
    en="Left {missing} of the {count} questions open.",
)
SAME_ANSWERS = Text.of(
    nl="Heeft op {count} vragen precies dezelfde antwoorden als {others}.",
    en="Has exactly the same answers to {count} questions as {others}.",
)
SAME_PSEUDONYM = Text.of(
    nl="Deze schuilnaam komt {count} keer voor.",
    en="This pseudonym occurs {count} times.",
)
NOT_BESIDE = Text.of(
    nl="Naast een eerdere uitkomst zou deze laten zien wat minder dan {floor} mensen antwoordden. "
    "Wacht tot er meer antwoorden zijn, of laat de eerdere uitkomst staan.",
    en="Beside an earlier result this one would show what fewer than {floor} people answered. "
    "Wait until there are more answers, or keep to the earlier result.",
)
