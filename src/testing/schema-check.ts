import type { Schema } from '#platform/http/api-document.server.ts'

const kindOf = (value: unknown) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'number' && Number.isInteger(value)
        ? 'integer'
        : typeof value

const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  email: /^[^@\s]+@[^@\s]+\.[a-z]+$/,
}

const within = (size: number, least = 0, most = Number.POSITIVE_INFINITY) => size >= least && size <= most

/** What a value breaks of a schema of the API's document: paths, empty where it fits. */
export function breaks(
  value: unknown,
  schema: Schema,
  schemas: Record<string, Schema>,
  path = '$',
): string[] {
  const inner = (part: unknown, of: Schema, at: string) => breaks(part, of, schemas, at)
  if (schema.$ref) {
    const target = schemas[schema.$ref.replace('#/components/schemas/', '')]
    return target ? inner(value, target, path) : [`${path}: ${schema.$ref} leads nowhere`]
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices && !choices.some(choice => inner(value, choice, path).length === 0))
    return [`${path}: fits none of ${choices.length} choices`]
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: not in the list`]
  const kind = kindOf(value)
  const kinds = schema.type === undefined ? null : [schema.type].flat()
  if (kinds && !kinds.includes(kind) && !(kind === 'integer' && kinds.includes('number')))
    return [`${path}: ${kind}, not ${kinds.join(' or ')}`]
  const wrong = (schema.allOf ?? []).flatMap(part => inner(value, part, path))
  if (typeof value === 'string') {
    if (!within(value.length, schema.minLength, schema.maxLength))
      wrong.push(`${path}: length ${value.length}`)
    const format = formats[schema.format ?? '']
    if (format && !format.test(value)) wrong.push(`${path}: no ${schema.format}`)
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) wrong.push(`${path}: pattern`)
  }
  if (typeof value === 'number' && !within(value, schema.minimum ?? Number.NEGATIVE_INFINITY, schema.maximum))
    wrong.push(`${path}: ${value} out of bounds`)
  if (Array.isArray(value)) {
    if (!within(value.length, schema.minItems, schema.maxItems)) wrong.push(`${path}: ${value.length} items`)
    const { items } = schema
    if (items) wrong.push(...value.flatMap((part, index) => inner(part, items, `${path}[${index}]`)))
  } else if (value !== null && typeof value === 'object') {
    for (const key of schema.required ?? []) if (!(key in value)) wrong.push(`${path}.${key}: missing`)
    for (const [key, part] of Object.entries(value)) {
      const known = schema.properties?.[key] ?? schema.additionalProperties
      if (known && known !== true) wrong.push(...inner(part, known, `${path}.${key}`))
    }
  }
  return wrong
}
