import type { Permission } from '@frontdesk/core/permissions'
import type { z } from 'zod'

/** Requests a minute: `general` 1000, `assistant` 60, `sign_in` 10 by address. */
export type RateClass = 'general' | 'assistant' | 'sign_in'

type Schema = z.ZodType

export type Contract = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with parameters in braces. */
  path: string
  summary: string
  /** What the caller must be allowed to do; null for routes that need no sign-in. */
  permission: Permission | null
  rate: RateClass
  params?: z.ZodObject
  query?: z.ZodObject
  body?: Schema
  /** How large the body may be; 1 MiB where it is left out. */
  bodyBytes?: number
  /** Absent for routes that answer with a stream, a redirect or nothing. */
  response?: Schema
  status?: 200 | 201 | 202 | 204
  /** A POST whose repetition would leave two of a thing, or send it twice, honours Idempotency-Key. */
  idempotent?: boolean
  /** A read that costs little, which may be asked for among others in one call of `POST /reads`. */
  together?: true
  deprecated?: Deprecated
}

/** That a route will go: days as 2026-03-31, and the path below /api/v1 of what takes its place. */
export type Deprecated = { since: string; sunset?: string; successor?: string }

export type ParamsOf<C extends Contract> = C['params'] extends Schema ? z.output<C['params']> : undefined
export type QueryOf<C extends Contract> = C['query'] extends Schema ? z.output<C['query']> : undefined
export type BodyOf<C extends Contract> = C['body'] extends Schema ? z.output<C['body']> : undefined
export type ResponseOf<C extends Contract> = C['response'] extends Schema
  ? z.output<C['response']>
  : undefined

/** Keeps the literal types of a contract, so that route and client infer from it. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}
