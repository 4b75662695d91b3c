"""Stands in for the build backend of a source package, so that pip keeps the package without building it.

pip asks the backend for name and version before it saves a source archive. PKG-INFO has both.
"""
import re
from pathlib import Path


def prepare_metadata_for_build_wheel(directory, config_settings=None):
    facts = dict(re.findall(r"^(Name|Version): (\S+)", Path("PKG-INFO").read_text(encoding="utf-8"), re.M))
    folder = Path(directory, "{}-{}.dist-info".format(facts["Name"].lower(), facts["Version"]))
    folder.mkdir(parents=True)
    text = "Metadata-Version: 2.1\nName: {Name}\nVersion: {Version}\n".format(**facts)
    (folder / "METADATA").write_text(text, encoding="utf-8")
    return folder.name


def get_requires_for_build_wheel(config_settings=None):
    return []


def build_wheel(*_):
    raise SystemExit("nothing is built here")


__legacy__ = __import__("sys").modules[__name__]
