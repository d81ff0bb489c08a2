"""The dashboard: an ASGI application, and the script that each visitor's session runs.

``vigie serve`` starts it on 127.0.0.1 only. Imported, it is the application; run by
Streamlit (as ``__main__``), it is the script.
"""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from views.served import HEALTH, Served, healthy
from views.shell import show, tell_failure

app = st.App(
    __file__,
    routes=[Route(HEALTH, healthy)],
    middleware=[Middleware(Served)],
    on_script_error=tell_failure,
)

if __name__ == "__main__":
    show()
