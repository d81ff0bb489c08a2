"""The two children of ``vigie serve``: the dashboard's server, and the worker.

Called as ``python -m workflow.serve_child worker`` or ``… dashboard ARGUMENTS``. Both end
with their parent, even when it is killed outright.
"""

import runpy
import signal
import sys
from typing import Final

from dossier.settings import Settings
from workflow.lifeline import end_with_parent

WORKER: Final = "worker"
DASHBOARD: Final = "dashboard"


def main(arguments: list[str]) -> None:
    """Become what the first argument names."""
    role, *rest = arguments
    end_with_parent(signal.SIGTERM)
    if role == WORKER:
        from workflow.work import work  # noqa: PLC0415 - the dashboard needs none of it

        work(Settings.from_environment())
        return
    sys.argv = ["streamlit", *rest]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
