"""Every mistake a jurist may make is found at its line, and all at once."""

from dataclasses import dataclass

import pytest

from legal_refs.catalogue import SHIPPED, load
from legal_refs.faults import Fault, LawError
from tests.legal_refs.planting import Law

FAMILY = "provisions/css_l554_2.yml"
DISABILITY = "provisions/css_l821_5.yml"
RENTS = "provisions/cch_l852_3.yml"
BENEFITS = "benefits.yml"
CASES = "cas_discutes.yml"


@dataclass(frozen=True)
class Mistake:
    """Words of a file, what a jurist wrote instead, and what must be answered."""

    name: str
    file: str
    old: str
    new: str
    reason: str
    offset: int = 0
    """Lines between the edit and the line that must be named."""


MISTAKES = [
    Mistake(
        "an unknown key",
        FAMILY,
        "\nalerts: true",
        "\nalerte: true\nalerts: true",
        "clé inconnue « alerte »",
    ),
    Mistake(
        "a missing key",
        FAMILY,
        "\nnature: delit",
        "",
        "clé manquante « nature »",
        offset=-99,
    ),
    Mistake(
        "an unknown key of a wording",
        FAMILY,
        "\n    start: 2009-05-14",
        "\n    debut: 2009-05-14\n    start: 2009-05-14",
        "clé inconnue « debut »",
    ),
    Mistake(
        "an overlap of dates",
        FAMILY,
        "    start: 2009-05-14",
        "    start: 2009-05-01",
        "chevauchement de dates",
    ),
    Mistake(
        "a gap between dates",
        FAMILY,
        "    start: 2009-05-14",
        "    start: 2009-06-01",
        "trou de dates",
    ),
    Mistake(
        "an end before its start",
        FAMILY,
        "    end: 2009-05-14",
        "    end: 2001-05-14",
        "ne suit pas le début",
    ),
    Mistake(
        "a wording without an end in the middle",
        FAMILY,
        "\n    end: 2009-05-14",
        "",
        "seule la dernière rédaction peut être sans fin",
        offset=-1,
    ),
    Mistake(
        "an unknown start that is not the first",
        FAMILY,
        "    start: 2009-05-14",
        "    start: unknown",
        "seule la première rédaction peut avoir un début inconnu",
    ),
    Mistake(
        "a day that does not exist",
        FAMILY,
        "    start: 2009-05-14",
        "    start: 2009-02-30",
        "« 2009-02-30 » n’est pas une valeur possible",
    ),
    Mistake(
        "a date in words",
        FAMILY,
        "    start: 2009-05-14",
        "    start: 14 mai 2009",
        "une date est attendue",
    ),
    Mistake(
        "an identifier used twice",
        FAMILY,
        "LEGIARTI000020630510",
        "LEGIARTI000006743430",
        "LEGIARTI000006743430 figure deux fois",
    ),
    Mistake(
        "an identifier of another shape",
        FAMILY,
        "LEGIARTI000020630510",
        "LEGIARTI20630510",
        "n’a pas la forme attendue",
    ),
    Mistake(
        "no wording that was ever in force",
        "provisions/css_l845_6.yml",
        "    start: 2016-01-01",
        "    never_in_force: true\n    start: 2016-01-01",
        "aucune rédaction n’a été en vigueur",
        offset=-2,
    ),
    Mistake(
        "words of an element that the wording does not hold",
        DISABILITY,
        '      but_prestations: "sont applicables',
        '      but_prestations: "seraient applicables',
        "n’est pas dans la rédaction",
    ),
    Mistake(
        "words of a reference that the wording does not hold",
        "provisions/css_l641_1.yml",
        '        words: "L. 377-2 sont applicables à ces organismes"',
        '        words: "L. 377-2 est applicable à ces organismes"',
        "n’est pas dans la rédaction",
    ),
    Mistake(
        "words of prior agreement that the wording does not hold",
        RENTS,
        '    agreed_words: "convenus d\'avance"',
        '    agreed_words: "convenus à l\'avance"',
        "n’est pas dans la rédaction",
    ),
    Mistake(
        "a penalty the wording does not hold",
        "provisions/css_l471_2.yml",
        '  words: "amende de 12 000 euros"',
        '  words: "amende de 15 000 euros"',
        "n’est pas dans la dernière rédaction",
    ),
    Mistake(
        "a fine of a legal person that is not five times the other",
        FAMILY,
        "  legal_eur: 22500",
        "  legal_eur: 22000",
        "n’est pas le quintuple de 4500",
    ),
    Mistake(
        "a fine again that is not five times the other",
        DISABILITY,
        "    legal_eur: 37500",
        "    legal_eur: 37000",
        "n’est pas le quintuple de 7500",
    ),
    Mistake(
        "an element no words ask",
        RENTS,
        '\n      public_vise: "à un allocataire"',
        "",
        "aucun mot ne demande « public_vise »",
        offset=-2,
    ),
    Mistake(
        "a prior agreement the words contradict",
        "provisions/css_l845_6.yml",
        "agreed_beforehand: false",
        "agreed_beforehand: true",
        "contredit les mots de la rédaction en vigueur",
    ),
    Mistake(
        "a verified text with a reserve",
        RENTS,
        "state: to_confirm",
        "state: verified",
        "un texte vérifié n’a pas de réserve",
    ),
    Mistake(
        "a text to confirm without a reserve",
        FAMILY,
        "state: verified",
        "state: to_confirm",
        "dit ce qui est inconnu",
    ),
    Mistake(
        "a verified text that is not held",
        "provisions/css_l583_1.yml",
        "    start: 1985-12-21",
        "    start: unknown",
        "une dernière rédaction tenue et datée",
        offset=-3,
    ),
    Mistake(
        "a slug that is not the file's",
        "provisions/css_l583_1.yml",
        "id: css_l583_1",
        "id: css_l583_2",
        "n’est pas le nom du fichier",
    ),
    Mistake(
        "a text that refers to nothing",
        "provisions/css_l641_1.yml",
        "      - to: css_l377_2",
        "      - to: css_l377_9",
        "texte « css_l377_9 » : inconnu",
    ),
    Mistake(
        "a text that refers to itself",
        "provisions/css_l641_1.yml",
        "      - to: css_l377_2",
        "      - to: css_l641_1",
        "un texte ne renvoie pas à lui-même",
    ),
    Mistake(
        "a penalty read in nothing",
        FAMILY,
        "    - css_l554_3",
        "    - css_l554_9",
        "texte « css_l554_9 » : inconnu",
    ),
    Mistake(
        "a provision that covers no known benefit",
        FAMILY,
        "  - ajpp",
        "  - ajpx",
        "prestation « ajpx » : inconnu",
    ),
    Mistake(
        "a benefit that names no known text",
        BENEFITS,
        "    provisions: [css_l845_6]",
        "    provisions: [css_l845_6, css_l845_9]",
        "texte « css_l845_9 » : inconnu",
    ),
    Mistake(
        "a benefit that forgets the text that covers it",
        BENEFITS,
        "    provisions: [css_l845_6]",
        "    provisions: []",
        "css_l845_6 couvre prime_activite",
    ),
    Mistake(
        "a benefit that claims a text that does not cover it",
        BENEFITS,
        "    provisions: [css_l845_6]",
        "    provisions: [css_l845_6, css_l554_2]",
        "css_l554_2 ne cite pas prime_activite",
    ),
    Mistake(
        "a benefit paid by no known body",
        BENEFITS,
        "    body: sre\n    provisions: [pcmr_l95]",
        "    body: srx\n    provisions: [pcmr_l95]",
        "organisme « srx » : inconnu",
    ),
    Mistake(
        "a benefit without a free route",
        BENEFITS,
        "    route: pass_sport",
        "    route: pass_sports",
        "voie « pass_sports » : inconnu",
    ),
    Mistake(
        "a text to argue without a reserve",
        BENEFITS,
        "    provisions: [crpm_l751_40, crpm_l752_28]",
        "    arguable: [css_l471_2]\n    provisions: [crpm_l751_40, crpm_l752_28]",
        "un texte discutable veut une réserve",
    ),
    Mistake(
        "a family of nothing",
        BENEFITS,
        "    stands_for: [cheque_energie, fsl]",
        "    stands_for: [cheque_energie, fsx]",
        "prestation « fsx » : inconnu",
    ),
    Mistake(
        "a family of no known body",
        BENEFITS,
        "    body: caf\n    stands_for: [apl, als, alf]",
        "    body: caff\n    stands_for: [apl, als, alf]",
        "organisme « caff » : inconnu",
    ),
    Mistake(
        "an alias claimed by two benefits",
        BENEFITS,
        "    aliases: [ajpp,",
        "    aliases: [RsA, ajpp,",
        "l’alias « RsA » est déjà pris par benefits.rsa",
    ),
    Mistake(
        "an alias claimed by a benefit and a body",
        BENEFITS,
        "    aliases: [ajpp,",
        "    aliases: [Ofii, ajpp,",
        "l’alias « Ofii » est déjà pris par bodies.ofii",
    ),
    Mistake(
        "an alias said twice with other accents",
        BENEFITS,
        "    aliases: [ajpp,",
        "    aliases: [Allocation journalière de présence parentale, ajpp,",
        "est déjà pris par benefits.ajpp",
        offset=99,
    ),
    Mistake(
        "a phrase that excludes nothing",
        BENEFITS,
        "    not_in: [clé RSA,",
        "    not_in: [clé RSB,",
        "« clé RSB » ne contient aucun alias de rsa",
    ),
    Mistake(
        "a phrase that would exclude its own alias",
        BENEFITS,
        "    not_in: [clé RSA,",
        "    not_in: [RSA,",
        "« RSA » ne contient aucun alias de rsa",
    ),
    Mistake(
        "a number with a surcharge",
        BENEFITS,
        '    phone: "0 800 111 009"',
        '    phone: "0 892 111 009"',
        "n’a pas la forme attendue",
    ),
    Mistake(
        "a number without quotation marks",
        BENEFITS,
        '    phone: "3949"',
        "    phone: 3949",
        "un texte est attendu",
    ),
    Mistake(
        "an address that is not protected",
        BENEFITS,
        "    url: https://www.cavimac.fr",
        "    url: http://www.cavimac.fr",
        "n’a pas la forme attendue",
    ),
    Mistake(
        "a slug with an accent",
        BENEFITS,
        "\n  cavimac:\n    name:",
        "\n  cavimàc:\n    name:",
        "« cavimàc » n’a pas la forme attendue",
    ),
    Mistake(
        "a kind that is not listed",
        BENEFITS,
        "    kind: renovation\n  maprimeadapt:",
        "    kind: travaux\n  maprimeadapt:",
        "« travaux » n’est pas dans la liste",
    ),
    Mistake(
        "an octal-looking amount",
        FAMILY,
        "  natural_eur: 4500",
        "  natural_eur: 04500",
        "« 04500 » serait lu 2368",
    ),
    Mistake(
        "a postal code that loads as 512",
        BENEFITS,
        '    phone: "3949"',
        "    phone: 01000",
        "« 01000 » serait lu 512",
    ),
    Mistake(
        "an hour that loads as a number",
        BENEFITS,
        '    phone: "3949"',
        "    phone: 12:30",
        "« 12:30 » serait lu 750",
    ),
    Mistake(
        "a word that loads as a truth",
        BENEFITS,
        "    aliases: [OFII]",
        "    aliases: [OFII, oui, no]",
        "« no » serait lu vrai ou faux",
    ),
    Mistake(
        "a key said twice",
        FAMILY,
        "\nalerts: true",
        "\nalerts: true\nalerts: false",
        "clé répétée « alerts »",
        offset=1,
    ),
    Mistake(
        "a case that gives way to nothing",
        CASES,
        "    unless: association_adhesion",
        "    unless: association_adhesions",
        "cas « association_adhesions » : inconnu",
    ),
    Mistake(
        "a ceiling that is not a verdict",
        CASES,
        "    ceiling: alert\n    unless",
        "    ceiling: guilty\n    unless",
        "« guilty » n’est pas dans la liste",
    ),
    Mistake(
        "a broken quotation",
        FAMILY,
        'article: "L. 554-2"',
        'article: "L. 554-2',
        "fichier illisible",
        offset=99,
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_found_at_its_line(mistake: Mistake, law: Law) -> None:
    line = law.replace(mistake.file, mistake.old, mistake.new)

    found = [
        fault
        for fault in law.faults()
        if fault.file == mistake.file and mistake.reason in fault.reason
    ]

    assert found
    if abs(mistake.offset) < 99:
        assert [fault.line for fault in found] == [line + mistake.offset]


def test_the_shipped_copy_has_no_fault(law: Law) -> None:
    assert law.faults() == ()
    assert load(law.folder).digest == load(SHIPPED).digest


def test_mistakes_in_several_files_are_told_together(law: Law) -> None:
    lines = {
        (FAMILY, law.replace(FAMILY, "  natural_eur: 4500", "  natural_eur: 04500")),
        (BENEFITS, law.replace(BENEFITS, "    aliases: [OFII]", "    aliases: [CAF]")),
        (CASES, law.replace(CASES, "unless: retraite_liquidation", "unless: rien")),
        (RENTS, law.replace(RENTS, "    start: 2019-09-01", "    start: 2019-13-01")),
    }

    assert {(fault.file, fault.line) for fault in law.faults()} == lines


def test_several_mistakes_in_one_file_are_told_together(law: Law) -> None:
    first = law.replace(FAMILY, "state: verified", "state: sure")
    second = law.replace(FAMILY, "nature: delit", "nature: crime")

    assert [fault.line for fault in law.faults()] == [first, second]


def test_a_refused_text_does_not_make_those_that_apply_it_look_wrong(law: Law) -> None:
    law.replace("provisions/css_l377_2.yml", "alerts: true", "alerts: peut-être")

    assert {fault.file for fault in law.faults()} == {"provisions/css_l377_2.yml"}


def test_texts_that_refer_to_each_other_in_a_circle_are_refused(law: Law) -> None:
    file = "provisions/css_l482_4.yml"
    text = (law.folder / file).read_text(encoding="utf-8")
    circle = "\n    refers:\n      - to: css_l471_2\n        words: Toute convention contraire\n"
    (law.folder / file).write_text(text.rstrip("\n") + circle, encoding="utf-8")

    assert any(
        "css_l471_2 → css_l482_4 → css_l471_2" in fault.reason for fault in law.faults()
    )


@pytest.mark.parametrize("file", [BENEFITS, CASES])
def test_a_file_that_is_gone_or_empty_is_named(file: str, law: Law) -> None:
    (law.folder / file).write_text("", encoding="utf-8")
    empty = law.faults()
    (law.folder / file).unlink()
    gone = law.faults()

    assert Fault(file, 1, "fichier vide") in empty
    assert any(fault.file == file and "illisible" in fault.reason for fault in gone)


def test_a_file_that_is_not_utf_8_is_named(law: Law) -> None:
    (law.folder / FAMILY).write_bytes("title: \xe9".encode("latin-1"))

    assert any(
        fault.file == FAMILY and "illisible" in fault.reason for fault in law.faults()
    )


def test_a_file_that_is_a_list_is_refused(law: Law) -> None:
    (law.folder / FAMILY).write_text("- un\n- deux\n", encoding="utf-8")

    assert any(
        fault.file == FAMILY and "une table est attendue" in fault.reason
        for fault in law.faults()
    )


def test_the_message_lists_file_line_and_reason(law: Law) -> None:
    line = law.replace(FAMILY, "nature: delit", "nature: crime")

    with pytest.raises(LawError) as refused:
        load(law.folder)

    assert str(refused.value) == (
        f"{FAMILY}:{line} : « nature » : « crime » n’est pas dans la liste"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FAMILY, "text: not held", "text: Sera puni"),
        ("provisions/css_l845_6.yml", "    start: 2016-01-01", "    start: 2016-01-02"),
        (BENEFITS, "    aliases: [OFII]", "    aliases: [OFII, ofi]"),
        (CASES, "Cas discuté\u00a0: un tiers paie", "Discuté\u00a0: un tiers paie"),
    ],
)
def test_the_digest_changes_with_any_file(
    law: Law, file: str, old: str, new: str
) -> None:
    before = load(law.folder).digest
    law.replace(file, old, new)

    assert load(law.folder).digest != before


def test_the_digest_depends_on_the_name_of_the_file(law: Law) -> None:
    before = load(law.folder).digest
    related = law.folder / "provisions/css_l583_1.yml"
    text = related.read_text(encoding="utf-8").replace("css_l583_1", "css_l583_7")
    related.unlink()
    (law.folder / "provisions/css_l583_7.yml").write_text(text, encoding="utf-8")

    assert load(law.folder).digest != before
