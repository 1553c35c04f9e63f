"""Holds the SARIF logs of the reference, every variant and every example to what services read, and
to the official validator where it is installed (@microsoft/sarif-multitool, which the development
script puts under build/npm; SARIF_MULTITOOL names another).
"""

import json
import os
import pathlib
import subprocess
import tempfile
import urllib.parse

import support

# Notes of the validator that say nothing against a log.
ACCEPTED_NOTES = {
    "SARIF2006": "a URI was not reachable: it tries the network",
    "SARIF2015": "wants quotes around every argument, links and titles included",
    "SARIF2003": "no version control: the variants are written to a temporary folder",
    "SARIF2013": "no version control to fetch sources from: a checkout without a remote",
}


def validator():
    """The validator's own program: the script that npm puts in front of it loses quotes."""
    named = os.environ.get("SARIF_MULTITOOL")
    if named:
        return pathlib.Path(named)
    packages = support.BUILD / "npm/node_modules/@microsoft"
    found = sorted(packages.glob("sarif-multitool-*/Sarif.Multitool*"))
    return next((path for path in found if path.name in ("Sarif.Multitool", "Sarif.Multitool.exe")),
                None)


def locations_of(result):
    """Every location object of a result."""
    yield from result["locations"]
    yield from result.get("relatedLocations", [])
    for flow in result.get("codeFlows", []):
        for thread in flow["threadFlows"]:
            for step in thread["locations"]:
                yield step["location"]


def check_location(location, has_base):
    """What is wrong with one location."""
    physical = location.get("physicalLocation")
    if physical is None:
        return
    artifact = physical["artifactLocation"]
    uri = artifact["uri"]
    if "\\" in uri or " " in uri:
        yield f"the URI {uri} is not encoded"
    if has_base and not uri.startswith("file:"):
        if artifact.get("uriBaseId") != "%SRCROOT%" or urllib.parse.urlparse(uri).scheme:
            yield f"{uri} is not relative to %SRCROOT%"
    region = physical.get("region", {})
    if "startColumn" in region:
        if region.get("endLine") != region["startLine"]:
            yield f"{uri}:{region['startLine']}: the region is not on one line"
        if region["endColumn"] < region["startColumn"]:
            yield f"{uri}:{region['startLine']}: the region ends before it starts"


def check_result(result, rules):
    """What is wrong with one result."""
    text = result["message"]["text"]
    if not text.endswith((".", "!", "?")):
        yield f"the message is no sentence: {text}"
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield f"ruleIndex {result['ruleIndex']} is not {result['ruleId']}"
    identifier = result["message"].get("id")
    strings = rules[result["ruleIndex"]].get("messageStrings", {})
    if identifier is not None:
        if identifier not in strings:
            yield f"the rule has no message '{identifier}'"
        else:
            template = strings[identifier]["text"]
            for index, argument in enumerate(result["message"].get("arguments", [])):
                template = template.replace(f"{{{index}}}", argument)
            if template != text:
                yield f"text and id differ: {text} / {template}"
    related = [location["id"] for location in result.get("relatedLocations", [])]
    if related and f"]({related[0]})" not in text:
        yield f"the message does not link to its related location: {text}"
    if "primaryLocationLineHash" in result.get("partialFingerprints", {}):
        yield "services compute primaryLocationLineHash themselves"
    if not result.get("partialFingerprints"):
        yield "the result has no fingerprint"
    region = result["locations"][0]["physicalLocation"]["region"]
    if "snippet" not in region:
        yield "the result has no snippet"
    for location in locations_of(result):
        yield from check_location(location, True)


