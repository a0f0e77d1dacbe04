import type { ApiDocument, Operation, Parameter, Schema } from '../http/api-document.server.ts'

/** An operation in a list. */
export interface OperationLine {
  id: string
  method: string
  path: string
  summary: string
  scope: string | null
}

/** Operations of one part of the product. */
export interface OperationGroup {
  name: string
  description: string
  operations: OperationLine[]
}

/** A value that the form of an operation asks for. */
export interface Asked {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  /** The only values there are; null where any may be given. */
  choices: string[] | null
  /** What its field begins with: an example where it must be given, else nothing. */
  value: string
}

/** A body that an operation takes: JSON, or a whole file. */
export interface BodyForm {
  type: string
  required: boolean
  /** JSON to begin with; null for a file. */
  example: string | null
  fields: { name: string; type: string; required: boolean; description: string }[]
}

/** An operation with all that a page needs to say and try it. */
export interface OperationDetail extends OperationLine {
  group: string
  description: string
  asked: Asked[]
  bodies: BodyForm[]
  answers: { status: string; description: string; example: string | null }[]
}

type Schemas = ApiDocument['components']['schemas']

const lineOf = (path: string, method: string, operation: Operation): OperationLine => ({
  id: operation.operationId ?? '',
  method: method.toUpperCase(),
  path,
  summary: operation.summary ?? '',
  scope: operation.security?.[0]?.token[0] ?? null,
})

function* operationsOf(document: ApiDocument): Generator<[OperationLine, Operation]> {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      yield [lineOf(path, method, operation), operation]
}

/** Every operation of the document, in the groups and the order in which it names them. */
export function groupsOf(document: ApiDocument): OperationGroup[] {
  const all = [...operationsOf(document)]
  return (document.tags ?? [])
    .map(({ name, description }) => ({
      name,
      description,
      operations: all.filter(([, { tags }]) => tags?.[0] === name).map(([line]) => line),
    }))
    .filter(group => group.operations.length > 0)
}

const resolved = (schema: Schema, schemas: Schemas): Schema =>
  schema.$ref ? resolved(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas) : schema

const choicesOf = (schema: Schema): string[] | null =>
  schema.enum ? schema.enum.filter(one => one !== null).map(String) : null

function typeOf(schema: Schema, schemas: Schemas): string {
  const whole = resolved(schema, schemas)
  const several = whole.anyOf ?? whole.oneOf
  if (several) return [...new Set(several.map(one => typeOf(one, schemas)))].join(' | ')
  if (whole.const !== undefined) return JSON.stringify(whole.const)
  const choices = choicesOf(whole)
  if (choices) return choices.join(' | ')
  const kinds = [whole.type ?? 'object'].flat()
  return kinds
    .map(kind => (kind === 'array' ? `${typeOf(whole.items ?? {}, schemas)}[]` : (whole.format ?? kind)))
    .join(' | ')
}

function fieldsOf(schema: Schema, schemas: Schemas): BodyForm['fields'] {
  const whole = resolved(schema, schemas)
  return Object.entries(whole.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field, schemas),
    required: whole.required?.includes(name) ?? false,
    description: field.description ?? resolved(field, schemas).description ?? '',
  }))
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2)

const askedOf = (parameter: Parameter): Asked => ({
  name: parameter.name,
  in: parameter.in as Asked['in'],
  required: parameter.required ?? false,
  description: parameter.description ?? parameter.schema.description ?? '',
  choices: choicesOf(parameter.schema),
  value: parameter.required ? String(parameter.example ?? '') : '',
})

/** One operation by its name, with what it asks and answers; null where there is none. A form of several parts is described, and not offered. */
export function operationOf(document: ApiDocument, id: string): OperationDetail | null {
  const { schemas } = document.components
  for (const [line, operation] of operationsOf(document)) {
    if (line.id !== id) continue
    const { requestBody } = operation
    return {
      ...line,
      group: operation.tags?.[0] ?? '',
      description: operation.description ?? '',
      asked: (operation.parameters ?? []).map(askedOf),
      bodies: Object.entries(requestBody?.content ?? {})
        .filter(([type]) => type !== 'multipart/form-data')
        .map(([type, { schema, example }]) => ({
          type,
          required: requestBody?.required ?? false,
          example: type === 'application/json' ? pretty(example) : null,
          fields: type === 'application/json' ? fieldsOf(schema ?? {}, schemas) : [],
        })),
      answers: Object.entries(operation.responses).map(([status, { description, content }]) => {
        const example = content?.['application/json']?.example
        return { status, description, example: example === undefined ? null : pretty(example) }
      }),
    }
  }
  return null
}
