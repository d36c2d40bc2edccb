# Python's engine. Reads [pattern, text] pairs and prints whether each text matches.
import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    pairs = json.load(file)
print(json.dumps([re.search(pattern, text) is not None for pattern, text in pairs]))
