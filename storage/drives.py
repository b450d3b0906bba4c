"""Drives that keep no promise: on a network drive neither locks nor what was written are certain."""

import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|ceph|glusterfs|davfs|fuse\.(sshfs|davfs2?|rclone|glusterfs|curlftpfs)"
)
_WINDOWS_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW


def is_remote(folder: Path) -> bool:
    """Tell whether a folder is on another machine, as far as the system says."""
    place = folder.resolve()
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415  there is none elsewhere

        return place.drive.startswith("\\\\") or windll.kernel32.GetDriveTypeW(place.anchor) == _WINDOWS_REMOTE
    if not MOUNTS.exists():
        return False
    kinds = dict(line.split()[1:3] for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines())
    named = {
        Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), where)): kind for where, kind in kinds.items()
    }
    mounted = next((named[part] for part in (place, *place.parents) if part in named), "")
    return bool(_REMOTE.fullmatch(mounted))
