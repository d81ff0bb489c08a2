"""Negation, supposition and reported speech, by EDS-NLP with our own cues.

EDS-NLP (Assistance publique – Hôpitaux de Paris) was made for clinical notes:
its rules read a cue and its scope, which is what is needed here, but its cue
lists are a doctor's. Ours stand in ``lexicons/negation.yml`` and
``lexicons/locuteur.yml``.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import spacy
from edsnlp.pipes.qualifiers.hypothesis import HypothesisQualifier
from edsnlp.pipes.qualifiers.negation import NegationQualifier
from edsnlp.pipes.qualifiers.reported_speech import ReportedSpeechQualifier
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from classifiers.lexicon import load_lexicon
from classifiers.mentions.mention import How

GROUP = "mentions"
LINE = "\n"
TOGETHER = 50
"""Sentences read at once: EDS-NLP goes through all its cues again at each sentence."""
LONGEST = 100_000_000
"""Characters: spaCy's million guards a parser, and there is none here."""
PLAIN = str.maketrans({LINE: " ", "’": "'", "\u00a0": " ", "\u202f": " "})
"""One sentence a line, and the apostrophe by which the tokenizer knows an elision."""


def line_sentences(doc: Doc) -> Doc:
    """Sentences are the lines we laid out: one per sentence of the page."""
    words = doc.to_array(ORTH)
    breaks = np.isin(
        words, [w for w in np.unique(words) if LINE in doc.vocab.strings[w]]
    )
    starts = np.where(np.concatenate(([True], breaks[:-1])), 1, -1).astype("int64")
    doc.from_array([SENT_START], starts.view("uint64"))  # type: ignore[arg-type]  # narrower stub
    return doc


class _Negation(NegationQualifier):
    """Without EDS-NLP's verbs: an empty list there means every French verb."""

    def load_verbs(self, verbs: list[str]) -> tuple[list[str], list[str]]:  # noqa: ARG002 - EDS-NLP's name
        return [], []


class _Hypothesis(HypothesisQualifier):
    """Without EDS-NLP's verbs."""

    def load_verbs(
        self,
        verbs_hyp: list[str],  # noqa: ARG002 - EDS-NLP's name
        verbs_eds: list[str],  # noqa: ARG002 - EDS-NLP's name
    ) -> tuple[list[str], list[str]]:
        return [], []


class _ReportedSpeech(ReportedSpeechQualifier):
    """Without EDS-NLP's verbs."""

    def load_verbs(self, verbs: list[str]) -> list[str]:  # noqa: ARG002 - EDS-NLP's name
        return []


@cache
def qualifier_pipeline() -> tuple[Language, tuple[Callable[[Doc], Doc], ...]]:
    """The tokenizer and its components, built once a process."""
    nlp = spacy.blank("eds")
    nlp.max_length = LONGEST
    nlp.add_pipe("eds.normalizer", config={"pollution": False, "spaces": False})
    group = {GROUP: True}
    ends = _cues("negation", "fin")
    return nlp, (
        nlp.get_pipe("eds.normalizer"),
        line_sentences,
        _Negation(
            nlp,
            preceding=_cues("negation", "avant"),
            preceding_regex=[],
            following=_cues("negation", "apres"),
            pseudo=_cues("negation", "faux_amis"),
            termination=ends,
            span_getter=group,
            within_ents=True,
        ),
        _Hypothesis(
            nlp,
            preceding=_cues("locuteur", "suppose"),
            following=_cues("locuteur", "suppose"),
            pseudo=[],
            termination=["."],
            span_getter=group,
        ),
        _ReportedSpeech(
            nlp,
            preceding=_cues("locuteur", "rapporte"),
            following=_cues("locuteur", "rapporte"),
            pseudo=[],
            span_getter=group,
        ),
    )


def _cues(lexicon: str, role: str) -> list[str]:
    return [cue.text for cue in load_lexicon(lexicon) if cue.role == role]


def ways_of_saying(
    sentences: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> list[frozenset[How]]:
    """How each span is said: ``(sentence number, start, end)`` within its sentence."""
    ways: list[frozenset[How]] = [frozenset()] * len(spans)
    for first in range(0, len(sentences), TOGETHER):
        batch = sentences[first : first + TOGETHER]
        chosen = [i for i, span in enumerate(spans) if 0 <= span[0] - first < TOGETHER]
        placed = [(spans[i][0] - first, *spans[i][1:]) for i in chosen]
        for i, way in zip(chosen, _ways_together(batch, placed), strict=True):
            ways[i] = way
    return ways


def _ways_together(
    sentences: Sequence[str], spans: Sequence[tuple[int, int, int]]
) -> list[frozenset[How]]:
    if not spans:
        return []
    nlp, components = qualifier_pipeline()
    offsets, laid_out = _lay_out(sentences)
    doc = nlp.make_doc(laid_out)
    found = [
        doc.char_span(offsets[n] + start, offsets[n] + end, alignment_mode="expand")
        for n, start, end in spans
    ]
    in_order = sorted(
        (span for span in found if span is not None),
        key=lambda span: (span.start, span.end),
    )
    doc.spans[GROUP] = in_order  # EDS-NLP passes over a span that comes out of order
    for component in components:
        doc = component(doc)
    return [_ways(span) if span is not None else frozenset() for span in found]


def _lay_out(sentences: Sequence[str]) -> tuple[list[int], str]:
    offsets, total = [], 0
    for sentence in sentences:
        offsets.append(total)
        total += len(sentence) + len(LINE)
    return offsets, LINE.join(sentence.translate(PLAIN) for sentence in sentences)


def _ways(span: Span) -> frozenset[How]:
    ways = set()
    if span._.negation:
        ways.add(How.NEGATED)
    if span._.hypothesis:
        ways.add(How.SUPPOSED)
    if span._.reported_speech:
        ways.add(How.REPORTED)
    return frozenset(ways)
