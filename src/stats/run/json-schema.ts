/**
 * The part of JSON Schema (draft 2020-12) that kernel inputs need, and a check of a value against it.
 *
 * Understood: type, properties, required, additionalProperties, items, enum, const, anyOf, minimum, maximum,
 * exclusiveMinimum, exclusiveMaximum, minItems, maxItems, minLength. Numbers must be finite and of a size that can be computed with. Cost: one walk.
 */
import { isComputable } from '../computable.ts'

type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

export type JsonSchema = {
  type?: JsonType | JsonType[]
  description?: string
  default?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  enum?: readonly (string | number | boolean | null)[]
  const?: string | number | boolean | null
  anyOf?: JsonSchema[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minItems?: number
  maxItems?: number
  minLength?: number
}

/** What is wrong with `value`, one sentence a fault, in the order met; empty when it fits. */
export function faultsOf(schema: JsonSchema, value: unknown, path = 'input'): string[] {
  if (schema.anyOf) return anyOfFaults(schema.anyOf, value, path)
  if (schema.const !== undefined && value !== schema.const)
    return [`${path} must be ${JSON.stringify(schema.const)}`]
  if (schema.enum && !schema.enum.some(choice => choice === value))
    return [`${path} must be one of ${schema.enum.map(choice => JSON.stringify(choice)).join(', ')}`]
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length > 0 && !types.some(type => isOfType(type, value)))
    return [`${path} must be ${types.map(named).join(' or ')}, got ${described(value)}`]
  if (typeof value === 'number') return numberFaults(schema, value, path)
  if (typeof value === 'string' && schema.minLength !== undefined && value.length < schema.minLength)
    return [`${path} must have at least ${schema.minLength} characters`]
  if (Array.isArray(value)) return arrayFaults(schema, value, path)
  if (typeof value === 'object' && value !== null) return objectFaults(schema, value, path)
  return []
}

function isOfType(type: JsonType, value: unknown): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return isComputable(value)
    default:
      return typeof value === type
  }
}

function named(type: JsonType): string {
  const names: Record<JsonType, string> = {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    number: 'a number (0, or from 1e-100 to 1e100 in size)',
    integer: 'a whole number',
    boolean: 'true or false',
    null: 'null',
  }
  return names[type]
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value)
}

/** When no branch fits, the branch that fails latest (the one probably meant) speaks. */
function anyOfFaults(branches: JsonSchema[], value: unknown, path: string): string[] {
  const failures = branches.map(branch => faultsOf(branch, value, path))
  if (failures.some(faults => faults.length === 0)) return []
  const deepest = (faults: string[]) => Math.max(...faults.map(fault => fault.indexOf(' ')))
  const best = failures.reduce((chosen, faults) => (deepest(faults) > deepest(chosen) ? faults : chosen))
  return best.every(fault => fault.startsWith(`${path} `))
    ? [failures.map(faults => faults[0]).join(', or ')]
    : best
}

function numberFaults(schema: JsonSchema, value: number, path: string): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema
  if (minimum !== undefined && value < minimum) return [`${path} must be at least ${minimum}, got ${value}`]
  if (maximum !== undefined && value > maximum) return [`${path} must be at most ${maximum}, got ${value}`]
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return [`${path} must be above ${exclusiveMinimum}, got ${value}`]
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return [`${path} must be below ${exclusiveMaximum}, got ${value}`]
  return []
}

function arrayFaults(schema: JsonSchema, value: unknown[], path: string): string[] {
  if (schema.minItems !== undefined && value.length < schema.minItems)
    return [`${path} must have at least ${schema.minItems} items, got ${value.length}`]
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    return [`${path} must have at most ${schema.maxItems} items, got ${value.length}`]
  const { items } = schema
  return items ? value.flatMap((item, i) => faultsOf(items, item, `${path}[${i}]`)) : []
}

function objectFaults(schema: JsonSchema, value: object, path: string): string[] {
  const faults: string[] = []
  const properties = schema.properties ?? {}
  for (const name of schema.required ?? [])
    if (!Object.hasOwn(value, name)) faults.push(`${path}.${name} is missing`)
  for (const [name, item] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (known) faults.push(...faultsOf(known, item, `${path}.${name}`))
    else if (schema.additionalProperties === false)
      faults.push(`${path}.${name} is not known; known: ${Object.keys(properties).join(', ')}`)
    else if (typeof schema.additionalProperties === 'object')
      faults.push(...faultsOf(schema.additionalProperties, item, `${path}.${name}`))
  }
  return faults
}
