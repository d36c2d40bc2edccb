/** Builds the command once for every test that runs it. */
import type { TestProject } from 'vitest/node'
import { buildCommand } from './build-command.js'

declare module 'vitest' {
  export interface ProvidedContext {
    command: string
  }
}

export default function build(project: TestProject): () => void {
  const { command, remove } = buildCommand()
  project.provide('command', command)
  return remove
}
