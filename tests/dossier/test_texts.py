"""A text is stored once for each reader version and never recomputed in place."""

import hashlib
import secrets
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dossier.captures import capture_id
from dossier.errors import DamagedError, UnusableInputError
from dossier.model import Capture, CaptureId, CaptureOutcome, Origin, SiteId, TextSpan
from dossier.store import Store

SITE = SiteId("aides.example")
TITLE = (TextSpan(0, 5, Origin.TITLE), TextSpan(6, 9, Origin.STRUCK))


def keep(store: Store, url: str, run: str = "run") -> CaptureId:
    name = capture_id(run, url)
    event = Capture(name, SITE, url, datetime.now(UTC), "crawl", CaptureOutcome.STORED)
    store.keep(event, url.encode())
    return name


def test_a_text_is_read_back_with_its_spans_address_and_date(store: Store) -> None:
    name = keep(store, "https://aides.example/")
    store.put_text(name, "Tarif 49 € par an", TITLE, "1")
    page = store.text(name)
    assert (page.text, page.spans) == ("Tarif 49 € par an", TITLE)
    assert (page.capture, page.site, page.url) == (name, SITE, "https://aides.example/")
    assert page.captured_at == store.capture(name).captured_at


def test_the_digest_of_a_text_is_that_of_its_blob(store: Store) -> None:
    name = keep(store, "u")
    digest = store.put_text(name, "Tarif : 49 €", (), "1")
    assert digest == store.text(name).sha256
    assert digest == hashlib.sha256("Tarif : 49 €".encode()).hexdigest()
    assert store.blobs.get(digest).decode() == "Tarif : 49 €"


def test_the_same_reader_version_cannot_change_its_mind(store: Store) -> None:
    name = keep(store, "u")
    store.put_text(name, "premier", (), "1")
    store.put_text(name, "second", (), "1")
    assert store.text(name).text == "premier"


def test_a_new_reader_version_adds_its_text_beside_the_old_one(store: Store) -> None:
    name = keep(store, "u")
    old = store.put_text(name, "ancienne lecture", (), "1")
    store.put_text(name, "nouvelle lecture", (), "2")
    assert store.text(name).text == "nouvelle lecture"
    assert store.blobs.get(old) == b"ancienne lecture"


def test_a_site_says_what_the_last_capture_of_each_address_says(store: Store) -> None:
    for run, url in [("1", "b"), ("1", "a"), ("2", "b"), ("2", "c")]:
        store.put_text(keep(store, url, run), f"{url}{run}", (), "1")
    assert [page.text for page in store.texts(SITE)] == ["a1", "b2", "c2"]


def test_a_large_site_is_read_a_few_pages_at_a_time_in_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.texts.FEW", 2)
    for url in "edcba":
        store.put_text(keep(store, url), url, (), "1")
    assert [page.text for page in store.each_text(SITE)] == list("edcba")


def test_a_later_failure_does_not_hide_the_last_stored_page(store: Store) -> None:
    store.put_text(keep(store, "u", "1"), "lu", (), "1")
    store.keep(
        Capture(
            CaptureId("later"),
            SITE,
            "u",
            datetime.now(UTC),
            "crawl",
            CaptureOutcome.TIMEOUT,
        ),
        None,
    )
    assert [page.text for page in store.texts(SITE)] == ["lu"]


def test_pages_not_read_by_a_version_are_listed_in_capture_order(store: Store) -> None:
    names = [keep(store, url) for url in "cab"]
    store.put_text(names[1], "lu", (), "1")
    assert [each.id for each in store.unread(SITE, "1")] == [names[0], names[2]]
    assert [each.id for each in store.unread(SITE, "2")] == names
    assert [page.text for page in store.texts(SITE)] == ["lu"]


def test_a_page_captured_again_is_not_asked_to_be_read_in_its_old_state(
    store: Store,
) -> None:
    keep(store, "u", "1")
    again = keep(store, "u", "2")
    assert [each.id for each in store.unread(SITE, "1")] == [again]


def test_an_unread_capture_has_no_text(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="non lue"):
        store.text(keep(store, "u"))


def test_a_text_whose_bytes_were_changed_is_never_given_out(store: Store) -> None:
    name = keep(store, "u")
    path = store.blobs.path(store.put_text(name, "29 euros", (), "1"))
    path.chmod(0o644)
    path.write_text("99 euros")
    with pytest.raises(DamagedError, match="altéré"):
        store.text(name)


@hypothesis_settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_to_the_code_point(store: Store, text: str) -> None:
    name = keep(store, "u", secrets.token_hex(8))
    spans = (TextSpan(0, len(text), Origin.HIDDEN),)
    store.put_text(name, text, spans, "1")
    assert store.text(name).text == text
    assert store.text(name).spans == spans
