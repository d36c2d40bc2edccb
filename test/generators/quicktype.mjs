// Writes the types of all components in each language: node quicktype.mjs CONTRACT FOLDER LANGUAGE…
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from 'quicktype-core'

const [contract, folder, ...languages] = process.argv.slice(2)
for (const lang of languages) {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore())
  await input.addSource({ name: 'contract', schema: readFileSync(contract, 'utf8'), uris: ['#/components/schemas/'] })
  const inputData = new InputData()
  inputData.addInput(input)
  const { lines } = await quicktype({ inputData, lang })
  writeFileSync(join(folder, `quicktype.${lang}`), lines.join('\n'))
}
