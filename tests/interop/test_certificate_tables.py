"""The table of certificates carries kind, way to renew and confirmations; the map keeps the kinds that are named."""

from datetime import date

import pytest

from dossier_folder import Folder
from strategies.certificates import WELDING
from werkplekleren.retention import Confirmation, KnowledgeMap

TABLE = """\
id,person,title,type,issued_on,certificate_type,route,confirmations,required_for
tig,ann,TIG rvs,TIG,2026-03-10,welding,retest,2026-09-01=Willem | 2027-02-20,weld
vca,bob,VCA,,2020-01-01,,,,
works,-,EN 1090,,2026-01-05,,,,weld
"""


@pytest.fixture(name="welders")
def _welders(folder: Folder) -> Folder:
    folder.write({"certificates.csv": TABLE})
    return folder


def knowledge(folder: Folder) -> KnowledgeMap:
    found = folder.read().knowledge
    assert found is not None
    return found


def test_a_table_of_certificates_is_read_with_kind_route_and_confirmations(welders: Folder) -> None:
    firm = knowledge(welders)
    tig = firm.certificates[0]
    assert (tig.certificate_type, tig.route) == ("welding", "retest")
    assert tig.confirmations == (Confirmation(on=date(2026, 9, 1), by="Willem"), Confirmation(on=date(2027, 2, 20)))
    assert firm.certificate_types == (WELDING,)
    assert firm.validity("tig").last_day == date(2027, 8, 20)


def test_a_dash_for_a_person_is_the_firm_itself(welders: Folder) -> None:
    assert {one.id: one.person for one in knowledge(welders).certificates} == {"tig": "ann", "vca": "bob", "works": None}


def test_the_map_says_the_same_after_it_was_stored(welders: Folder) -> None:
    firm = knowledge(welders)
    assert KnowledgeMap.from_json(firm.to_json()) == firm


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("welding,retest", "weldign,retest", "cell F2, certificate_type: there is no certificate type 'weldign'; did you mean 'welding'?"),
        ("welding,retest", "welding,retets", "cell G2, route: there is no way to renew 'retets'; did you mean 'retest'?"),
        ("2026-09-01=Willem", "1-9-2026", "cell H2, confirmations: not a date"),
        ("=Willem", "=" + "w" * 301, "cell H2, confirmations: Confirmation.by must be text of 0 to 300 characters"),
        ("2026-09-01=", "2026-03-09=", "certificate tig was confirmed before it was issued"),
        ("welding,retest", ",retest", "certificate tig has a route and no certificate type"),
        (
            "works,-,EN 1090,,2026-01-05,,",
            "works,-,EN 1090,,2026-01-05,welding,",
            "cell B4, person: certificates of the kind welding are held",
        ),
        ("works,-,", "works,,", "person: this cell must not be empty; name the person, or write - when it is of the firm itself"),
    ],
)
def test_one_fault_is_one_problem_with_its_place(welders: Folder, old: str, new: str, said: str) -> None:
    welders.change("certificates.csv", old, new)
    assert said in welders.one()
