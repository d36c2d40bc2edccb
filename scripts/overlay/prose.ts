/** The prose of the bundled contract: every text that a reader of another language needs translated. */

/** One text. It is the value of `key` in `parent`. */
export interface Prose {
  readonly parent: object
  readonly key: string
  readonly text: string
  /** A JSONPath that matches `parent` and nothing else. */
  readonly target: string
}

/** These hold data and code, not prose. */
const DATA = [
  'const',
  'default',
  'enum',
  'example',
  'value',
  'pattern',
  'required',
  'x-codeSamples',
  'x-concerns',
  'x-proof',
]
/** Every value of these is a text. */
const TABLES = ['x-enumDescriptions', 'x-remedies']
const TEXTS = ['title', 'summary', 'description', 'x-displayName', 'x-summary']

/** In the order of the contract. */
export function proseOf(contract: object): Prose[] {
  return [...proseBelow(contract, '$', false)]
}

function* proseBelow(parent: object, target: string, isTable: boolean): Generator<Prose> {
  for (const [key, value] of Object.entries(parent)) {
    if (typeof value === 'string') {
      if ((isTable || TEXTS.includes(key)) && isEnglish(value)) yield { parent, key, text: value, target }
    } else if (typeof value === 'object' && value !== null && !isData(parent, key, value)) {
      const path = Array.isArray(parent) ? item(Number(key), value) : member(key)
      yield* proseBelow(value, target + path, TABLES.includes(key))
    }
  }
}

/** A list of examples is data, and a map of named examples holds summaries. A field may have any name. */
function isData(parent: object, key: string, value: object): boolean {
  return DATA.includes(key) ? !('type' in value || '$ref' in value) : key === 'examples' && Array.isArray(value)
}

/** An official name with an abbreviation, such as `服务ID`, is Chinese already. */
function isEnglish(text: string): boolean {
  return /[a-z]{2}/.test(text)
}

function member(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key}']`
}

/** An item is named by what tells it apart, because its place changes when another is added. */
function item(index: number, value: object): string {
  for (const name of ['name', 'url']) {
    // `as`: the key is read only.
    const id = (value as Record<string, unknown>)[name]
    if (typeof id === 'string') return `[?(@.${name}=='${id}')]`
  }
  return `[${index}]`
}
