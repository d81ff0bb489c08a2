"""Turns a marked file into typed rows, with refusals in French and by line."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from legal_refs.faults import Fault
from legal_refs.marked import Marked

REASONS: Mapping[str, str] = {
    "extra_forbidden": "clé inconnue « {key} »",
    "missing": "clé manquante « {key} »",
    "string_type": "« {key} » : un texte est attendu (mettre des guillemets)",
    "string_too_short": "« {key} » est vide",
    "string_pattern_mismatch": "« {key} » : « {input} » n’a pas la forme attendue",
    "int_type": "« {key} » : un nombre entier est attendu",
    "bool_type": "« {key} » : true ou false est attendu",
    "date_type": "« {key} » : une date est attendue (AAAA-MM-JJ)",
    "enum": "« {key} » : « {input} » n’est pas dans la liste",
    "literal_error": "« {key} » : « {input} » n’est pas dans la liste",
    "list_type": "« {key} » : une liste est attendue",
    "dict_type": "« {key} » : une table est attendue",
    "model_type": "« {key} » : une table est attendue",
    "too_short": "« {key} » : au moins une entrée est attendue",
    "greater_than": "« {key} » : un nombre plus grand que zéro est attendu",
}
UNFORESEEN = "« {key} » : valeur refusée ({message})"
KEY_MARK = "[key]"

Row = TypeVar("Row", bound=BaseModel)


def validated(marked: Marked, shape: type[Row]) -> tuple[Row | None, list[Fault]]:
    """The file as ``shape``, or ``None`` and every reason why not."""
    if marked.faults:
        return None, list(marked.faults)
    try:
        return shape.model_validate(marked.value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_fault(marked, detail) for detail in details]


def _fault(marked: Marked, detail: ErrorDetails) -> Fault:
    path = [step for step in detail["loc"] if step != KEY_MARK]
    names = [step for step in path if isinstance(step, str)]
    reason = REASONS.get(detail["type"], UNFORESEEN).format(
        key=names[-1] if names else marked.name,
        input=detail["input"],
        message=detail["msg"],
    )
    return marked.fault(path, reason)
