/** The reference that build.ts has built. */
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'

/** The address of its folder. */
export const url = pathToFileURL(inject('reference')).href

/** The addresses of both editions. */
export const editions = { english: `${url}/index.html`, chinese: `${url}/zh-CN/index.html` }
