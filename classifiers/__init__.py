"""Pages to assessments: what a site says, how it says it, and what the law asks."""
