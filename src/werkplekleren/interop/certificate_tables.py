"""The table of the certificates of a knowledge map."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren.errors import InvalidValueError, Problem
from werkplekleren.retention import Certificate, Confirmation
from werkplekleren.retention.map_checks import of_a_person

from .columns import build, check_header, known_name, read_row, unique
from .map_columns import CERTIFICATES
from .tables import Row, Table

if TYPE_CHECKING:
    import datetime as dt

    from werkplekleren.retention import CertificateType


def read_certificates(
    table: Table,
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    kinds: "Mapping[str, CertificateType]",
) -> list[Certificate]:
    """The certificates of a table, each of a person or, with `-` in that cell, of the firm; kinds and ways to renew are the toolbox's."""
    check_header(table, CERTIFICATES, problems)
    unique(table.rows, "id", problems)
    certificates: list[Certificate] = []
    for row in table.rows:
        values, sound = read_row(row, CERTIFICATES, problems)
        if values.get("person") is not None:
            sound = known_name("person", cast("str", values["person"]), row.place("person"), people, problems) and sound
        for name in cast("tuple[str, ...]", values.get("required_for", ())):
            sound = known_name("topic", name, row.place("required_for"), topics, problems) and sound
        sound = _known_kind(row, values, kinds, problems) and sound
        confirmed = _confirmations(row, values, problems)
        certificate = build(Certificate, row, values, problems, sound=sound and confirmed is not None, shared={"confirmations": confirmed})
        if certificate is not None:
            certificates.append(certificate)
    return certificates


def _known_kind(row: Row, values: Mapping[str, object], kinds: "Mapping[str, CertificateType]", problems: list[Problem]) -> bool:
    """Whether the kind of a certificate and its way to renew are known, or none is given."""
    kind, route = cast("str | None", values.get("certificate_type")), cast("str | None", values.get("route"))
    if kind is None:
        return True
    if not known_name("certificate type", kind, row.place("certificate_type"), kinds, problems):
        return False
    if values.get("person", "") is None and kinds[kind].holder == "person":
        problems.append(of_a_person(kind, row.place("person")))
        return False
    routes = [one.id for one in kinds[kind].routes if one.id is not None]
    return route is None or known_name("way to renew", route, row.place("route"), routes, problems)


def _confirmations(row: Row, values: dict[str, object], problems: list[Problem]) -> tuple[Confirmation, ...] | None:
    acts = cast("tuple[tuple[dt.date, str], ...]", values.pop("confirmations", ()))
    try:
        return tuple(Confirmation(on=on, by=by) for on, by in acts)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("confirmations")))
        return None
