"""`vigie seal`: what is captured, what is refused, what joins a case and is anchored."""

from dataclasses import replace

import pytest

from dossier.case import SUBJECTS
from dossier.errors import RefusedError, UnfinishedError, UnusableInputError
from dossier.exhibits import ExhibitId, SealState
from dossier.model import CaptureOutcome
from dossier.settings import Settings
from dossier.store import open_store
from evidence.package import UNSEALED
from tests.dossier.cases import CAMILLE
from tests.evidence.fakes import PAGE
from tests.reading.pdf_files import pdf
from tests.workflow.reviewing import SITE, TEXT, House, house
from tests.workflow.sealing import (
    URL,
    Browser,
    folders,
    kinds,
    local,
    moody,
    options,
    page,
    robots,
    showing,
)
from web.addresses import AddressPolicy
from workflow import exhibit_files
from workflow.cases import reviewed
from workflow.seal import SealOptions, seal
from workflow.seal_targets import MOST_PAGES, addresses
from workflow.verify import verify

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


def faults(settings: Settings) -> list[str]:
    return [check.detail for check in verify([], settings) if not check.holds]


@pytest.fixture
def ours(settings: Settings) -> House:
    return house(settings)


@pytest.fixture
def empty(settings: Settings) -> Settings:
    return local(settings)


def test_an_address_gives_one_sealed_exhibit_that_verifies(empty: Settings) -> None:
    (exhibit,) = seal(empty, [URL], options=options(showing()), reason="le prix")
    assert exhibit.seal.state is SealState.SEALED
    assert exhibit_files.text(empty, exhibit) == TEXT
    assert exhibit_files.facts(empty, exhibit).page is not None
    assert faults(empty) == []
    with open_store(empty) as store:
        assert store.exhibit(exhibit.id) == exhibit
    assert "exhibit_sealed" in kinds(empty)


def test_the_reason_given_is_kept_with_the_page(empty: Settings) -> None:
    (exhibit,) = seal(empty, [URL], options=options(showing()), reason="le  prix\n")
    facts = exhibit_files.facts(empty, exhibit)
    assert facts.page is not None
    assert facts.page.decided == "le prix"
    assert facts.mention == "SPÉCIMEN — FAITS FICTIFS"


def test_a_site_gives_the_pages_that_its_assessment_quotes(ours: House) -> None:
    ours.measured()
    (exhibit,) = seal(ours.settings, [SITE], options=options(showing()))
    assert exhibit.url == URL
    facts = exhibit_files.facts(ours.settings, exhibit)
    assert facts.page is not None
    assert "citée" in facts.page.decided


def test_a_site_without_assessment_gives_its_entry_page(empty: Settings) -> None:
    browser = showing()
    (exhibit,) = seal(empty, ["aides.example"], options=options(browser))
    assert exhibit.url == URL
    assert browser.asked == ["https://aides.example/robots.txt", URL]


def test_no_more_pages_than_the_limit_and_those_decided_first(ours: House) -> None:
    from dossier.model import Finding, Outcome
    from legal_refs.ids import ElementId

    quotes = tuple(
        replace(ours.quote("RSA"), url=f"{URL}{number}") for number in range(30)
    )
    many = Finding(ElementId.PUBLIC_VISE, Outcome.MET, quotes)
    ours.measured()
    case = ours.opened()
    ours.decided(case)
    with open_store(ours.settings) as store:
        store.put_assessment(replace(ours.assessment(), elements=(many,)))
        asked = addresses(store, [SITE], AddressPolicy())
    assert len(asked) == MOST_PAGES
    assert asked[0].url == URL


def test_a_dead_site_gives_a_sealed_exhibit_of_its_silence(empty: Settings) -> None:
    (exhibit,) = seal(empty, ["aides.example"], options=options(Browser()))
    assert exhibit.seal.state is SealState.SEALED
    assert exhibit.outcome is CaptureOutcome.CONNECTION_FAILED
    assert exhibit_files.pictures(empty, exhibit) == ()
    assert exhibit_files.text(empty, exhibit) == ""
    assert faults(empty) == []


def test_plain_http_is_tried_when_nobody_asked_for_https(empty: Settings) -> None:
    plain = "http://aides.example/"
    browser = Browser({plain: page(plain, TEXT), **robots(URL)})
    (exhibit,) = seal(empty, ["aides.example"], options=options(browser))
    assert exhibit.url == plain
    (exhibit,) = seal(empty, [URL], options=options(browser))
    assert exhibit.outcome is CaptureOutcome.CONNECTION_FAILED


