"""A mistake in the table is refused with its file, its line and its reason."""

from pathlib import Path

import pytest

from legal_refs.authority_catalogue import (
    COURTS,
    PLACES,
    RECIPIENTS,
    SIGNATORIES,
    load_authorities,
)
from legal_refs.faults import Fault, LawError
from tests.legal_refs.mistakes import Mistake
from tests.legal_refs.planting import Law

MISTAKES = [
    Mistake(
        "an unknown key",
        SIGNATORIES,
        "  service_etat:\n    name:",
        "  service_etat:\n    nom:",
        "clé inconnue « nom »",
        1,
    ),
    Mistake(
        "a standing that is not in the list",
        SIGNATORIES,
        'standing: allowed\n        sentence: "La personne qui a payé peut porter',
        'standing: permis\n        sentence: "La personne qui a payé peut porter',
        "« standing » : « permis » n’est pas dans la liste",
    ),
    Mistake(
        "a quality without a rule",
        SIGNATORIES,
        "      - qualities: [autre_association]\n        standing: refused",
        "      - qualities: [autre_association, autre_association]\n        standing: refused",
        "qualité « autre_association » déjà réglée plus haut",
    ),
    Mistake(
        "a quality that does not exist",
        SIGNATORIES,
        "qualities: [groupement_assistants_sociaux, autre_association]",
        "qualities: [groupement_assistants_sociaux, autre_association, voisin]",
        "qualité « voisin » inconnue",
    ),
    Mistake(
        "a text that is not held",
        SIGNATORIES,
        "texts: [dsa_16]",
        "texts: [dsa_161]",
        "texte « dsa_161 » : inconnu dans le droit tenu",
    ),
    Mistake(
        "a text named without a reserve",
        SIGNATORIES,
        '        reserve: "Aucun texte n’est détenu sur ce point\u00a0: à vérifier."\n',
        "",
        "un texte non détenu veut une réserve",
        -1,
    ),
    Mistake(
        "a quality kept as nothing",
        SIGNATORIES,
        "kept_as: association_agreee",
        "kept_as: association_disparue",
        "« association_disparue » n’est pas une qualité qu’un espace de travail déclare",
    ),
    Mistake(
        "a quality kept as one that is itself kept as another",
        SIGNATORIES,
        "kept_as: association_agreee",
        "kept_as: syndicat",
        "« syndicat » n’est pas une qualité qu’un espace de travail déclare",
    ),
    Mistake(
        "a quality kept as one with another title",
        SIGNATORIES,
        "kept_as: association_agreee",
        "kept_as: personne_ayant_paye",
        "udaf est déclaré comme personne_ayant_paye : les deux portent le même titre",
        1,
    ),
    Mistake(
        "a title of one's own",
        SIGNATORIES,
        "  plainte:\n    title:",
        "  reclamation:\n    title:",
        "les titres sont plainte et signalement",
        -1,
    ),
    Mistake(
        "a missing check date",
        PLACES,
        'source: "Ordre des lieux du projet"\n    checked_on: null\n',
        'source: "Ordre des lieux du projet"\n',
        "clé manquante « checked_on »",
        -6,
    ),
    Mistake(
        "a check date that is no date",
        PLACES,
        'source: "Ordre des lieux du projet"\n    checked_on: null\n',
        'source: "Ordre des lieux du projet"\n    checked_on: hier\n',
        "« checked_on » : une date est attendue (AAAA-MM-JJ)",
        1,
    ),
    Mistake(
        "a lawyer needed before the last rank",
        PLACES,
        "counsel: advised",
        "counsel: needed",
        "l’avocat est indispensable au dernier rang, et là seulement",
    ),
    Mistake(
        "a text of a place that is not held",
        PLACES,
        "texts: [cpp_43, cp_113_2_1]",
        "texts: [cpp_43, cp_113_2_11]",
        "texte « cp_113_2_11 » : inconnu dans le droit tenu",
    ),
    Mistake(
        "a place twice",
        PLACES,
        "id: residence",
        "id: siege",
        "« siege » répété",
    ),
    Mistake(
        "a département whose code YAML reads in base 8",
        COURTS,
        'code: "01"',
        "code: 01",
        "« 01 » serait lu 1 : mettre des guillemets",
    ),
    Mistake(
        "a département that does not exist",
        COURTS,
        'code: "01"',
        'code: "20"',
        "« code » : « 20 » n’a pas la forme attendue",
    ),
    Mistake(
        "a département twice",
        COURTS,
        'code: "02"',
        'code: "01"',
        "département « 01 » répété",
    ),
    Mistake(
        "a court that does not exist",
        COURTS,
        "courts: [tj_ajaccio]",
        "courts: [tj_ajaccio, tj_porto_vecchio]",
        "tribunal « tj_porto_vecchio » inconnu",
    ),
    Mistake(
        "a court twice in a département",
        COURTS,
        "courts: [tj_ajaccio]",
        "courts: [tj_ajaccio, tj_ajaccio]",
        "tribunal « tj_ajaccio » répété",
    ),
    Mistake(
        "a court that no département has",
        COURTS,
        "courts: [tj_ajaccio]",
        "courts: [tj_bastia]",
        "aucun département n’a ce tribunal",
    ),
    Mistake(
        "a commune under two courts of its département",
        COURTS,
        'chambers: ["Dinan"]',
        'chambers: ["Dinan", "Redon"]',
        "« Redon » relèverait de 2 tribunaux",
    ),
    Mistake(
        "a text of a risk that is not held",
        SIGNATORIES,
        "texts: [cpce_l45_6]\n    rules:",
        "texts: [cpce_l45]\n    rules:",
        "texte « cpce_l45 » : inconnu dans le droit tenu",
    ),
    Mistake(
        "a document that does not exist",
        RECIPIENTS,
        "document: afnic",
        "document: syreli",
        "document « syreli » inconnu",
    ),
    Mistake(
        "a way that leads nowhere",
        RECIPIENTS,
        "        url: https://www.afnic.fr\n",
        "",
        "une voie donne une adresse, un formulaire ou un numéro",
        -1,
    ),
    Mistake(
        "an address without encryption",
        RECIPIENTS,
        "url: https://www.afnic.fr",
        "url: http://www.afnic.fr",
        "« url » : « http://www.afnic.fr » n’a pas la forme attendue",
    ),
    Mistake(
        "a number that is not French",
        RECIPIENTS,
        '"09 69 39 00 00"',
        '"+33 9 69 39 00 00"',
        "« phone » : « +33 9 69 39 00 00 » n’a pas la forme attendue",
    ),
    Mistake(
        "an empty source",
        RECIPIENTS,
        'source: "Table des documents du projet\u00a0; pages de la CNIL, copies"',
        'source: ""',
        "« source »",
    ),
]
ANYWHERE = {
    "a court that no département has",
    "a quality without a rule",
    "a commune under two courts of its département",
}
"""Told at another line than that of the edit."""


