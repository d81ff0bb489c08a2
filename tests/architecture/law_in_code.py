"""Finds law that stands in code: numbers of articles, and words of a statute."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from legal_refs.catalogue import catalogue

ARTICLE = re.compile(
    r"""
    \b[LRD]\.[\s\u00a0]?\d{1,4} | \b[LRD][\s\u00a0]?\d{3,4}\b | \bL\d{2}\b  # L. 377-2, R421-17, L95
    | \b(?:articles?|arts?\.?)[\s\u00a0]+(?:[LRD]\.?[\s\u00a0]?)?\d+  # article 40
    | (?<![\w.-])\d{2,3}-\d{1,2}(?:-\d)?(?![\w-])  # 121-3, 113-2-1
    | \bn°[\s\u00a0]?\d{2,4}-\d{2,4}  # loi n° 71-1130
    """,
    re.VERBOSE,
)
RUN = 7
"""Words in a row that no sentence of ours shares with a statute by chance."""

WORD = re.compile(r"\w+")


def spoken(source: str) -> Iterator[tuple[int, str]]:
    """Literals, docstrings and comments of a module, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def statutes() -> frozenset[tuple[str, ...]]:
    """Every run of words of every wording held."""
    return frozenset(
        run
        for text in catalogue().texts.values()
        for wording in text.wordings
        for run in runs(wording.text)
    )


def law_in(
    spoken_words: Iterable[tuple[int, str]], known: frozenset[tuple[str, ...]]
) -> list[str]:
    """What stands there and belongs in the law files: « line: words »."""
    found = []
    for line, words in spoken_words:
        found += [f"{line}: {match[0]}" for match in ARTICLE.finditer(words)]
        found += [f"{line}: {' '.join(run)}" for run in runs(words) & known]
    return found


def law_in_module(path: Path, known: frozenset[tuple[str, ...]]) -> list[str]:
    return law_in(spoken(path.read_text(encoding="utf-8")), known)


def law_in_template(path: Path, known: frozenset[tuple[str, ...]]) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return law_in(enumerate(lines, start=1), known)
