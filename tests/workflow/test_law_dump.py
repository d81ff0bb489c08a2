"""The official base is read as the package publishes it, or refused in one line."""

import json
from datetime import date
from pathlib import Path

import pytest

from dossier.errors import UnusableInputError
from legal_refs.catalogue import catalogue
from legal_refs.comparison import Outcome, compare
from legal_refs.differences import Gap
from legal_refs.ids import ProvisionId
from legal_refs.official import OfficialArticle, OfficialVersion
from tests.legal_refs.official_texts import CODE, NEW, SECOND, held
from tests.workflow.law_dumps import REAL, code, moment, package
from workflow.law_dump import Dump, read_dump

ARTICLE = {
    "id": NEW,
    "num": "L12-3",
    "texteHtml": "<p>Vendre <a title='x > y'>le vent</a>.</p>",
    "articleVersions": [
        {"id": NEW, "dateDebut": moment(SECOND), "dateFin": moment(None)}
    ],
}


def node(**changed: object) -> dict[str, object]:
    return {"type": "article", "data": {**ARTICLE, **changed}}


def read(folder: Path, *nodes: dict[str, object]) -> Dump:
    return read_dump(package(folder, {"LEGITEXT1": code(CODE, list(nodes))}), [held()])


def only(dump: Dump) -> OfficialArticle:
    (found,) = dump.base.articles
    return found


def shipped(*slugs: str) -> list[ProvisionId]:
    return list(map(ProvisionId, slugs))


@pytest.mark.parametrize(
    "slug",
    shipped("css_l554_2", "css_l821_5", "css_l471_2", "css_l244_13", "crpm_l751_40"),
)
def test_what_is_shipped_is_what_the_real_package_says(slug: ProvisionId) -> None:
    texts = catalogue().texts
    dump = read_dump(REAL, list(texts.values()))
    assert compare(texts[slug], dump.base).outcome is Outcome.SAME


def test_articles_of_one_number_in_two_real_codes_stay_apart() -> None:
    texts = catalogue().texts
    dump = read_dump(REAL, [texts[ProvisionId("css_l471_2")]])
    codes = {found.code for found in dump.base.articles if found.number == "L471-2"}
    assert len(codes) == 2


def test_a_copy_names_itself_and_the_day_of_each_code(tmp_path: Path) -> None:
    dump = read(tmp_path / "package", node())
    assert dump.name == "@essai/droit 9.9.9"
    assert dump.base.as_of == {CODE: date(2026, 3, 14)}


def test_a_package_is_read_from_its_data_or_from_where_it_was_unpacked(
    tmp_path: Path,
) -> None:
    folder = package(tmp_path / "package", {"LEGITEXT1": code(CODE, [node()])})
    dump = read_dump(folder / "data", [held()])
    assert (dump.name, only(dump).number) == ("@essai/droit 9.9.9", "L12-3")
    assert read_dump(tmp_path, [held()]).name == "@essai/droit 9.9.9"
    (folder / "package.json").unlink()
    assert read_dump(folder / "data", [held()]).name == str(folder / "data")


def test_dates_are_days_and_the_year_2999_is_no_end(tmp_path: Path) -> None:
    versions = [
        {"id": "A", "dateDebut": moment(date(1960, 2, 29)), "dateFin": moment(SECOND)},
        {"id": NEW, "dateDebut": moment(SECOND), "dateFin": 32472144000000},
    ]
    found = only(read(tmp_path, node(articleVersions=versions)))
    assert [(one.start, one.end) for one in found.versions] == [
        (date(1960, 2, 29), SECOND),
        (SECOND, None),
    ]


def test_words_lose_their_markup(tmp_path: Path) -> None:
    assert only(read(tmp_path, node())).text == "Vendre le vent."


def test_what_the_base_says_twice_is_read_twice(tmp_path: Path) -> None:
    found = only(
        read(
            tmp_path,
            node(
                texte="Vendre  le vent .",
                etat="ABROGE_DIFF",
                dateDebut=moment(SECOND),
                dateFin=moment(date(2030, 1, 1)),
            ),
        )
    )
    assert (found.flat, found.state) == ("Vendre le vent .", "ABROGE_DIFF")
    assert found.own == OfficialVersion(NEW, SECOND, date(2030, 1, 1))


def test_what_the_base_leaves_out_is_left_out(tmp_path: Path) -> None:
    found = only(read(tmp_path, node(etat=None)))
    assert (found.flat, found.state, found.own) == ("", "", None)


def test_only_articles_that_may_be_compared_are_read(tmp_path: Path) -> None:
    other = node(num="L99-9", id="B", articleVersions=[], texteHtml=None)
    assert only(read(tmp_path, other, node())).number == "L12-3"


def test_an_article_renumbered_is_found_by_an_old_identifier(tmp_path: Path) -> None:
    found = read(tmp_path, node(num="L99-9"))
    assert compare(held(), found.base).differences[0].gap is Gap.NUMBER


def test_an_article_renumbered_and_rewritten_is_found_by_its_past(
    tmp_path: Path,
) -> None:
    versions = [
        {"id": name, "dateDebut": moment(SECOND), "dateFin": moment(None)}
        for name in (NEW, "Z")
    ]
    found = only(read(tmp_path, node(num="L99-9", id="Z", articleVersions=versions)))
    assert found.legiarti == "Z"


@pytest.mark.parametrize("versions", [None, {}, ["x"], [None]])
def test_a_malformed_article_that_is_not_ours_is_left(
    tmp_path: Path, versions: object
) -> None:
    other = node(num="L99-9", id="Z", articleVersions=versions)
    assert only(read(tmp_path, other, node())).number == "L12-3"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"texteHtml": None}, "texteHtml"),
        ({"articleVersions": None}, "articleVersions"),
        ({"articleVersions": [{"id": NEW, "dateDebut": "hier"}]}, "articleVersions"),
        ({"articleVersions": [{"id": NEW, "dateDebut": True}]}, "articleVersions"),
        ({"articleVersions": [{"id": NEW, "dateDebut": 10**30}]}, "articleVersions"),
    ],
)
def test_a_malformed_article_is_refused_by_the_name_of_its_key(
    tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        read(tmp_path, node(**changed))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "\x00",
        '{"data": {}}',
        json.dumps({"data": {"title": "x", "dateDebutVersion": "hier"}}),
        json.dumps({**code("x", []), "children": {}}),
        json.dumps({**code("x", []), "children": ["x"]}),
        '{"a":' * 200_000,
    ],
)
def test_a_file_that_is_no_code_is_refused_by_its_name(
    tmp_path: Path, body: str
) -> None:
    folder = package(tmp_path / "package", {})
    path = folder / "data" / "LEGITEXT7.json"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(UnusableInputError, match=r"LEGITEXT7\.json"):
        read_dump(folder, [held()])


def test_a_folder_without_a_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="aucun code"):
        read_dump(tmp_path, [held()])