def faults(law: Law) -> tuple[Fault, ...]:
    try:
        load_authorities(law.folder)
    except LawError as error:
        return error.faults
    return ()


def test_the_copy_that_mistakes_are_made_in_loads(law: Law) -> None:
    assert faults(law) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)
def test_a_mistake_is_refused_where_it_stands(mistake: Mistake, law: Law) -> None:
    line = law.replace(mistake.file, mistake.old, mistake.new) + mistake.offset
    found = [f for f in faults(law) if mistake.reason in f.reason]
    assert [f.file for f in found] == [mistake.file]
    if mistake.name not in ANYWHERE:
        assert [f.line for f in found] == [line]


def test_a_hole_in_the_table_names_the_quality(law: Law) -> None:
    law.replace(
        SIGNATORIES,
        "      - qualities: [syndicat]\n        standing: lawyer_only\n"
        '        sentence: "Le syndicat peut agir pour',
        "      - qualities: [udaf]\n        standing: lawyer_only\n"
        '        sentence: "Le syndicat peut agir pour',
    )
    reasons = [fault.reason for fault in faults(law)]
    assert "aucune règle pour la qualité « syndicat »" in reasons
    assert "qualité « udaf » déjà réglée plus haut" in reasons


def test_a_missing_place_and_a_wrong_end_are_told(law: Law) -> None:
    path = law.folder / PLACES
    text = path.read_text("utf-8")
    path.write_text(text.partition("  - id: avocat")[0], "utf-8")
    reasons = [fault.reason for fault in faults(law)]
    assert "rangs manquants : avocat" in reasons
    assert "l’ordre finit par la question à l’avocat" in reasons


def test_every_fault_of_every_file_is_told_at_once(law: Law) -> None:
    law.replace(PLACES, "id: residence", "id: siege")
    law.replace(COURTS, 'code: "02"', 'code: "01"')
    law.replace(RECIPIENTS, "document: afnic", "document: syreli")
    law.replace(SIGNATORIES, "texts: [dsa_16]", "texts: [dsa_161]")
    assert {f.file for f in faults(law)} == {PLACES, COURTS, RECIPIENTS, SIGNATORIES}


def test_a_text_withdrawn_from_the_law_is_missed(law: Law) -> None:
    (law.folder / "provisions" / "dsa_16.yml").unlink()
    assert {f.file for f in faults(law)} == {SIGNATORIES, RECIPIENTS}


def test_a_missing_file_is_told(law: Law) -> None:
    (law.folder / COURTS).unlink()
    (found,) = faults(law)
    assert (found.file, found.line) == (COURTS, 1)


def test_a_file_with_the_other_extension_is_told(law: Law) -> None:
    (law.folder / "authorities" / "places.yaml").write_text("{}", "utf-8")
    (found,) = faults(law)
    assert "l’extension est .yml" in found.reason


def test_a_number_alone_is_a_way(law: Law) -> None:
    law.replace(RECIPIENTS, "url: https://www.afnic.fr", 'phone: "3939"')
    assert faults(law) == ()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert {f.file for f in faults(Law(tmp_path))} == {
        PLACES,
        COURTS,
        RECIPIENTS,
        SIGNATORIES,
    }
