"""``vigie law`` as a person or a program calls it."""

import json
import shutil
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.app import run
from legal_refs.authority_catalogue import authorities
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.model import LegalText
from tests.workflow.law_dumps import Node, identified, mirror, node
from workflow.law_tables import tabled

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """What is shipped, but for the texts that no base can agree with."""
    known = identified(catalogue())
    monkeypatch.setattr("workflow.law.catalogue", lambda: known)
    return known


@pytest.fixture
def official(law: Catalogue, tmp_path: Path) -> Path:
    """A copy of the official base that agrees with what is shipped."""
    return mirror(law, tmp_path / "package")


def planted(slug: str, edit: Callable[[Node], None]) -> Callable[[LegalText], Node]:
    def alter(text: LegalText) -> Node:
        made = node(text)
        if text.id == slug:
            data = made["data"]
            assert isinstance(data, dict)
            edit(data)
        return made

    return alter


def out(capsys: Captured) -> str:
    return capsys.readouterr().out.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_list_gives_every_slug_by_kind(capsys: Captured) -> None:
    assert run(["law", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    law = catalogue()
    assert set(listed["provisions"]) == set(law.provisions)
    assert set(listed["texts"]) == set(law.texts) - set(law.provisions)
    assert set(listed["benefits"]) == set(law.benefits)
    assert set(listed["disputed"]) == set(law.disputed)
    assert set(listed["adjacent"]) == set(law.adjacent)
    assert set(listed["authority"]) == set(authorities().recipients)
    assert len(listed["departement"]) == len(authorities().departements)
    assert {"prescription_delit", "plainte_sans_reponse"} <= set(listed["clock"])
    assert listed["digest"] == law.digest
    assert listed["benefits"]["rsa"]["provisions"] == ["casf_l262_51"]


def test_the_list_is_a_table_for_a_person(capsys: Captured) -> None:
    assert run(["law", "list"]) == 0
    lines = out(capsys).splitlines()
    law = catalogue()
    cases = len(law.disputed) + len(law.adjacent)
    held = len(law.texts) + len(law.benefits) + cases + len(tabled())
    assert len(lines) == 1 + held
    assert "autorité\tcnil\t" in "\n".join(lines)
    assert "\nlieu\tsiege\t" in "\n".join(lines)
    assert "département\tdepartement_40\tLandes\ttj_dax, tj_mont_de_marsan" in lines
    assert "délai\tprescription_delit\tPrescription des délits\t6 ans" in lines
    assert "texte applicable\tcss_l554_2\t" in "\n".join(lines)
    assert any(
        line.startswith("prestation\trsa\t") and line.endswith("casf_l262_51")
        for line in lines
    )
    assert not any("to_confirm" in line or "\twatch" in line for line in lines)


def test_a_text_is_shown_with_the_keys_of_the_interface(capsys: Captured) -> None:
    assert run(["law", "show", "css_l554_2", "--on", "2026-11-22", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["id"], shown["on"], shown["state"]) == (
        "css_l554_2",
        "2026-11-22",
        "verified",
    )
    assert set(shown["wording"]) == {"legiarti", "from", "to", "text"}
    assert shown["wording"]["legiarti"] == "LEGIARTI000020630510"
    assert (shown["wording"]["from"], shown["wording"]["to"]) == ("2009-05-14", None)
    assert shown["wording"]["text"].startswith("Sera puni")
    assert (shown["penalty"]["natural"], shown["penalty"]["legal"]) == (4500, 22500)


def test_a_wording_not_held_is_null_and_its_dates_are_told(capsys: Captured) -> None:
    assert run(["law", "show", "css_l554_2", "--on", "2008-06-01", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["wording"], shown["state"], shown["penalty"]) == (None, None, None)
    assert shown["elements"] == {}
    assert shown["stated"] == {
        "legiarti": "LEGIARTI000006743430",
        "from": "2002-01-01",
        "to": "2009-05-14",
    }
    assert run(["law", "show", "css_l554_2", "--on", "2008-06-01"]) == 0
    assert "texte non détenu" in out(capsys)


def test_an_older_wording_has_its_own_state_and_reserve(capsys: Captured) -> None:
    assert run(["law", "show", "css_l554_2", "--on", "1999-01-01", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["state"], shown["unknown"]) == ("to_confirm", ["libelle"])
    assert "dépôt privé" in shown["reserve"]
    assert [held["state"] for held in shown["wordings"]] == [
        "to_confirm",
        None,
        "verified",
    ]


def test_the_list_says_the_state_of_today(capsys: Captured) -> None:
    assert run(["law", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["texts"]["rgpd_9"]["state"] is None
    assert listed["provisions"]["css_l554_2"]["state"] == "verified"
    assert run(["law", "list"]) == 0
    assert "\tnon détenu ce jour-là\n" in out(capsys)


def test_a_benefit_is_shown_with_its_text_penalty_and_route(capsys: Captured) -> None:
    assert run(["law", "show", "RSA", "--on", "2026-11-22", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["id"], shown["kind"], shown["state"]) == (
        "rsa",
        "benefit",
        "to_confirm",
    )
    (provision,) = shown["provisions"]
    assert provision["penalty"]["legal"] == 22500
    assert provision["penalty"]["read_in"] == "css_l554_2"
    assert provision["wording"] == shown["wording"]
    assert shown["route"]["url"] == "https://www.caf.fr"
    assert shown["route"]["checked_on"] is None
    assert "Jamais vérifié" in shown["route"]["warning"]
    assert shown["route"]["source"]
    assert shown["adjacent"] == []


def test_a_benefit_without_text_names_the_other_grounds(capsys: Captured) -> None:
    assert run(["law", "show", "bourse", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["state"], shown["wording"], shown["provisions"]) == (None, None, [])
    assert "pratiques_trompeuses" in shown["adjacent"]
    assert "escroquerie" not in shown["adjacent"]


@pytest.mark.parametrize(
    "name",
    [
        "ecrivain_public",
        "escroquerie",
        "apl",
        "cp_313_1",
        "procureur",
        "siege",
        "plainte_sans_reponse",
        "dossier",
        "fiche_verifiee",
    ],
)
def test_whatever_is_shown_has_the_four_keys(name: str, capsys: Captured) -> None:
    assert run(["law", "show", name, "--json"]) == 0
    assert {"id", "on", "state", "wording"} <= set(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("css_l554_2", "provision"), ("css_l583_1", "text"), ("rsa", "benefit")],
)
def test_each_kind_says_its_name(name: str, kind: str, capsys: Captured) -> None:
    assert run(["law", "show", name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == kind


def test_a_text_names_its_benefits_and_a_route_its_phone(capsys: Captured) -> None:
    assert run(["law", "show", "css_l845_6", "--on", "2010-01-01", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["benefits"] == ["prime_activite"]
    assert shown["stated"] is None
    assert run(["law", "show", "rsa", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["route"]["phone"] == "3230"
    assert run(["law", "show", "aah", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["route"]["phone"] is None


def test_a_name_of_several_words_needs_no_quotes(capsys: Captured) -> None:
    assert run(["law", "show", "prime", "d'activité"]) == 0
    assert out(capsys).startswith("prime_activite — ")


def test_today_is_the_day_when_none_is_given(capsys: Captured) -> None:
    assert run(["law", "show", "rsa", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["on"] >= "2026-11-22"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "indiquez une commande"),
        (["shov"], "commande inconnue : shov"),
        (["show"], "il manque l’argument NOM"),
        (["show", "rsaa"], "« rsaa » : inconnu du droit tenu"),
        (["show", "aides", "au", "logement"], "apl, als, alf"),
        (["show", "rsa", "--on", "hier"], "n’est pas un jour du calendrier"),
        (["show", "rsa", "--on", "2026-02-30"], "n’est pas un jour du calendrier"),
        (["check", "--dump", "absent"], "« absent » n’existe pas"),
        (["check", "--dump", "."], "aucun code"),
        (["list", "rsa"], "argument en trop"),
    ],
)
def test_misuse_is_one_french_line(
    arguments: list[str],
    said: str,
    capsys: Captured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["law", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err.replace("\u00a0", " ")
    assert len(told.err.strip().splitlines()) == 1


def test_a_base_that_agrees_leaves_no_difference(
    official: Path, capsys: Captured
) -> None:
    assert run(["law", "check", "--dump", str(official)]) == 0
    page = out(capsys)
    assert "identique — css_l554_2 (vérifié)" in page
    assert "DIFFÉRENT" not in page
    assert "Entre crochets" not in page
    assert "0 avec différence" in page
    assert "Code du travail, à jour au 14 mars 2026" in page


def test_texts_of_other_codes_are_not_comparable(
    law: Catalogue, official: Path, capsys: Captured
) -> None:
    assert run(["law", "check", "--dump", str(official)]) == 0
    page = out(capsys)
    lines = [line for line in page.splitlines() if line.startswith("non comparable — ")]
    assert [line for line in lines if "Code pénal" in line and "cp_313_1" in line]
    assert run(["law", "check", "--dump", str(official), "--json"]) == 0
    texts = json.loads(capsys.readouterr().out)["texts"]
    assert set(texts) == set(law.texts)
    assert texts["cp_313_1"]["outcome"] == "not_comparable"


def test_a_word_planted_in_the_base_is_found(
    law: Catalogue, tmp_path: Path, capsys: Captured
) -> None:
    def edit(data: Node) -> None:
        data["texteHtml"] = str(data["texteHtml"]).replace("4 500", "4 600")

    folder = mirror(law, tmp_path / "package", planted("css_l554_2", edit))
    assert run(["law", "check", "--dump", str(folder)]) == 1
    page = out(capsys)
    assert page.count("DIFFÉRENT — ") == 1
    assert page.index("DIFFÉRENT — ") < page.index("identique — ")
    assert "Entre crochets" in page
    assert "1 avec différence" in page
    assert "DIFFÉRENT — css_l554_2" in page
    assert "amende de 4 [500] euros" in page
    assert "amende de 4 [600] euros" in page


@pytest.mark.parametrize(
    ("edit", "gap"),
    [
        (lambda data: data["articleVersions"].pop(), "unknown_wording"),
        (lambda data: data["articleVersions"][-1].update(id="X"), "identifier"),
        (lambda data: data["articleVersions"][-1].update(dateDebut=0), "dates"),
        (
            lambda data: data["articleVersions"].append(
                {"id": "X", "dateDebut": 1767225600000, "dateFin": 32472144000000}
            ),
            "new_wording",
        ),
        (
            lambda data: data["articleVersions"][-1].update(dateFin=1767225600000),
            "repealed",
        ),
        (lambda data: data.update(num="L999-9"), "number"),
        (lambda data: data.update(texte="Autre chose."), "words"),
        (lambda data: data.update(etat="ABROGE"), "repealed"),
        (lambda data: data.update(dateDebut=0, dateFin=32472144000000), "dates"),
    ],
)
def test_every_change_of_the_base_is_named(
    edit: Callable[[Node], None],
    gap: str,
    law: Catalogue,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    folder = mirror(law, tmp_path / "package", planted("css_l554_2", edit))
    assert run(["law", "check", "--dump", str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["different"] == 1
    assert gap in [one["gap"] for one in found["texts"]["css_l554_2"]["differences"]]


def test_what_the_base_says_cannot_act_on_a_terminal(
    law: Catalogue, tmp_path: Path, capsys: Captured
) -> None:
    def edit(data: Node) -> None:
        data["texteHtml"] = "\x1b[2J\u009b1m"

    folder = mirror(law, tmp_path / "package", planted("css_l554_2", edit))
    assert run(["law", "check", "--dump", str(folder)]) == 1
    page = capsys.readouterr().out
    assert "\ufffd[2J\ufffd1m" in page
    assert "\x1b" not in page


def test_a_text_gone_from_its_code_is_repealed(
    law: Catalogue, tmp_path: Path, capsys: Captured
) -> None:
    def alter(text: LegalText) -> Node | None:
        return None if text.id == "css_l554_2" else node(text)

    folder = mirror(law, tmp_path / "package", alter)
    assert run(["law", "check", "--dump", str(folder)]) == 1
    assert "introuvable dans « Code de la sécurité sociale »" in out(capsys)


def test_without_npm_the_check_is_unfinished(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["law", "check"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "npm est absent" in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_the_package_that_npm_gives_is_compared(
    official: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "packed.tgz"
    with tarfile.open(packed, "w:gz") as package:
        package.add(official, arcname="package")
    shutil.rmtree(official)
    program = tmp_path / "npm"
    program.write_text(f'#!/bin/sh\n/bin/cp "{packed}" ./a.tgz\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["law", "check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["package"] == "@essai/droit 9.9.9"


def test_a_law_file_at_fault_is_one_line(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from legal_refs.faults import Fault, LawError
    from workflow import law

    def broken() -> None:
        raise LawError([Fault("provisions/x.yml", 3, "clé inconnue « y »")])

    monkeypatch.setattr(law, "catalogue", broken)
    assert run(["law", "list"]) == 2
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert "provisions/x.yml:3 : clé inconnue « y »" in told
    assert len(told.strip().splitlines()) == 1


def test_nothing_is_written_at_home(own_home: Path, capsys: Captured) -> None:
    assert run(["law", "show", "rsa"]) == 0
    assert run(["law", "list"]) == 0
    assert capsys.readouterr().err == ""
    assert not list(own_home.iterdir())
