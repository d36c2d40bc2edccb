/** Every link of a page leads somewhere. Nothing is asked of other machines. */
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../typecheck.js'
import { pages } from './pages.js'

it.each(pages.map((page) => [page.path, page] as const))('each link of %s leads to a file and a heading', (_, page) => {
  const broken = page.links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page.path : normalize(join(dirname(page.path), path))
      if (!existsSync(join(root, target))) return true
      const there = pages.find((each) => each.path === target)
      return anchor !== undefined && !there?.anchors.has(decodeURIComponent(anchor))
    })
  expect(broken).toEqual([])
})

it('each link to another machine uses https', () => {
  const links = pages.flatMap(({ links }) => links).filter((link) => /^\w+:/.test(link))
  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((link) => !link.startsWith('https://'))).toEqual([])
})
