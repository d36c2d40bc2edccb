/** What a page must not contain: an address from which it would load something. */
const REMOTE = [
  // An opening quote is optional in HTML and in CSS.
  /<(?:script|link|img|iframe|source|video|audio)\b[^>]*\b(?:src|href)=\W?(?:https?:)?\/\/[^>]*/,
  /@import\s+(?:url\()?\W?(?:https?:)?\/\/[^;]*/,
  /\burl\(\W?(?:https?:)?\/\/[^)]*/,
  // Redoc has this address in a script.
  /https:\/\/cdn\.redoc\.ly[\w/.-]*/,
]

/** @throws Error when a page would load anything from another host */
export function assertSelfContained(html: string): void {
  for (const pattern of REMOTE) {
    const [remote] = pattern.exec(html) ?? []
    if (remote) throw new Error(`The page would load from another host: ${remote.slice(0, 200)}`)
  }
}
