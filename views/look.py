"""How things look beside Streamlit's theme: by shape and words, never by colour alone."""

from typing import Final

STYLE: Final = """
<style>
.stApp { --trait: #4a8da0; --attention: #b2650c; --pale: rgba(138, 75, 0, .07); }
.stMain .block-container { max-width: 62rem; padding-top: 3.5rem; padding-bottom: 5rem; }
[class*="st-key-citation"] { border-left: .3rem solid var(--trait); padding: .1rem 0 .1rem .9rem; }
[class*="st-key-citation"] [data-testid="stText"] { font-style: italic; }
[class*="st-key-citation"] [class*="st-key-droit"] [data-testid="stText"] { font-style: normal; }
[class*="st-key-droit"] [data-testid="stText"] { font-size: .9rem; opacity: .85; }
[class*="st-key-attention"] { border: 1px solid var(--attention); border-left-width: .5rem;
  background: var(--pale); padding: .8rem 1rem; border-radius: .3rem; }
[class*="st-key-neutre"] { border: 1px solid var(--trait); border-left-width: .5rem;
  padding: .8rem 1rem; border-radius: .3rem; }
[class*="st-key-loi"] { border: 1px solid rgba(128, 128, 128, .4); border-radius: .3rem; padding: 1rem 1.2rem; }
.st-key-enseigne p { font-size: 1.3rem; font-weight: 700; }
[class*="st-key-phrase"] [data-testid="stText"] { font-size: 1.25rem; font-weight: 600; }
[class*="st-key-specimen"] { border: 2px dashed currentColor; padding: .45rem .8rem; }
[class*="st-key-specimen"] [data-testid="stMarkdownContainer"] { margin: 0; }
.stMain [data-testid="stPageLink-NavLink"] { padding-left: 0; color: inherit; text-decoration: underline;
  text-underline-offset: .2em; background: none; }
.stMain [data-testid="stPageLink-NavLink"] * { white-space: normal; overflow: visible; font-weight: inherit; }
.stMain [data-testid="stPageLink-NavLink"] strong { font-weight: 700; }
[class*="st-key-specimen"] p { font-weight: 700; letter-spacing: .06em; text-align: center; margin: 0; }
[data-testid="stText"] { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; font-family: inherit; }
.stMain h1 { font-size: 1.9rem !important; } .stMain h2 { font-size: 1.35rem !important; }
.stMain h3 { font-size: 1.12rem !important; }
[data-testid="stCaptionContainer"] { opacity: .85; }
:focus-visible { outline: .17rem solid var(--trait); outline-offset: .12rem; }
@media (max-width: 40rem) {
  .stMain .block-container { padding: 4.5rem 1rem 4rem; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media print { [data-testid="stSidebar"], header, button { display: none !important; } }
</style>
"""
