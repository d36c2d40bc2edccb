/** The frame of each picture, readable on light and on dark pages, with fonts of the reader's system. */

/** @param summary a description for readers who cannot see the picture */
export function svg(width: number, height: number, summary: string, elements: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escape(summary)}</title>
<style>${STYLE}</style>
<rect class="page" width="${width}" height="${height}" rx="6"/>
${elements.join('\n')}
</svg>
`
}

export function text(x: number, y: number, look: string, content: string): string {
  return `<text class="${look}" x="${x}" y="${y}">${escape(content)}</text>`
}

// The page has a color, so that text is readable on a dark site in a browser with a light theme.
const STYLE = `
  text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; fill: #1f2328 }
  text.title { font-size: 15px; font-weight: 600 }
  text.head { font-size: 13px; font-weight: 600 }
  text.name { text-anchor: end }
  text.note, text.tick, text.less { fill: #59636e }
  text.this { font-weight: 600 }
  rect { fill: #8c959f }
  polyline { fill: none; stroke: #1a7f37; stroke-width: 2 }
  circle { fill: #1a7f37 }
  line { stroke: #d1d9e0 }
  text.tick { text-anchor: middle }
  rect.page { fill: #ffffff }
  rect.this { fill: #1a7f37 }
  rect.floor { fill: #d1d9e0 }
  rect.less { fill: none; stroke: #8c959f; stroke-dasharray: 3 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    text.note, text.tick, text.less { fill: #9198a1 }
    rect { fill: #818b98 }
    polyline { stroke: #3fb950 }
    circle { fill: #3fb950 }
    line { stroke: #3d444d }
    rect.page { fill: #0d1117 }
    rect.this { fill: #3fb950 }
    rect.floor { fill: #3d444d }
    rect.less { fill: none; stroke: #818b98 }
  }
`

function escape(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
