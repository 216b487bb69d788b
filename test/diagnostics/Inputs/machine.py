# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""machine.py FORM FILE...: checks what SARIF 2.1.0 (sections 3.13 to 3.57) requires, or the fields that docs and scripts
name in --diagnostics=json and --report=json; prints how many entries there were."""

import json
import re
import sys

URI = re.compile(r"(file:///)?[A-Za-z0-9._~/-]*(%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*")


def need(condition, what):
    if not condition:
        sys.exit("not so: " + what)


def check_region(region):
    need(region["startLine"] >= 1, "startLine counts from 1")
    need(region["startColumn"] >= 1, "startColumn counts from 1")
    need(region.get("endColumn", region["startColumn"]) >= region["startColumn"], "the end is behind the begin")


def check_place(place):
    need(URI.fullmatch(place["artifactLocation"]["uri"]), "an URI: %s" % place["artifactLocation"]["uri"])
    if "region" in place:
        check_region(place["region"])


def check_location(location):
    check_place(location["physicalLocation"])


def check_result(result, rules):
    need(isinstance(result["message"]["text"], str) and result["message"]["text"], "each result has a message")
    need(result["level"] in ("none", "note", "warning", "error"), "a level that exists")
    if "ruleId" in result:
        need(result["ruleId"] in rules, "ruleId is one of the rules")
    if "ruleIndex" in result:
        need(rules[result["ruleIndex"]] == result["ruleId"], "ruleIndex is that of ruleId")
    for location in result.get("locations", []) + result.get("relatedLocations", []):
        check_location(location)
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            check_place({"artifactLocation": change["artifactLocation"]})
            need(change["replacements"], "a change has a replacement")
            for replacement in change["replacements"]:
                check_region(replacement["deletedRegion"])


def check_sarif(log):
    need(log["version"] == "2.1.0", "version")
    for run in log["runs"]:
        driver = run["tool"]["driver"]
        need(driver["name"] == "asyncc" and driver["version"], "the driver's name and version")
        rules = [rule["id"] for rule in driver["rules"]]
        need(len(rules) == len(set(rules)), "rules have different names")
        need(run["columnKind"] == "unicodeCodePoints", "columns are characters")
        for result in run["results"]:
            check_result(result, rules)
    return sum(len(run["results"]) for run in log["runs"])


def check_json(messages):
    for message in messages:
        need(message["severity"] in ("note", "warning", "error"), "a severity that exists")
        places = (message["line"], message["column"])
        need(places == (None, None) or min(places) >= 1, "places count from 1")
        need(isinstance(message["message"], str) and isinstance(message["notes"], list), "text and notes")
    return len(messages)


def check_report(files):
    functions = [function for file in files for function in file["functions"]]
    for function in functions:
        need(function["frame"] >= function["least"] >= 0, "a frame is at least what must be in it")
        end = max([0] + [member["offset"] + member["size"] for member in function["members"]])
        need(end <= function["frame"], "all members lie in the frame")
        need(function["line"] >= 1 and function["name"] and function["deepestCall"], "name, line and calls")
    return len(functions)


def main():
    checks = {"sarif": check_sarif, "json": check_json, "report": check_report}
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            print(checks[sys.argv[1]](json.load(file)))


main()
