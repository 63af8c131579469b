"""Reads a JSON list of texts and prints, a line each, the tokens that PyYAML makes of them and the first error of its parser."""
import json
import sys

import yaml

STYLES = {"'": 2, '"': 3, "|": 4, ">": 5}


def tokens(text):
    found = []
    loader = yaml.BaseLoader(text)
    try:
        while (token := loader.get_token()) is not None:
            scalar = isinstance(token, yaml.ScalarToken)
            style = 0 if not scalar else 1 if token.plain else STYLES[token.style]
            value = token.value if scalar else None
            found.append([type(token).__name__, token.start_mark.index, token.end_mark.index, token.start_mark.line, token.end_mark.line, style, value])
    except yaml.error.MarkedYAMLError:
        pass
    return found


def first_error(text):
    try:
        for _ in yaml.parse(text, Loader=yaml.BaseLoader):
            pass
    except yaml.error.MarkedYAMLError as error:
        return [error.problem, error.problem_mark.index]
    return None


for text in json.load(sys.stdin):
    try:
        print(json.dumps([tokens(text), first_error(text)]))
    except (yaml.reader.ReaderError, ValueError, OverflowError, IndexError, RecursionError):
        # PyYAML gives up on control characters and on characters that are none.
        print("null")
