"""The demonstration sites are fictional, complete, and unlike one another."""

import re
from collections import Counter
from pathlib import Path

import pytest
from stdnum.fr import siren

from workflow.demonstration_sites import FOLDER, DemoSite, demo_sites

SITES = demo_sites()
PAGES = sorted(FOLDER.rglob("*.html"))


def pages(site: DemoSite) -> list[Path]:
    return sorted((FOLDER / site.host).rglob("*.html"))


def test_every_site_has_a_folder_and_every_folder_a_site() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    assert {site.host for site in SITES} == folders


def test_the_sixteen_situations_are_there() -> None:
    assert len({site.kind for site in SITES}) == 16


def test_the_three_verdicts_are_expected_somewhere() -> None:
    assert {site.expected for site in SITES} == {"alert", "watch", "clear"}


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.host)
def test_a_site_has_several_pages_and_a_home(site: DemoSite) -> None:
    assert 3 <= len(pages(site)) <= 9
    assert (FOLDER / site.host / "index.html").is_file()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.host)
def test_a_site_says_who_publishes_it(site: DemoSite) -> None:
    text = " ".join(page.read_text("utf-8") for page in pages(site)).lower()
    assert re.search("mentions légales|informations légales|informations éditeur", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_page_says_that_it_is_fictional(page: Path) -> None:
    assert "Site inventé pour la démonstration" in page.read_text("utf-8")


def test_hosts_can_belong_to_nobody() -> None:
    assert all(site.host.endswith(".example") for site in SITES)


def test_no_page_links_to_a_real_host() -> None:
    for page in PAGES:
        hosts = re.findall(
            r"(?:href|src|action)=[\"']?https?://([^/\"'> ]+)", page.read_text("utf-8")
        )
        assert all(host.endswith(".example") for host in hosts), page


def test_company_numbers_are_valid_and_were_never_given_out() -> None:
    text = " ".join(page.read_text("utf-8") for page in PAGES)
    numbers = {n.replace(" ", "") for n in re.findall(r"\b\d{3} \d{3} \d{3}\b", text)}
    assert len(numbers) >= 12
    assert all(
        siren.is_valid(number) and number.startswith("00000") for number in numbers
    )


def test_phone_numbers_are_those_kept_for_fiction() -> None:
    text = " ".join(page.read_text("utf-8") for page in PAGES).replace("&nbsp;", " ")
    for phone in re.findall(r"\b0[1-9](?: \d\d){4}\b", text):
        assert phone.startswith("01 99 00")


def test_two_sites_share_an_operator_and_the_others_do_not() -> None:
    owners = Counter(
        number
        for site in SITES
        for number in {
            n
            for page in pages(site)
            for n in re.findall(
                r"RCS[^<0-9]{0,40}(000 \d{3} \d{3})", page.read_text("utf-8")
            )
        }
    )
    assert sorted(owners.values(), reverse=True)[:2] == [2, 1]


def test_no_two_sites_share_their_markup() -> None:
    skeletons = Counter(
        re.sub(r">[^<]+<", "><", (FOLDER / site.host / "index.html").read_text("utf-8"))
        for site in SITES
    )
    assert max(skeletons.values()) == 1
