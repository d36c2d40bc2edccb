/** Writes comments as editors show them best: the Chinese name, an empty line, the text. The text names the unit, so the format goes. */
export function readableComments(code: string): string {
  const oneLine = code.replaceAll('/** @description ', '/** ')
  return oneLine.replace(/^( *)\/\*\*\n[^]*?\*\/$/gm, (comment: string, indent: string) => {
    const lines = comment.split('\n').filter((line) => !/^ *\* (Format: \w+|@enum \{\w+\})$/.test(line))
    const start = lines.findIndex((line) => line.includes('* @description '))
    if (start < 0) return lines.join('\n')
    const next = lines.findIndex((line, index) => index > start && /^ *\*( @|\/)/.test(line))
    const text = lines.slice(start, next).map((line) => line.replace(/\* {5}/, '* '))
    const [first = '', ...others] = text
    const gap = start > 1 ? [`${indent} *`] : []
    const description = [first.replace('@description ', ''), ...others]
    return [...lines.slice(0, start), ...gap, ...description, ...lines.slice(next)].join('\n')
  })
}
