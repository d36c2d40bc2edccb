import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../check.js'
import { root, run } from '../package/install.js'
import { assertGoodNames } from './names.js'
import { tool, type Workspace } from './workspace.js'

/** How each language declares a type that a user sees. */
const DECLARATIONS: Record<string, RegExp> = {
  go: /^type (\S+)/gm,
  java: /^public (?:class|enum) (\S+)/gm,
  csharp: /^ {4}public (?:partial class|enum|partial struct) (\S+)/gm,
  kotlin: /^(?:data |enum |sealed )?class (\w+|[^\s(]+)/gm,
  swift: /^(?:class|struct|enum) ([^\s:]+)/gm,
  rust: /^pub (?:struct|enum) (\S+)/gm,
  php: /^(?:class|enum) (\S+)/gm,
  python: /^class ([^\s(:]+)/gm,
}

/** What a program in Go is given: amounts of 64 bits that are sent when they are 0, and lists of items. */
const GO = [
  /type CompleteServiceOrderRequest struct \{[^}]*\bPostPayments +\[\]PostPayment +`json:"post_payments"`/,
  /type CompleteServiceOrderRequest struct \{[^}]*\bTotalAmount +int64 +`json:"total_amount"`/,
  /type FinishOrderRequest struct \{[^}]*\bFees +\[\]Fee +`json:"fees,omitempty"`/,
  /type FinishOrderRequest struct \{[^}]*\bTotalAmount +int64 +`json:"total_amount"`/,
  /type FinishOrderRequest struct \{[^}]*\bProfitSharing +bool +`json:"profit_sharing"`/,
  /type FinishOrderRequest struct \{[^}]*\bFinishTicket +string +`json:"finish_ticket"`/,
]

export async function quicktype({ contract, folder }: Workspace): Promise<void> {
  const title = tool('quicktype-core')
  const languages = Object.keys(DECLARATIONS)
  await check(`${title} generates ${languages.join(', ')}`, async () => {
    const script = join(root, 'test/generators/quicktype.mjs')
    const { status, stderr } = await run(process.execPath, [script, contract, folder, ...languages], folder)
    assert.equal(status, 0, stderr)
  })
  const read = (language: string): string => readFileSync(join(folder, `quicktype.${language}`), 'utf8')
  for (const [language, declaration] of Object.entries(DECLARATIONS))
    await check(`${title} has good names only in ${language}`, () => {
      assertGoodNames([...read(language).matchAll(declaration)].map(([, name = '']) => name))
    })
  await check(`${title} gives Go lists of items and amounts of 64 bits that are sent when they are 0`, () => {
    const code = read('go')
    // Without its comments: they may hold braces.
    for (const expected of GO) assert.match(code.replace(/\/\/.*$/gm, ''), expected)
  })
  await check(`${title} writes PHP and Python that parse`, async () => {
    const parse = 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())'
    const runs = [
      await run('php', ['-l', 'quicktype.php'], folder),
      await run('python3', ['-c', parse, 'quicktype.python'], folder),
    ]
    for (const { status, stdout, stderr } of runs) assert.equal(status, 0, stdout + stderr)
  })
}
