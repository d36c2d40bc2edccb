import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Each file of the page by its path. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/_sandbox/bytes.js': ['bytes.js', 'text/javascript'],
  '/_sandbox/keys.js': ['keys.js', 'text/javascript'],
  '/_sandbox/page.css': ['page.css', 'text/css'],
  '/_sandbox/page.js': ['page.js', 'text/javascript'],
  '/_sandbox/texts.js': ['texts.js', 'text/javascript'],
}

/** The page loads only its own files, talks only to the sandbox, and stands in no other page. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

/**
 * Serves the sandbox's own page: its orders, and a call that is signed and verified in the browser, step by step.
 *
 * @returns whether the request was one for the page
 */
export function servePage({ method, url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const file = method === 'GET' && Object.hasOwn(FILES, url) ? FILES[url] : undefined
  if (file === undefined) return false
  const [name, type] = file
  // In dist/, this code is in another folder beside sandbox/.
  const text = readFileSync(new URL(`../sandbox/page/${name}`, import.meta.url))
  response.writeHead(200, { ...HEADERS, 'Content-Type': `${type}; charset=utf-8` }).end(text)
  return true
}
