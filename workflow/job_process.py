"""The child process of a worker: one job, under a memory cap, ended with its parent.

Called as ``python -m workflow.job_process JOB TARGET MEMORY RESULT``. What the job gave is
written to the file RESULT as JSON; a bug ends in a traceback on standard error.
"""

import importlib
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier.errors import VigieError
from workflow.lifeline import end_with_parent


def main(arguments: list[str]) -> int:
    """Run one job; 0 when it ended by itself, well or not."""
    number, target, memory, result = arguments
    end_with_parent()
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    try:
        told: dict[str, Any] = {"done": _run(int(number), target)}
    except VigieError as error:
        told = {"failed": str(error)}
    except MemoryError:
        told = {"failed": f"mémoire permise dépassée ({int(memory) >> 20} Mo)"}
    Path(result).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return 0


def _run(number: int, target: str) -> dict[str, Any]:
    # Imported under the cap: what a library takes counts too.
    from dossier.jobs import JobId  # noqa: PLC0415 - see above
    from dossier.settings import Settings  # noqa: PLC0415 - see above
    from dossier.store import open_store  # noqa: PLC0415 - see above

    settings = Settings.from_environment()
    with open_store(settings, create=False) as store:
        job = store.job(JobId(number))
        run = _target(target)
        return dict(
            run(
                settings, job, lambda done, step: store.progress_job(job.id, done, step)
            )
        )


def _target(dotted: str) -> Callable[..., dict[str, Any]]:
    module, _, name = dotted.partition(":")
    found = getattr(importlib.import_module(module), name)
    if not callable(found):
        raise TypeError(dotted)
    return found  # type: ignore[no-any-return]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
