"""An official text as somebody might paste it."""

from datetime import date

from dossier.law_readings import OfficialText
from legal_refs.ids import ProvisionId
from tests.dossier.cases import ZERO

CCH = ProvisionId("cch_l852_3")
ADDRESS = "https://www.legifrance.gouv.fr/codes/article_lc/essai"
OFFICIAL = OfficialText(
    CCH, "Le fait d’avoir offert…", ADDRESS, date(2026, 11, 20), ZERO
)
