"""What people call the shipped benefits, and what they do not call them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId
from legal_refs.model import Benefit, Body, Family
from legal_refs.naming import plain
from tests.classifiers.assessing import tag

Entries = Sequence[Benefit | Family | Body]

OFFICIAL_NAMES = {
    "prestation d’accueil du jeune enfant": "paje",
    "prestation partagée d’éducation de l’enfant": "paje",
    "complément de libre choix du mode de garde": "paje",
    "prime à la naissance": "paje",
    "prime à l’adoption": "paje",
    "complément de libre choix d’activité": "paje",
    "allocation parentale d’éducation": "paje",
    "allocations familiales": "allocations_familiales",
    "complément familial": "complement_familial",
    "allocation de logement familiale": "alf",
    "allocation d’éducation de l’enfant handicapé": "aeeh",
    "allocation de soutien familial": "asf",
    "allocation de rentrée scolaire": "ars",
    "allocation forfaitaire versée en cas de décès d’un enfant": "allocation_deces_enfant",
    "allocation journalière de présence parentale": "ajpp",
    "allocation journalière du proche aidant": "ajpa",
    "congé de proche aidant": "ajpa",
    "assurance vieillesse du parent au foyer": "avpf",
    "prime de déménagement": "prime_demenagement",
    "aide personnalisée au logement": "apl",
    "allocation de logement sociale": "als",
    "fonds de solidarité pour le logement": "fsl",
    "garantie Visale": "visale",
    "avance Loca-Pass": "loca_pass",
    "droit au logement opposable": "logement_social",
    "revenu de solidarité active": "rsa",
    "allocation de parent isolé": "rsa",
    "revenu de solidarité outre-mer": "rso",
    "prime d’activité": "prime_activite",
    "prime de Noël": "prime_noel",
    "aide financière à l’insertion sociale et professionnelle": "afis",
    "allocation aux adultes handicapés": "aah",
    "majoration pour la vie autonome": "mva",
    "prestation de compensation du handicap": "pch",
    "allocation compensatrice pour tierce personne": "actp",
    "carte mobilité inclusion": "cmi",
    "allocation de solidarité aux personnes âgées": "aspa",
    "allocation aux vieux travailleurs salariés": "anciennes_allocations_vieillesse",
    "allocation aux mères de famille": "anciennes_allocations_vieillesse",
    "allocation spéciale vieillesse": "anciennes_allocations_vieillesse",
    "allocation simple d’aide sociale": "allocation_simple",
    "allocation supplémentaire d’invalidité": "asi",
    "allocation personnalisée d’autonomie": "apa",
    "aide sociale à l’hébergement": "ash",
    "allocation représentative de services ménagers": "aide_menagere",
    "pension de réversion": "reversion",
    "allocation de veuvage": "allocation_veuvage",
    "pension d’orphelin": "pension_orphelin",
    "pension d’invalidité de veuve": "invalidite",
    "retraite complémentaire": "retraite_complementaire",
    "ircantec": "retraite_ircantec",
    "retraite additionnelle de la fonction publique": "retraite_additionnelle",
    "pension civile": "pension_etat",
    "retraite de la fonction publique hospitalière": "retraite_cnracl",
    "allocation temporaire d’invalidité": "invalidite_fonctionnaires",
    "retraite des marins": "regimes_speciaux",
    "retraite des mines": "regimes_speciaux",
    "retraite SNCF": "regimes_speciaux",
    "retraite des clercs de notaire": "regimes_speciaux",
    "aide à la vie familiale et sociale": "avfs",
    "retraite du combattant": "retraite_combattant",
    "pension militaire d’invalidité": "pmi_guerre",
    "congé supplémentaire de naissance": "conge_naissance",
    "indemnités journalières de paternité": "paternite",
    "allocation journalière d’accompagnement d’une personne en fin de vie": "ajap",
    "complémentaire santé solidaire": "c2s",
    "aide médicale de l’État": "ame",
    "protection universelle maladie": "puma",
    "carte européenne d’assurance maladie": "ceam",
    "préretraite amiante": "acaata",
    "allocation d’aide au retour à l’emploi": "are",
    "allocation de solidarité spécifique": "ass",
    "allocation équivalent retraite": "aer",
    "allocation des travailleurs indépendants": "ati",
    "allocation de sécurisation professionnelle": "asp_csp",
    "rémunération de fin de formation": "remuneration_formation",
    "contrat d’engagement jeune": "cej",
    "fonds d’aide aux jeunes": "faj",
    "allocation pour demandeur d’asile": "ada",
    "bourse sur critères sociaux": "bourse",
    "bourse de lycée": "bourse_scolaire",
    "aide à la mobilité Parcoursup": "aide_mobilite_etudiant",
    "chèque énergie": "cheque_energie",
    "aide à la continuité territoriale": "continuite_territoriale",
    "prestation d’aide à la restauration scolaire": "restauration_scolaire_outre_mer",
    "prestations familiales agricoles": "prestations_familiales_agricoles",
    "retraite des exploitants agricoles": "retraite_agricole",
}

BENEFITS = list(catalogue().benefits.values())
FAMILIES = list(catalogue().families.values())
BODIES = list(catalogue().bodies.values())
NAMED: list[Benefit | Family | Body] = [*BENEFITS, *FAMILIES, *BODIES]
LEXICONS: dict[str, Entries] = {
    "prestation": BENEFITS,
    "famille": FAMILIES,
    "organisme": BODIES,
}
TOWARDS = re.compile(
    r"\b(?:demande|dossier|recours|litige|courrier|indu|plainte)s? (?:à|au|auprès|contre|avec)\b"
)

# Said aloud as words of their own: none is a French word once its accents are gone,
# but « bourse », « retraite » and « réversion », which carry their own ``not_in``.
WEIGHED = {
    "aah",
    "aeeh",
    "ajpa",
    "ajpp",
    "allocs",
    "ameli",
    "apl",
    "apls",
    "aspa",
    "avpf",
    "bourse",
    "bourses",
    "cotorep",
    "ircantec",
    "locapass",
    "maprimeadapt",
    "maprimelogementdecent",
    "maprimerenov",
    "mobilijeune",
    "mobilipass",
    "paje",
    "passsport",
    "pch",
    "rectorat",
    "retraite",
    "retraites",
    "reversion",
    "rqth",
    "rsa",
    "unedic",
    "vacaf",
}


def slug_of(entry: Benefit | Family | Body) -> str:
    return entry.id


def claimed_by(words: str) -> str:
    return next(
        (
            entry.id
            for entry in NAMED
            if plain(words) in {plain(alias) for alias in entry.aliases}
        ),
        "",
    )


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("RSA", "rsa"),
        ("rmi", "rsa"),
        ("Revenu de Solidarité Active", "rsa"),
        ("prime pour l’emploi", "prime_activite"),
        ("aide au logement", "aides_logement"),
        ("allocs", "allocations_familiales"),
        ("CMG", "paje"),
        ("prime de rentrée", "ars"),
        ("allocation adulte handicapé", "aah"),
        ("minimum vieillesse", "aspa"),
        ("CMU-C", "c2s"),
        ("l’apa", "apa"),
        ("toucher le chômage", "are"),
        ("bourses", "bourse"),
        ("aides de la CAF", "aides_caf"),
        ("dossier MDPH", "dossier_mdph"),
        ("droits sociaux", "prestations_sociales"),
        ("Pôle emploi", "france_travail"),
        ("ameli", "cpam"),
        ("retraite MSA", "retraite_agricole"),
        ("alocation familiale", "allocations_familiales"),
        ("prime d’activitée", "prime_activite"),
        ("alocation adulte handicapé", "aah"),
        ("revenue de solidarité active", "rsa"),
        ("minimum viellesse", "aspa"),
        ("allocation rentré scolaire", "ars"),
        ("maladie professionelle", "at_mp"),
        ("aide personalisée au logement", "apl"),
        ("carte vitale européenne", "ceam"),
        ("carte vital", "carte_vitale"),
        ("alocations chômage", "are"),
        ("allocation aidant familial", "aides_aidants"),
        ("aide parent isolé", "parent_isole"),
        ("caisse d’alocations familiales", "caf"),
    ],
)
def test_people_s_own_words_lead_to_one_entry(words: str, slug: str) -> None:
    assert claimed_by(words) == slug


@pytest.mark.parametrize(("name", "slug"), OFFICIAL_NAMES.items())
def test_a_name_of_the_official_lists_is_held(name: str, slug: str) -> None:
    assert claimed_by(name) == slug


@pytest.mark.parametrize(
    "alias",
    ["ARE", "ASS", "APA", "AME", "ARS", "ASF", "ALS", "ALF", "ASI", "CAF", "MSA"],
)
def test_an_abbreviation_that_is_also_a_word_keeps_its_capitals(alias: str) -> None:
    spellings = {
        found
        for entry in NAMED
        for found in entry.aliases
        if plain(found) == plain(alias)
    }

    assert spellings == {alias}


@pytest.mark.parametrize(
    ("slug", "phrase"),
    [
        ("retraite", "maison de retraite"),
        ("retraite", "plan d'épargne retraite"),
        ("bourse", "bourse de Paris"),
        ("bourse", "bourse du travail"),
        ("ars", "agence régionale de santé (ARS)"),
        ("rsa", "clé RSA"),
        ("apa", "norme APA"),
        ("carte_vitale", "carte vitale acceptée"),
    ],
)
def test_a_phrase_of_ordinary_life_does_not_count(slug: str, phrase: str) -> None:
    assert phrase in catalogue().benefits[BenefitId(slug)].not_in


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("La retraite des agriculteurs se demande à la MSA.", "retraite_agricole"),
        ("La retraite de la fonction publique territoriale", "retraite_cnracl"),
        ("Une retraite additionnelle, dite RAFP", "retraite_additionnelle"),
        ("Votre pension de réversion Agirc-Arrco", "retraite_complementaire"),
        ("Sa pension de veuve de guerre", "pmi_guerre"),
        ("Votre retraite complémentaire Ircantec", "retraite_ircantec"),
        ("La retraite complémentaire des artisans", "retraites_complementaires_autres"),
        ("L’ALLOCATION DE PARENT ISOLÉ", "rsa"),
        ("La retraite des mines", "regimes_speciaux"),
        ("Une pension d’invalidité de la MSA", "maladie_agricole"),
    ],
)
def test_the_longest_name_says_whose_benefit_it_is(words: str, slug: str) -> None:
    assert {mention.role for mention in tag(words).of("prestation")} == {slug}


@pytest.mark.parametrize(
    "words",
    [
        "Elle prépare son dossier de candidature.",
        "Son départ à la retraite des artisans qualifiés approche.",
        "Demander son départ en retraite du fonctionnaire deux ans avant.",
        "La bourse au permis existe dans cette auto-école.",
        "Notre agence de la Bourse de l’immobilier vous attend.",
        "Séjours d’été : nous acceptons le Pass Colo.",
        "Pour habiter mieux, pensez à isoler.",
        "Pension agricole pour chevaux, à l’année.",
        "Un chômage indépendant de sa volonté.",
        "Votre contrat de prévoyance verse une rente d’incapacité.",
        "Tarifs selon le quotient familial.",
        "Nous le ferons citis, dalo et ardh compris, ars longa.",
        "Le réseau ferré (RFF) a recruté.",
        "Garantie Visale acceptée par cette agence.",
        "Une prime de naissance de votre mutuelle.",
    ],
)
def test_a_sentence_of_ordinary_life_names_no_benefit(words: str) -> None:
    page = tag(words)

    assert page.of("prestation") == []
    assert page.of("famille") == []


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Nous transmettons votre demande à la Caf.", "caf"),
        ("Le dépôt de la demande auprès de la MDPH.", "mdph_departement"),
        ("Votre recours contre la CPAM.", "cpam"),
        ("Un litige avec la CAF ?", "caf"),
        ("Nous écrivons à France Travail.", "france_travail"),
    ],
)
def test_to_whom_one_writes_names_the_body_and_no_family(words: str, body: str) -> None:
    page = tag(words)

    assert body in {mention.role for mention in page.of("organisme")}
    assert page.of("famille") == []


@pytest.mark.parametrize("family", FAMILIES, ids=slug_of)
def test_a_family_holds_names_of_aids_and_no_step_made_to_a_body(
    family: Family,
) -> None:
    assert [alias for alias in family.aliases if TOWARDS.search(alias)] == []


@pytest.mark.parametrize(("lexicon", "entries"), LEXICONS.items())
def test_every_alias_written_alone_is_read_as_its_entry(
    lexicon: str, entries: Entries
) -> None:
    said = [(entry.id, words) for entry in entries for words in entry.aliases]

    assert [
        words
        for (slug, words), spans in zip(said, read(lexicon, said), strict=True)
        if (slug, 0, len(words)) not in spans
    ] == []


@pytest.mark.parametrize(("lexicon", "entries"), LEXICONS.items())
def test_every_excluded_phrase_written_alone_is_not_read_as_its_entry(
    lexicon: str, entries: Entries
) -> None:
    said = [(entry.id, words) for entry in entries for words in entry.not_in]

    assert [
        words
        for (slug, words), spans in zip(said, read(lexicon, said), strict=True)
        if slug in {role for role, _, _ in spans}
    ] == []


def read(lexicon: str, said: list[tuple[str, str]]) -> list[set[tuple[str, int, int]]]:
    """For each line of a page that says these words, the entries found and where."""
    page = tag("\n".join(words for _, words in said))
    starts = [*accumulate((len(words) + 1 for _, words in said), initial=0)]
    spans: list[set[tuple[str, int, int]]] = [set() for _ in said]
    for mention in page.of(lexicon):
        line = bisect_right(starts, mention.start) - 1
        start = starts[line]
        spans[line].add((mention.role, mention.start - start, mention.end - start))
    return spans


def one_word() -> set[str]:
    return {
        plain(alias)
        for entry in NAMED
        for alias in entry.aliases
        if alias.isalpha() and not alias.isupper()
    }


def test_a_single_word_that_counts_in_any_case_was_weighed() -> None:
    assert one_word() == WEIGHED
