#!/usr/bin/env node
import { run } from './run.js'

// A reader such as `head` may go away before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2))
