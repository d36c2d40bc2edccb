/** `npm run docs` refuses a page that would load from another host. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../typecheck.js'

const folder = mkdtempSync(join(tmpdir(), 'page-'))
afterAll(() => rmSync(folder, { recursive: true }))

function check(html: string): { status: number | null; stderr: string } {
  const page = join(folder, 'index.html')
  writeFileSync(page, html)
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/docs.ts', '--check', page], {
    cwd: root,
    encoding: 'utf8',
  })
}

describe('npm run docs', () => {
  it.each([
    '<script src="https://cdn.example/redoc.js"></script>',
    "<link rel=stylesheet href='//fonts.example/a.css'>",
    '<img alt="" src=http://example.com/a.png>',
    '<style>@import url(https://fonts.example/a.css);</style>',
    '<style>@import "https://fonts.example/a.css";</style>',
    '<style>a { background: url("https://example.com/a.png") }</style>',
    '<script>img(`https://cdn.redoc.ly/redoc/logo.svg`)</script>',
  ])('refuses a page with %s', (html) => {
    const { status, stderr } = check(html)
    expect(stderr).toContain('The page would load from another host')
    expect(status).toBe(1)
  })

  it('accepts a page with a link for the reader', () => {
    const { status, stderr } = check('<a href="https://pay.weixin.qq.com/">x</a><img src="data:,">')
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})
