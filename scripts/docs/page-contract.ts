/** The parts of the bundle that the reference reads and changes. */

/** The contract as the page shows it. */
export interface Contract {
  info: { title: string; description: string }
  tags: Tag[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    headers: Record<string, { description: string; schema: Schema }>
    responses: Record<string, Response>
    examples: Record<string, { value: unknown }>
  }
}

export interface Tag {
  name: string
  description: string
  'x-displayName': string
  /** It has a description and no operations. */
  'x-traitTag'?: true
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  requestBody?: { content: Record<string, { examples: Record<string, { $ref?: string; value?: unknown }> }> }
  responses: Record<string, Response>
  'x-codeSamples'?: { lang: string; source: string }[]
}

export interface Response {
  $ref?: string
  description: string
}

export interface Schema {
  title?: string
  description?: string
  pattern?: string
  maximum?: number
  properties?: Record<string, Schema>
  items?: Schema
  'x-enumDescriptions'?: Record<string, string>
  'x-remedies'?: Record<string, string>
}
