import { z } from 'zod'
import type { Contract } from '../../contract/contract.ts'
import { HttpProblem } from '../http-problem.ts'

/** What was chosen of an object: its fields, each whole or again in parts. */
export type Fields = { [name: string]: Fields | true }

/** The query parameter that chooses fields. */
export const fieldsParameter = 'fields'

const longest = 2_000

/** Whether callers may choose fields of an answer: of every read that answers with an object or a page of them. */
export function choosesFields(contract: Pick<Contract, 'method' | 'response'>): boolean {
  return contract.method === 'GET' && contract.response instanceof z.ZodObject
}

/**
 * Reads `fields=a,b.c` against the contract's answer: of a page the fields of its items, else those of the answer. Null
 * where the answer is wanted whole. Throws 400 for fields that the answer does not have.
 */
export function readFields(contract: Contract, search: URLSearchParams): Fields | null {
  const text = search.get(fieldsParameter)
  if (text === null || !choosesFields(contract)) return null
  const schema = itemOf(contract)
  const paths = text.slice(0, longest).split(',')
  const unknown = paths.filter((path) => !hasPath(schema, path.split('.')))
  if (unknown.length > 0 || text.length > longest) throw malformed(unknown)
  return paths.reduce<Fields>((chosen, path) => withPath(chosen, path.split('.')), Object.create(null))
}

/** The chosen part of an answer, as JSON. A page keeps its cursor. */
export function chooseFields(contract: Contract, json: string, fields: Fields): string {
  const answer: unknown = JSON.parse(json)
  return JSON.stringify(
    isPage(contract) ? choose(answer, { items: fields, nextCursor: true }) : choose(answer, fields),
  )
}

function choose(value: unknown, fields: Fields | true): unknown {
  if (fields === true || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => choose(one, fields))
  const kept = Object.entries(value).filter(([name]) => fields[name] !== undefined)
  return Object.fromEntries(kept.map(([name, part]) => [name, choose(part, fields[name] ?? true)]))
}

function withPath(fields: Fields, [name = '', ...rest]: string[]): Fields {
  const before = fields[name]
  if (before === true) return fields
  fields[name] = rest.length === 0 ? true : withPath(before ?? Object.create(null), rest)
  return fields
}

function isPage({ response }: Contract): boolean {
  return response instanceof z.ZodObject && 'items' in response.shape && 'nextCursor' in response.shape
}

function itemOf(contract: Contract): unknown {
  const { response } = contract
  return isPage(contract) && response instanceof z.ZodObject ? response.shape.items : response
}

/** Whether a schema names a field, through whatever may be absent, repeated or one of several. */
function hasPath(schema: unknown, path: string[]): boolean {
  const [name, ...rest] = path
  if (name === undefined) return true
  if (schema instanceof z.ZodObject)
    return Object.hasOwn(schema.shape, name) && hasPath(schema.shape[name], rest)
  if (schema instanceof z.ZodRecord) return name !== '' && hasPath(schema.valueType, rest)
  return insideOf(schema).some((inner) => hasPath(inner, path))
}

function insideOf(schema: unknown): unknown[] {
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodUnion) return [...schema.options]
  if (schema instanceof z.ZodPipe) return [schema.out]
  const wrappers = [z.ZodOptional, z.ZodExactOptional, z.ZodNullable, z.ZodDefault, z.ZodReadonly, z.ZodLazy]
  const wrapper = wrappers.find((kind) => schema instanceof kind)
  return wrapper === undefined ? [] : [(schema as z.ZodNullable).unwrap()]
}

function malformed(unknown: string[]): HttpProblem {
  const names = unknown.map((path) => path.slice(0, 100))
  const errors =
    names.length > 0
      ? names
          .slice(0, 50)
          .map((name) => ({ path: fieldsParameter, message: `The answer has no field "${name}"` }))
      : [{ path: fieldsParameter, message: `At most ${longest} letters` }]
  return new HttpProblem(400, 'malformed', 'The request does not fit the contract', { errors })
}