def test_conditions_in_pdf_are_sealed_from_their_bytes(empty: Settings) -> None:
    body = pdf("Frais de dossier : 49 euros")
    url = f"{URL}cgv.pdf"
    shown = replace(
        PAGE, url=url, content_type="application/pdf", body=body, dom="", tiles=()
    )
    browser = Browser({url: shown, **robots(url)})
    (exhibit,) = seal(empty, [url], options=options(browser))
    original = exhibit_files.original(empty, exhibit)
    assert original is not None
    assert original.read_bytes() == body
    assert "49 euros" in exhibit_files.text(empty, exhibit)


def test_a_private_address_is_refused_without_a_browser(settings: Settings) -> None:
    browser = Browser()
    asked = options(browser)
    (exhibit,) = seal(settings, ["http://10.0.0.1/"], options=replace(asked, hosts={}))
    assert exhibit.outcome is CaptureOutcome.REFUSED_PRIVATE
    assert browser.opened == 0


def test_a_quoted_address_that_was_imported_is_refused_as_any_other(
    ours: House,
) -> None:
    from dossier.model import Finding, Outcome
    from legal_refs.ids import ElementId

    quote = replace(ours.quote("RSA"), url="http://10.0.0.1/")
    said = Finding(ElementId.PUBLIC_VISE, Outcome.MET, (quote,))
    with open_store(ours.settings) as store:
        store.put_assessment(replace(ours.assessment({}), elements=(said,)))
        first = addresses(store, [SITE], AddressPolicy())[0]
    assert first.refusal is not None
    assert first.refusal.outcome is CaptureOutcome.REFUSED_PRIVATE


def test_our_browser_that_dies_is_no_fact_about_the_site(empty: Settings) -> None:
    dying = page(URL, "", outcome=CaptureOutcome.BROWSER_FAILED, reason="arrêté")
    browser = Browser({URL: dying, **robots(URL)})
    (exhibit,) = seal(empty, [URL], options=options(browser))
    assert browser.asked.count(URL) == 2
    assert not exhibit.citable
    assert exhibit.seal.reason == "arrêté"
    assert folders(empty) == []


def test_the_browser_is_opened_once_and_closed(empty: Settings) -> None:
    browser = showing()
    seal(empty, [URL, f"{URL}absent"], options=options(browser))
    assert browser.opened == 101


def test_without_a_browser_nothing_is_written_and_the_reason_is_one_line(
    empty: Settings,
) -> None:
    def absent() -> Browser:
        raise UnfinishedError("Chromium est introuvable")

    with pytest.raises(UnfinishedError, match="Chromium"):
        seal(
            empty,
            [URL],
            options=SealOptions(hosts=options(Browser()).hosts, sessions=absent),
        )
    assert folders(empty) == []


def test_nothing_is_sealed_outside_the_demonstration_without_a_workspace(
    settings: Settings,
) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        seal(settings, ["https://aides.fr/"], options=SealOptions(sessions=Browser()))


def test_a_reason_too_long_is_refused_before_anything(empty: Settings) -> None:
    browser = showing()
    with pytest.raises(UnusableInputError, match="motif"):
        seal(empty, [URL], options=options(browser), reason="x" * 501)
    assert browser.asked == []


# Without a stamp


def test_an_exhibit_without_stamp_is_kept_and_sealed_by_a_later_run(
    empty: Settings,
) -> None:
    authority = moody(empty)
    asked = options(showing(), stamper=authority)
    (before,) = seal(empty, [URL], options=asked)
    assert before.seal.state is SealState.UNSEALED
    assert before.seal.reason == "l’autorité de temps ne répond pas"
    assert folders(empty) == [f"{UNSEALED}{before.id}"]
    assert faults(empty) == []
    (still,) = seal(empty, [URL], options=asked)
    authority.willing = True
    fresh, *completed = seal(empty, [URL], options=asked)
    assert {exhibit.id for exhibit in completed} == {before.id, still.id}
    assert all(exhibit.citable for exhibit in (fresh, *completed))
    assert folders(empty) == sorted([fresh.id, before.id, still.id])
    assert faults(empty) == []
    with open_store(empty) as store:
        assert store.exhibit(before.id).citable


