#!/usr/bin/env python3
"""Writes the manual pages from what the command says of itself.

usage: man.py CARECIRCLE FOLDER [DATE]

One page for the command and one for each subcommand, so that pages and --help cannot differ.
"""

import json
import os
import subprocess
import sys


def escaped(text):
    """A text as roff takes it."""
    lines = text.replace("\\", "\\\\").replace("-", "\\-").split("\n")
    # A line that begins with a dot or an apostrophe would be a request.
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def flag(argument):
    """An argument as it is typed, with the names in bold."""
    names = []
    for name in argument.get("names", []):
        dashes = "-" if name["kind"] == "short" or name["kind"] == "longWithSingleDash" else "--"
        names.append(f"\\fB{escaped(dashes + name['name'])}\\fR")
    value = escaped(argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return f"\\fI{value}\\fR"
    return ", ".join(names) + (f" \\fI{value}\\fR" if argument["kind"] == "option" else "")


def discussion(text):
    """The paragraphs of a command; headings in capitals become sections, and what is indented stays as it is."""
    out, is_verbatim = [], False

    def end():
        nonlocal is_verbatim
        if is_verbatim:
            out.append(".EE\n.RE")
            is_verbatim = False

    for line in text.split("\n"):
        if line and line == line.upper() and line[0].isalpha():
            end()
            out.append(f".SH {escaped(line)}")
        elif line.startswith("  "):
            if not is_verbatim:
                out.append(".RS 2\n.EX")
                is_verbatim = True
            out.append(escaped(line[2:]))
        elif not line.strip():
            end()
            out.append(".PP")
        else:
            end()
            out.append(escaped(line))
    end()
    return out


def page(command, names, version, date):
    """One page: what it does, how it is called, its flags by their sections."""
    title = "-".join(names)
    out = [f'.TH {title.upper()} 1 "{date}" "carecircle {version}" "CareCircle"', ".SH NAME"]
    out.append(f"{title} \\- {escaped(command.get('abstract', '').rstrip('.'))}")
    arguments = [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]
    words = [f"\\fB{' '.join(names)}\\fR"]
    for one in arguments:
        if one["kind"] == "positional":
            words.append(f"[{flag(one)}]" if one.get("isOptional") else flag(one))
    out += [".SH SYNOPSIS", " ".join(words) + " [\\fIoptions\\fR]"]
    body = discussion(command.get("discussion", ""))
    if body and not body[0].startswith(".SH"):
        out.append(".SH DESCRIPTION")
    out += body
    section = None
    for one in sorted(arguments, key=lambda one: one.get("sectionTitle") or ""):
        heading = (one.get("sectionTitle") or "Options").upper()
        if heading != section:
            out.append(f".SH {escaped(heading)}")
            section = heading
        out.append(f".TP\n{flag(one)}\n{escaped(one.get('abstract', ''))}")
    parts = [one for one in command.get("subcommands", []) if one.get("shouldDisplay", True)]
    parts = [one for one in parts if one["commandName"] != "help"]
    if parts:
        out.append(".SH COMMANDS")
        for one in parts:
            out.append(f".TP\n\\fB{escaped(one['commandName'])}\\fR\n{escaped(one.get('abstract', ''))}")
        out.append(".SH SEE ALSO")
        out.append(", ".join(f"\\fB{escaped('-'.join([*names, one['commandName']]))}\\fR(1)" for one in parts))
    return "\n".join(out) + "\n"


def pages(command, names, version, date, folder):
    """The page of a command, and those of its subcommands."""
    with open(os.path.join(folder, "-".join(names) + ".1"), "w", encoding="utf-8") as file:
        file.write(page(command, names, version, date))
    for one in command.get("subcommands", []):
        if one["commandName"] != "help":
            pages(one, [*names, one["commandName"]], version, date, folder)


def main():
    program, folder = sys.argv[1:3]
    date = sys.argv[3] if len(sys.argv) > 3 else ""
    said = subprocess.run([program, "--experimental-dump-help"], capture_output=True, check=True, text=True)
    version = subprocess.run([program, "--version"], capture_output=True, check=True, text=True).stdout.split()[0]
    os.makedirs(folder, exist_ok=True)
    pages(json.loads(said.stdout)["command"], ["carecircle"], version, date, folder)


main()
