"""`vigie receive`: pieces are sealed, the rest is refused, and the giver is named nowhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import Exhibit, ExhibitKind, SealState
from dossier.persons import PersonRole
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import Ground, LegalQuality
from tests.dossier.cases import CAMILLE
from tests.evidence import files
from tests.workflow.reviewing import SITE, house
from tests.workflow.sealing import kinds, local, moody
from workflow.receive import Gift, Received, ReceiveOptions, receive
from workflow.verify import verify
from workflow.workspace import declare, workspace_of

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

GIFT = Gift("Jeanne Dupont", "un prélèvement de 49,90 €", ExhibitKind.FACTURE)


@pytest.fixture
def here(settings: Settings) -> Settings:
    return local(settings)


def given(tmp_path: Path, name: str = "facture.pdf", body: bytes = files.PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(body)
    return path


def one(received: Received) -> Exhibit:
    ((_, exhibit),) = received.exhibits
    return exhibit


def faults(settings: Settings) -> list[str]:
    return [check.detail for check in verify([], settings) if not check.holds]


def test_a_piece_is_sealed_journaled_and_verifies(
    here: Settings, tmp_path: Path
) -> None:
    exhibit = one(receive(here, [given(tmp_path)], GIFT))
    assert exhibit.seal.state is SealState.SEALED
    assert exhibit.kind is ExhibitKind.FACTURE
    assert {"person_added", "exhibit_received"} <= set(kinds(here))
    assert faults(here) == []
    with open_store(here) as store:
        assert store.exhibit(exhibit.id) == exhibit


def test_the_giver_is_in_the_table_of_persons_with_a_term(
    here: Settings, tmp_path: Path
) -> None:
    exhibit = one(receive(here, [given(tmp_path)], GIFT))
    assert exhibit.reception is not None
    with open_store(here) as store:
        person = store.person(exhibit.reception.giver, by="Camille", reason="essai")
    assert person.name == "Jeanne Dupont"
    assert person.role is PersonRole.GIVER
    assert person.exhibit == exhibit.id
    assert person.expires_on.year == exhibit.at.year + 6


def test_the_name_of_the_giver_is_in_no_file_but_the_database(
    here: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [
        given(tmp_path, "Facture Dupont.pdf"),
        given(tmp_path, "dupont.exe", b"MZ\x90\0"),
    ]
    receive(here, paths, GIFT)
    for path in here.home.rglob("*"):
        if path.is_file() and path.parent != here.home:
            assert b"dupont" not in path.read_bytes().lower(), path
            assert "dupont" not in path.name.lower()
    with open_store(here) as store:
        told = " ".join(f"{line.subject} {line.payload}" for line in store.journal())
    assert "upont" not in told
    assert "upont" not in "".join(capsys.readouterr())


def test_a_refused_file_is_journaled_and_the_others_are_kept(
    here: Settings, tmp_path: Path
) -> None:
    program = given(tmp_path, "a.exe", b"MZ\x90\0")
    told: list[object] = []
    paths = [program, tmp_path / "absent.pdf", given(tmp_path)]
    received = receive(here, paths, GIFT, on_file=told.append)
    assert one(received).citable
    assert [(r.path, r.reason) for r in received.refused] == [
        (program, "programme exécutable : refusé"),
        (paths[1], "fichier illisible ou introuvable"),
    ]
    assert len(told) == 3
    assert kinds(here).count("piece_refused") == 2
    assert program.read_bytes() == b"MZ\x90\0"


def test_a_file_of_200_mb_is_refused_and_journaled(
    here: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "enorme.pdf"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    received = receive(here, [path], GIFT)
    assert "plus de 50 Mo" in received.refused[0].reason
    assert kinds(here).count("piece_refused") == 1
    assert path.stat().st_size == 200 * 1024 * 1024


def test_a_sentence_with_a_nir_cannot_be_saved(here: Settings, tmp_path: Path) -> None:
    gift = replace(GIFT, shows="NIR 1 85 05 75 116 001 23")
    with pytest.raises(UnusableInputError, match="numéro"):
        receive(here, [given(tmp_path)], gift)
    assert not (here.home / "exhibits").exists()


def test_a_piece_joins_the_case_of_its_site(settings: Settings, tmp_path: Path) -> None:
    ours = house(settings)
    ours.measured()
    case = ours.opened()
    exhibit = one(
        receive(
            ours.settings,
            [given(tmp_path)],
            replace(GIFT, site=f"https://www.{SITE}/tarifs"),
            options=ReceiveOptions(as_user=CAMILLE),
        )
    )
    assert exhibit.site == SITE
    with open_store(ours.settings) as store:
        assert store.case(case).number(exhibit.id) == 5


def test_a_piece_of_no_site_joins_the_case_that_is_named(
    settings: Settings, tmp_path: Path
) -> None:
    ours = house(settings)
    ours.measured()
    case = ours.opened()
    gift = replace(GIFT, kind=ExhibitKind.POUVOIR)
    asked = ReceiveOptions(as_user=CAMILLE)
    exhibit = one(
        receive(ours.settings, [given(tmp_path)], gift, case=case, options=asked)
    )
    with open_store(ours.settings) as store:
        assert store.case(case).number(exhibit.id) == 1


def test_a_piece_without_stamp_is_sealed_by_a_later_receipt(
    here: Settings, tmp_path: Path
) -> None:
    authority = moody(here)
    asked = ReceiveOptions(stamper=authority)
    before = one(receive(here, [given(tmp_path)], GIFT, options=asked))
    assert before.seal.state is SealState.UNSEALED
    authority.willing = True
    receive(here, [given(tmp_path)], GIFT, options=asked)
    with open_store(here) as store:
        after = store.exhibit(before.id)
    assert after.citable
    assert after.reception == before.reception
    assert faults(here) == []


def test_nothing_is_received_without_a_workspace(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        receive(settings, [given(tmp_path)], GIFT)


def test_in_a_declared_workspace_nothing_is_marked_fictional(
    settings: Settings, tmp_path: Path
) -> None:
    quality, ground = LegalQuality.PERSONNE_AYANT_PAYE, Ground.ACTION_VICTIMES
    declare(settings, workspace_of("Moi", quality, ground, "agir"), "Camille Réelle")
    exhibit = one(receive(settings, [given(tmp_path)], GIFT))
    assert exhibit.by == "Camille Réelle"
    facts = json.loads((settings.home / exhibit.folder / "facts.json").read_bytes())
    assert facts["mention"] == ""
