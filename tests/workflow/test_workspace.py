"""Nobody writes without a declared workspace, a known name and a role."""

from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import RefusedError, UnusableInputError
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import (
    DEMONSTRATION,
    OWN,
    Ground,
    LegalQuality,
    Role,
    User,
    Workspace,
)
from workflow.workspace import (
    FIRST_ROLES,
    GROUNDS,
    QUALITIES,
    acting,
    declare,
    declared,
    workspace_of,
)

OURS = workspace_of(
    "Association fictive",
    LegalQuality.AUTRE_ASSOCIATION,
    Ground.ACTION_VICTIMES,
    "préparer des signalements",
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.at(tmp_path / "home")


@pytest.fixture
def ours(settings: Settings) -> Settings:
    declare(settings, OURS, "Camille")
    return settings


def add(settings: Settings, name: str, *roles: Role) -> None:
    with open_store(settings) as store:
        store.add_user(OWN, User(name, frozenset(roles)), by="Camille")


def in_loopback(settings: Settings) -> Settings:
    return Settings(settings.home, settings.database_url, allow_loopback=True)


def test_the_only_person_acts_unnamed(ours: Settings) -> None:
    actor = acting(ours)
    assert (actor.name, actor.workspace) == ("Camille", OWN)
    assert actor.controller == "Association fictive"
    assert actor.roles == FIRST_ROLES
    assert not actor.fictional


def test_without_a_workspace_writing_is_refused_and_the_remedy_named(
    settings: Settings,
) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        acting(settings)
    with pytest.raises(RefusedError, match="vigie init"):
        acting(settings, as_user="Camille")
    with pytest.raises(RefusedError, match="vigie init"):
        acting(in_loopback(settings))


def test_loopback_sites_belong_to_the_demonstration_whatever_is_declared(
    ours: Settings,
) -> None:
    actor = acting(in_loopback(ours), loopback_only=True)
    assert actor.workspace == DEMONSTRATION
    assert actor.fictional


def test_where_loopback_is_not_allowed_the_declared_person_answers_for_refusals(
    ours: Settings,
) -> None:
    assert acting(ours, loopback_only=True).workspace == OWN


def test_refusals_alone_need_no_workspace(settings: Settings) -> None:
    assert acting(settings, loopback_only=True).workspace == DEMONSTRATION


def test_files_belong_to_the_declared_workspace_first(ours: Settings) -> None:
    assert acting(in_loopback(ours), files_only=True).workspace == OWN


def test_files_belong_to_the_demonstration_only_where_loopback_is_allowed(
    settings: Settings,
) -> None:
    assert acting(in_loopback(settings), files_only=True).workspace == DEMONSTRATION
    with pytest.raises(RefusedError, match="vigie init"):
        acting(settings, files_only=True)


def test_several_people_must_say_who_acts(ours: Settings) -> None:
    add(ours, "Noé", Role.RELECTEUR)
    with pytest.raises(UnusableInputError, match=r"--as \(Camille, Noé\)"):
        acting(ours)
    assert acting(ours, as_user="Noé").name == "Noé"


def test_an_unknown_person_is_refused(ours: Settings) -> None:
    with pytest.raises(UnusableInputError, match="« Personne »"):
        acting(ours, as_user="Personne")


@pytest.mark.parametrize("role", list(Role))
def test_readers_and_auditors_do_not_write(ours: Settings, role: Role) -> None:
    add(ours, "Noé", role)
    if role in {Role.LECTEUR, Role.AUDITEUR, Role.AVOCAT}:
        with pytest.raises(RefusedError, match=f"Noé .*{role}"):
            acting(ours, as_user="Noé")
    else:
        assert acting(ours, as_user="Noé").roles == {role}


def test_a_declaration_is_read_back_and_journaled(ours: Settings) -> None:
    assert declared(ours) == OURS
    with open_store(ours) as store:
        kinds = [(line.kind, line.by) for line in store.journal()]
        assert store.verify_journal() == []
    assert kinds == [("workspace_declared", "Camille"), ("user_added", "Camille")]


def test_a_name_given_at_declaration_is_not_a_subject_of_the_journal(
    ours: Settings,
) -> None:
    with open_store(ours) as store:
        assert all("Camille" not in line.subject for line in store.journal())


def test_a_workspace_is_declared_once(ours: Settings) -> None:
    with pytest.raises(RefusedError, match="déjà déclaré"):
        declare(ours, OURS, "Noé")
    with open_store(ours) as store:
        assert [user.name for user in store.users()] == ["Camille"]


@pytest.mark.parametrize("blank", ["", "  ", "deux\nlignes", "nul\0"])
def test_blank_names_are_refused(settings: Settings, blank: str) -> None:
    with pytest.raises(UnusableInputError, match="la personne"):
        declare(settings, OURS, blank)
    nobody = Workspace(OWN, blank, OURS.quality, OURS.ground, OURS.purpose)
    with pytest.raises(UnusableInputError, match="le responsable"):
        declare(settings, nobody, "Camille")
    with open_store(settings) as store:
        assert store.workspace() is None


def test_sites_kept_after_the_declaration_belong_to_it(ours: Settings) -> None:
    from dossier.model import SiteId

    with open_store(ours) as store:
        site = SiteId("aides.example")
        store.begin_run(site, by="crawl")
        assert store.workspace_of(site) == OWN
        store.enter_site(site, DEMONSTRATION)
        assert store.workspace_of(site) == OWN


def test_every_quality_and_ground_has_its_words() -> None:
    assert set(QUALITIES) == set(LegalQuality)
    assert set(GROUNDS) == set(Ground)


INIT = [
    "init",
    "--responsable=Association fictive",
    "--qualite=autre_association",
    "--fondement=action_victimes",
    "--finalite=préparer des signalements",
    "--personne=Camille",
]


def test_init_declares_and_says_so(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(INIT) == 0
    assert "Camille y agit comme administrateur" in capsys.readouterr().out
    assert declared(Settings.at(own_home)) == OURS


def test_init_names_every_missing_option_in_one_line(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(INIT[:3]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--fondement, --finalite, --personne" in said
    assert list(own_home.iterdir()) == []


def test_init_asks_for_what_is_missing_when_a_person_is_there(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(
        "sys.stdin", Keyboard("pas un fondement\naction_victimes\nCamille\n")
    )
    assert run([*INIT[:3], INIT[4]]) == 0
    assert "suivre une action" in capsys.readouterr().err
    assert declared(Settings.at(own_home)) == OURS


def test_init_twice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    run(INIT)
    assert run(INIT) == 2
    assert "déjà déclaré" in capsys.readouterr().err


def test_init_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert run([*INIT, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["quality"], told["person"]) == ("autre_association", "Camille")
