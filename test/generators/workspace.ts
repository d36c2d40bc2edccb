import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, type Installed } from '../package/install.js'

const modules = join(root, 'test/generators/node_modules')

/** The contract as it is published. */
export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, { enum?: unknown[]; required?: string[] }>
    parameters: Record<string, { name: string; in: string; example?: unknown }>
    examples: Record<string, { value: unknown }>
  }
}

export interface Operation {
  operationId: string
  summary: string
  parameters: { $ref: string }[]
  requestBody?: {
    content: { 'application/json': { schema: { $ref: string }; examples: Record<string, { $ref: string }> } }
  }
}

/** A folder in which the tools are installed. They read the contract of the installed package. */
export interface Workspace {
  folder: string
  /** The path of openapi.json. */
  contract: string
  document: Document
}

export function createWorkspace({ project, folder }: Installed): Workspace {
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  execFileSync('npm', [...install, '--prefix', join(root, 'test/generators')], { stdio: 'inherit' })
  const workspace = join(project, 'generators')
  mkdirSync(workspace)
  symlinkSync(modules, join(workspace, 'node_modules'))
  const contract = join(folder, 'generated/openapi.json')
  // `as`: the linters have checked the shape.
  return { folder: workspace, contract, document: JSON.parse(readFileSync(contract, 'utf8')) as Document }
}

/** Runs a tool by the path in node_modules of what its command starts. Returns what it prints; throws if it fails. */
export async function runTool({ folder }: Workspace, path: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(process.execPath, [join(modules, path), ...args], folder)
  if (status !== 0) throw new Error(`${path} ended with ${status}: ${stderr.slice(-2000)}${stdout.slice(-2000)}`)
  return stdout
}

/** The version that is installed, `orval 7.13.0`. */
export function tool(name: string): string {
  // `as`: every package.json has a version.
  const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }
  return `${name} ${version}`
}

/** The request bodies, each with the component of its schema and its examples. */
export function bodiesOf({
  paths,
  components,
}: Document): { operationId: string; component: string; examples: unknown[] }[] {
  const operations = Object.values(paths).flatMap((item) => Object.values(item))
  return operations.flatMap(({ operationId, requestBody }) => {
    if (!requestBody) return []
    const { schema, examples } = requestBody.content['application/json']
    const values = Object.values(examples).map(({ $ref }) => components.examples[nameIn($ref)]?.value)
    return [{ operationId, component: nameIn(schema.$ref), examples: values }]
  })
}

export function nameIn(reference: string): string {
  return reference.split('/').at(-1) ?? ''
}
