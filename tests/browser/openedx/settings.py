"""The workbench's settings, with files from the working folder and the package served as plain media."""

from pathlib import Path

from workbench.settings import *  # noqa: F403 (settings are inherited so)

MEDIA_ROOT = str(Path.cwd() / "media")
MEDIA_URL = "/media/"
LMS_ROOT_URL = "https://lms.example"
X_FRAME_OPTIONS = "SAMEORIGIN"
XBLOCK_SETTINGS = {"ScormXBlock": {"PROXY_ASSETS_LMS": False}}
MIDDLEWARE = [name for name in MIDDLEWARE if "csrf" not in name]  # noqa: F405 (of those settings)