def test_an_exhibit_without_stamp_joins_no_case(ours: House) -> None:
    ours.measured()
    case = ours.opened()
    authority = moody(ours.settings)
    asked = options(showing(), stamper=authority, as_user=CAMILLE)
    (exhibit,) = seal(ours.settings, [SITE], options=asked)
    with open_store(ours.settings) as store:
        assert store.case(case).exhibits == ()
    authority.willing = True
    seal(ours.settings, [SITE], options=asked)
    with open_store(ours.settings) as store:
        numbered = [e.exhibit.id for e in store.case(case).exhibits]
    assert exhibit.id in numbered
    assert len(numbered) == 2


def test_an_unsealed_package_that_was_altered_stays_unsealed_and_is_told(
    empty: Settings,
) -> None:
    authority = moody(empty)
    asked = options(showing(), stamper=authority)
    (exhibit,) = seal(empty, [URL], options=asked)
    path = empty.home / exhibit.folder / "text.txt"
    path.chmod(0o644)
    path.write_text("gratuit")
    authority.willing = True
    assert len(seal(empty, [URL], options=asked)) == 1
    assert any("text.txt : contenu changé" in line for line in faults(empty))


def test_a_package_whose_row_a_kill_prevented_is_taken_up_again(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("workflow.custody.Custody.keep", _killed)
        with pytest.raises(KeyboardInterrupt):
            seal(empty, [URL], options=options(showing()))
    (orphan,) = folders(empty)
    with open_store(empty) as store:
        assert store.exhibits() == []
    _, taken = seal(empty, [URL], options=options(showing()))
    assert taken.id == orphan
    assert faults(empty) == []


def test_a_stamp_whose_row_a_kill_prevented_is_taken_up_again(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = moody(empty)
    asked = options(showing(), stamper=authority)
    (before,) = seal(empty, [URL], options=asked)
    authority.willing = True
    with monkeypatch.context() as patch:
        patch.setattr("dossier.exhibit_rows.ExhibitRows.reseal", _killed)
        with pytest.raises(KeyboardInterrupt):
            seal(empty, [URL], options=asked)
    assert folders(empty) == sorted([before.id, f"{UNSEALED}{before.id}"])
    authority.willing = False
    _, taken = seal(empty, [URL], options=asked)
    assert (taken.id, taken.citable) == (before.id, True)
    assert f"{UNSEALED}{before.id}" not in folders(empty)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


# Anchoring


def test_sealing_the_site_of_a_case_anchors_what_was_decided(ours: House) -> None:
    ours.measured()
    case = ours.opened()
    ours.decided(case)
    seal(ours.settings, [SITE], options=options(showing(), as_user=CAMILLE))
    with open_store(ours.settings) as store:
        assert set(reviewed(store, case).review.decisions) == set(SUBJECTS)
    assert faults(ours.settings) == []


def test_a_price_that_changed_between_crawl_and_seal_cannot_be_handed_over(
    ours: House,
) -> None:
    ours.measured()
    case = ours.opened()
    ours.decided(case)
    changed = showing(TEXT.replace("29,90", "39,90"))
    (exhibit,) = seal(ours.settings, [SITE], options=options(changed, as_user=CAMILLE))
    assert exhibit.citable
    with open_store(ours.settings) as store:
        with pytest.raises(RefusedError, match="29,90"):
            reviewed(store, case)
        assert ExhibitId(exhibit.id) in {
            e.exhibit.id for e in store.case(case).exhibits
        }


def test_who_seals_for_a_case_is_one_of_its_people(ours: House) -> None:
    ours.measured()
    ours.opened()
    browser = showing()
    with pytest.raises(UnusableInputError, match="--as"):
        seal(ours.settings, [SITE], options=options(browser))
    assert browser.asked == []


def test_a_changed_quote_offset_is_found(ours: House) -> None:
    ours.measured()
    case = ours.opened()
    ours.decided(case)
    seal(ours.settings, [SITE], options=options(showing(), as_user=CAMILLE))
    with open_store(ours.settings) as store, store.database.writing() as connection:
        changed = connection.exec_driver_sql(
            "UPDATE anchorings SET anchors = replace(anchors, '\"start\":', '\"start\":1')"
        )
        assert changed.rowcount
    assert any("n’y dit pas cela" in line for line in faults(ours.settings))
