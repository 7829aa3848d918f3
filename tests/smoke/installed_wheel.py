"""Run by `nox -s wheel` with the installed wheel, outside the checkout: does what a user gets really work?"""

import sys
from pathlib import Path

import werkplekleren as wpl


def main(checkout: Path) -> None:
    """Make the report of the example firm from the installed package alone."""
    package = Path(str(wpl.__file__)).resolve()
    if package.is_relative_to(checkout / "src"):
        sys.exit(f"this is the checkout, not the wheel: {package}")
    if not (package.parent / "py.typed").is_file():
        sys.exit("py.typed is not in the wheel")
    toolbox = wpl.Toolbox.builtin()
    if problems := toolbox.check():
        sys.exit("\n".join(map(str, problems)))
    dossier = wpl.Dossier.from_folder(checkout / "examples" / "metaalbedrijf", toolbox)
    report = wpl.AdviceReport.of(dossier, toolbox)
    for language in ("nl", "en"):
        for form in ("html", "markdown"):
            if len(wpl.render(report, form, language=language)) < 10_000:
                sys.exit(f"the report in {form}, {language} is too short to be whole")
    if wpl.AdviceReport.from_json(report.to_json()) != report:
        sys.exit("the report does not come back from JSON as it was")
    sys.stdout.write("the installed wheel makes the advice report\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
