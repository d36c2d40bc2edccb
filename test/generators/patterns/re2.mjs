// Go's engine. Reads [pattern, text] pairs and prints whether each text matches.
import { readFileSync } from 'node:fs'
import { RE2JS } from 're2js'

const pairs = JSON.parse(readFileSync(process.argv[2], 'utf8'))
console.log(JSON.stringify(pairs.map(([pattern, text]) => RE2JS.compile(pattern).matcher(text).find())))
