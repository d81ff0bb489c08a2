"""What the workers under test are sent to do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dossier.errors import RefusedError
from dossier.jobs import Job
from dossier.settings import Settings
from workflow.job_kinds import Progress, Told


def tell(settings: Settings, job: Job, progress: Progress) -> Told:
    progress(0.5, "à mi-chemin")
    return {"home": str(settings.home), "sites": list(map(str, job.arguments.values()))}


def refuse(_settings: Settings, _job: Job, _progress: Progress) -> Told:
    raise RefusedError("ce site est sur la liste d’arrêt")


def crash(_settings: Settings, _job: Job, _progress: Progress) -> Told:
    raise KeyError("une vraie panne")


def vanish(_settings: Settings, _job: Job, _progress: Progress) -> Told:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def hoard(_settings: Settings, _job: Job, _progress: Progress) -> Told:
    return {"bytes": len(bytearray(8 << 30))}


def linger(settings: Settings, _job: Job, _progress: Progress) -> Told:
    """Start a process of our own, say who we are, and never end."""
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(600)"
    child = subprocess.Popen([sys.executable, "-c", code])
    aside = settings.home / "pids.part"
    aside.write_text(f"{os.getpid()} {child.pid}")
    aside.replace(settings.home / "pids")
    time.sleep(600)
    return {}


def alive(pid: int) -> bool:
    """Whether ``pid`` runs; a zombie that nobody has read does not."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