def check_log(path):
    """What is wrong with a log, by the list that the services' documentation makes."""
    log = json.loads(path.read_text(encoding="utf-8"))
    problems = []
    if log.get("version") != "2.1.0" or not log.get("$schema"):
        problems.append("version or $schema is wrong")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        if not isinstance(run.get("results"), list):
            problems.append("a run without results is refused, even when there are none")
        if not run["automationDetails"]["id"].endswith("/"):
            problems.append("automationDetails.id does not end in a slash")
        if not run["originalUriBaseIds"]["%SRCROOT%"]["uri"].endswith("/"):
            problems.append("%SRCROOT% does not end in a slash")
        if "executionSuccessful" not in run["invocations"][0]:
            problems.append("executionSuccessful is missing")
        for rule in driver["rules"]:
            if rule["properties"]["problem.severity"] not in ("error", "warning", "recommendation"):
                problems.append(f"{rule['id']}: problem.severity")
            if "security-severity" in rule["properties"]:
                problems.append(f"{rule['id']}: security-severity makes it a security alert")
            if max(len(rule[key]["text"]) for key in ("shortDescription", "fullDescription")) > 1024:
                problems.append(f"{rule['id']}: a description is too long")
        for result in run["results"]:
            problems += check_result(result, driver["rules"])
    return problems


def validate(logs, program, output):
    """What the official validator finds in all the logs, run once: starting it takes seconds. Its
    exit status is 0 even with errors; the results in its output count."""
    process = subprocess.run(
        [str(program), "validate", *map(str, logs), "--rule-kind", "Sarif;Ghas", "--level",
         "Error;Warning;Note", "--output", str(output), "--log", "ForceOverwrite", "--quiet"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}, text=True,
        capture_output=True, check=False)
    if not output.exists():
        return [f"the validator wrote nothing (status {process.returncode}): "
                f"{process.stdout}{process.stderr}"]
    run = json.loads(output.read_text(encoding="utf-8"))["runs"][0]
    failures = []
    for result in run.get("results", []):
        # "warning" is what a result is that names no level.
        level = result.get("level", "warning")
        if level == "note" and result["ruleId"] in ACCEPTED_NOTES:
            continue
        physical = result["locations"][0]["physicalLocation"]
        name = physical["artifactLocation"].get("uri", "?").rsplit("/", 1)[-1]
        line = physical.get("region", {}).get("startLine", 0)
        failures.append(f"{name}:{line}: {level} {result['ruleId']}: {message_of(result, run)}")
    for invocation in run.get("invocations", []):
        for notification in invocation.get("toolExecutionNotifications", []):
            if notification.get("level") == "error":
                failures.append(f"the validator: {notification['message']['text']}")
    return failures


def message_of(result, run):
    """The text of a validator's result."""
    message = result["message"]
    if "text" in message:
        return message["text"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    text = rule["messageStrings"][message["id"]]["text"]
    for index, argument in enumerate(message.get("arguments", [])):
        text = text.replace(f"{{{index}}}", argument)
    return text


def write_log(item):
    """Runs the checker over one driver; returns the path of its log."""
    log, target, cwd = item
    process = support.run("check", "--no-cache", "--report", f"sarif:{log}", target, cwd=cwd)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"exit status {process.returncode}: {process.stderr}")
    return log


def main():
    """Writes and checks all logs."""
    failures = []
    with tempfile.TemporaryDirectory(prefix="unloadlint-sarif-") as name:
        folder = pathlib.Path(name)
        items = [(folder / f"variant-{driver}.sarif", ".", path)
                 for driver, path in support.corpus(folder / "corpus").items()]
        items += [(folder / f"example-{path.parent.parent.name}-{path.stem}.sarif", path,
                   support.ROOT) for path in support.examples()]
        logs = []
        for item, result in zip(items, support.parallel(write_log, items)):
            if isinstance(result, Exception):
                failures.append(f"{item[0].name}: {result}")
            else:
                logs.append(result)
                failures += [f"{result.name}: {problem}" for problem in check_log(result)]
        program = validator()
        if program is None:
            print("the official validator is not installed: the logs were checked by this script")
        elif logs:
            failures += validate(logs, program, folder / "validation.sarif")
    support.finish(failures, f"{len(items)} SARIF logs")


if __name__ == "__main__":
    main()
