"""The report of a long run says what pytest said."""

from pathlib import Path

from tests.long.report import Told, told, written

JUNIT = """<testsuites><testsuite>
<testcase classname="tests.long.test_fault" name="test_a_crawl_survives[0]" time="12.4">
<properties><property name="mesure" value="3 arrêts"/><property name="autre" value="x"/></properties>
</testcase>
<testcase classname="tests.long.test_fuzz" name="test_b" time="1"><failure>non</failure></testcase>
<testcase classname="tests.long.test_fuzz" name="test_c" time="1"><error>non</error></testcase>
<testcase classname="tests.long.test_fuzz" name="test_d" time="0"><skipped/></testcase>
</testsuite></testsuites>"""


def test_every_test_is_told_with_its_outcome_and_figures(tmp_path: Path) -> None:
    junit = tmp_path / "junit.xml"
    junit.write_text(JUNIT, encoding="utf-8")
    crawl, *others = told(junit)
    assert crawl == Told(
        "long.test_fault", "a crawl survives[0]", 12.4, "réussi", ("3 arrêts",)
    )
    assert [test.outcome for test in others] == ["échoué", "échoué", "sauté"]


def test_the_summary_counts_laws_trials_and_failures() -> None:
    law = Told("reading", "une loi", 1, "réussi", ())
    trial = Told("long", "une épreuve", 2, "échoué", ("5 pages",))
    page = written("2026-01-02", "abc", 12.4, [law, law], [trial])
    assert (
        "Dernière exécution le 2026-01-02, commit abc : 2 lois rejouées sur des données tirées"
        " au sort, 1 épreuve longue, 1 échec, 12 min."
    ) in page
    assert "| long | une épreuve | 2 s | échoué | 5 pages |" in page
