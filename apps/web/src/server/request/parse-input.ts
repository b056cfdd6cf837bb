import type { z } from 'zod'
import type { Contract } from '../../contract/contract.ts'
import { type FieldError, HttpProblem } from '../http-problem.ts'
import { choosesFields, fieldsParameter } from './fields.ts'
import { readJson } from './read-body.ts'

export type Params = Record<string, string | string[] | undefined>
export type Input = { params: unknown; query: unknown; body: unknown }

/** Parses everything the contract names, and refuses what it does not name. */
export async function parseInput(contract: Contract, request: Request, params: Params): Promise<Input> {
  return {
    params: contract.params && parseParams(contract.params, params),
    query: parseQuery(contract.query, askedOf(contract, request)),
    body: contract.body && parse(contract.body, await readJson(request, contract.bodyBytes), 'body'),
  }
}

/** The query without what chooses fields of the answer, which is no contract's own. */
function askedOf(contract: Contract, request: Request): URLSearchParams {
  const search = new URL(request.url).searchParams
  if (choosesFields(contract) && search.getAll(fieldsParameter).length === 1) search.delete(fieldsParameter)
  return search
}

/** A malformed id names nothing, so it is answered like an unknown one. */
function parseParams(schema: z.ZodType, params: Params): unknown {
  const joined = Object.entries(params).map(([name, value]) => [name, [value].flat().join('/')])
  const parsed = schema.safeParse(Object.fromEntries(joined))
  if (!parsed.success) throw new HttpProblem(404, 'not_found', 'There is nothing at this address')
  return parsed.data
}

function parseQuery(schema: z.ZodType | undefined, search: URLSearchParams): unknown {
  const names = [...search.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid([{ path: twice, message: 'Given more than once' }])
  const unstorable = names.find((name) => search.get(name)?.includes('\0'))
  if (unstorable !== undefined) throw invalid([{ path: unstorable, message: 'Holds a NUL character' }])
  if (schema) return parse(schema, Object.fromEntries(search), 'query')
  if (names.length > 0) throw invalid(names.map((path) => ({ path, message: 'Unknown parameter' })))
  return undefined
}

function parse(schema: z.ZodType, input: unknown, place: string): unknown {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw invalid(toFieldErrors(parsed.error, place))
  return parsed.data
}

function toFieldErrors(error: z.ZodError, place: string): FieldError[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.length > 0 ? issue.path.join('.') : place,
    message: issue.message.slice(0, 300),
  }))
}

function invalid(errors: FieldError[]): HttpProblem {
  return new HttpProblem(400, 'malformed', 'The request does not fit the contract', { errors })
}
