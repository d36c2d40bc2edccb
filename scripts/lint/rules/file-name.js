import { basename } from 'node:path'
/** @import { Context, Node } from '../context.d.ts' */

/** A file has the name of the path or of the component that it holds. */
export function fileName() {
  return {
    Root: {
      leave(/** @type {Node} */ root, /** @type {Context} */ { report, location }) {
        for (const [path, item] of Object.entries(root.paths ?? {})) {
          const file = basename(item.$ref ?? '', '.yaml')
          const expected = path.slice(1).replaceAll('/', '_')
          // A bundle has no files.
          if (item.$ref && file !== expected) {
            report({ message: `Name the file of ${path} ${expected}.yaml.`, location: location.child(['paths', path]) })
          }
        }
        for (const [kind, components] of Object.entries(root.components ?? {})) {
          reportNames(kind, Object.keys(components ?? {}), { report, location })
        }
      },
    },
    ref: {
      enter(/** @type {Node} */ node, /** @type {Context} */ { report, location }) {
        const [, kind, name] = /components\/([a-zA-Z]+)\/([^/#]+)\.yaml$/.exec(node.$ref) ?? []
        if (kind && name) reportNames(kind, [name], { report, location })
      },
    },
  }
}

/** @param {string} kind @param {string[]} names @param {Pick<Context, 'report' | 'location'>} context */
function reportNames(kind, names, { report, location }) {
  const isHeader = kind === 'headers' || kind === 'securitySchemes'
  const pattern = isHeader ? /^[A-Z][A-Za-z0-9]*(-[A-Z0-9]+[A-Za-z0-9]*)*$/ : /^[A-Z][A-Za-z0-9]*$/
  for (const name of names.filter((name) => !pattern.test(name))) {
    const how = isHeader ? 'as it stands in the HTTP message' : 'in PascalCase'
    report({ message: `Name the component ${name} of ${kind} ${how}.`, location })
  }
}
