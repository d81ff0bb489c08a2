"""A piece on the screen."""

import streamlit as st

from dossier.exhibits import Exhibit, ExhibitKind
from views.blocks import notice, said
from views.who import settings
from workflow.desk_pieces import fingerprint, pictures, sealed, story, title, worth


def show_exhibit(exhibit: Exhibit, *, number: int | None = None) -> None:
    """What it is, whether it may be cited, what its stamp is worth."""
    with st.container(border=True, gap="xsmall"):
        name = title(exhibit)
        said(f"Pièce nº\u00a0{number} — {name}" if number is not None else name)
        if exhibit.citable:
            said(f"✓ {sealed(exhibit)}")
        else:
            notice(sealed(exhibit))
        said(story(exhibit))
        proof = tuple(filter(None, (worth(exhibit), fingerprint(exhibit))))
        if proof:
            with st.expander("Heure et empreinte du scellé"):
                for line in proof:
                    said(line)
        _picture(exhibit)


def _picture(exhibit: Exhibit) -> None:
    """The picture of a capture, for who asks for it."""
    if exhibit.kind is not ExhibitKind.CAPTURE or not exhibit.citable:
        return
    if st.toggle("Voir l’image de la page", key=f"image-{exhibit.id}"):
        for tile in pictures(settings(), exhibit):
            st.image(tile, width="stretch")
