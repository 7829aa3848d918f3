"""A problem points at the line where the author wrote the thing."""

import pytest

from werkplekleren.toolbox.lines import line_of

TEXT = """\
id = "scan"
title.nl = "Scan"
intro.nl = '''
title = "dit is tekst"
[[sections]]
'''
options = [
  {value = 1},
]

[validation]
note = "geen"

[[sections]]
id = "een"

[[sections.items]]
id = "a"

[[sections.items]]
id = "b"
text.nl = "Vraag"

[[sections]]
id = "twee"

[[sections.items]]
id = "c"

[sections.items.help]
nl = "Uitleg"

[ sections . extra ]
x = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("id", 1),
        ("title", 2),
        ("title.nl", 2),
        ("title.en", 2),
        ("intro.nl", 3),
        ("options[0].value", 7),
        ("validation", 11),
        ("validation.note", 12),
        ("validation.validated", 11),
        ("sections", 14),
        ("sections[0]", 14),
        ("sections[0].id", 15),
        ("sections[0].items", 17),
        ("sections[0].items[1]", 20),
        ("sections[0].items[1].text.nl", 22),
        ("sections[0].items[7].text", 17),
        ("sections[1].id", 25),
        ("sections[1].items[0].id", 28),
        ("sections[1].items[0].help.nl", 31),
        ("sections[1].extra.x", 34),
        ("unknown", None),
        ("unknown.deeper[3]['een naam']", None),
        ("", None),
    ],
)
def test_the_line_of_a_path_or_of_what_is_around_it(path: str, line: int | None) -> None:
    assert line_of(TEXT, path) == line
