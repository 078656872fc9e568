"""The floor of validation, as a process of its own: read every file of a zip with its sum, parse the manifest once.

python read_zip.py PACKAGE
"""

import sys
import zipfile

from lxml import etree


def main(path: str) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            if name == "imsmanifest.xml":
                etree.fromstring(data)


if __name__ == "__main__":
    main(sys.argv[1])
