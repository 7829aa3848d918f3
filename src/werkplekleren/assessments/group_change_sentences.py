"""Why a change of a group is not shown, said once for all that is withheld."""

from werkplekleren._base.text import Text

WITHHELD = {
    "independent": Text.of(
        nl="Wat in een van beide rondes niet getoond wordt, tonen we hier ook niet: er zijn minder dan {floor} geldige antwoorden, "
        "of een kleinere groep zou eruit af te leiden zijn.",
        en="What either round does not show is not shown here either: there are fewer than {floor} valid answers, "
        "or a smaller group could be worked out from it.",
    ),
    "paired": Text.of(
        nl="Een verandering tonen we alleen bij minstens {floor} mensen die twee keer antwoordden. "
        "Ook wie maar één keer antwoordde, mag niet als klein groepje af te leiden zijn.",
        en="A change is shown only for at least {floor} people who answered twice. "
        "Nor may those who answered only once be worked out as a small group.",
    ),
}
