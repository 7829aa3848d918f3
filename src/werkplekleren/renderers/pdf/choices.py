"""Statements to judge as the data that the layout reads."""

from werkplekleren.documents import ChoiceGrid
from werkplekleren.renderers.pdf.columns import PAGES, longest_word
from werkplekleren.renderers.pdf.heights import BETWEEN, lines_high
from werkplekleren.renderers.pdf.tree import Data, Tree, is_long

LONG_OPTION = 9
"""The options of a statement have wider columns where one has a longer word than this, in characters."""

MANY_OPTIONS = 7
"""More options than this have narrow columns."""

PARTS, LEAST_PART, ALL_PARTS = (1.0, 1.25, 1.55), 6, 12
"""How wide the column of an option is: of many, as a rule, and with a long word; and what is left for the statements, and the whole."""

SMALLER, NUMBER, PADDING = 1.07, 2.3, 0.5
"""How much smaller the names of options are than a table, and how wide the column of numbers and what stands around a name are, in em of a name."""

STATEMENT = 50
"""About how many characters of a statement stand on a line beside its options."""

LAST_STATEMENTS, HIGHEST_STATEMENTS = 3, 200.0
"""So many statements at the end of a questionnaire stay on one page, unless they are higher than this, in points."""


def choices_data(tree: Tree, block: ChoiceGrid) -> Data:
    """Statements with their options, and how wide the columns of both are.

    Args:
        tree: The document that they stand in.
        block: The statements.
    """
    options = [tree.words(option) for option in block.columns]
    wide = any(len(word) > LONG_OPTION for option in block.options for word in option.split())
    part = PARTS[0 if len(options) > MANY_OPTIONS else 1 + wide]
    statement = max(LEAST_PART, ALL_PARTS - len(options))
    whole = PAGES[tree.document.sheet, tree.landscape] * SMALLER - NUMBER
    room = whole * part / (statement + part * len(options)) - PADDING
    last = block.numbered[-1][-LAST_STATEMENTS:]
    high = sum(lines_high(text, STATEMENT) + BETWEEN for _, text in last)
    rooms = {last[0][0]: high} if high <= HIGHEST_STATEMENTS else {}
    return {
        "caption": tree.inline(block.caption),
        "options": [{"name": option, "breaks_words": longest_word(option, bold=True) > room} for option in options],
        "apart": bool(block.not_applicable),
        "part": part,
        "statement": statement,
        "groups": [
            {
                "title": tree.words(group.title),
                "text": tree.inline(group.text),
                "long": is_long(tree.inline(group.text)),
                "statements": [[number, tree.inline(text), rooms.get(number, 0)] for number, text in statements],
            }
            for group, statements in zip(block.groups, block.numbered, strict=True)
        ],
    }
