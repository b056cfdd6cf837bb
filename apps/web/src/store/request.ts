import type { Contract } from '../contract/contract.ts'

export type ApiRequest = {
  url: string
  method: Contract['method']
  params?: Record<string, string | number | boolean>
  body?: unknown
  headers?: Record<string, string>
  /** Routes that need no sign-in answer 401 for reasons of their own. */
  signedIn: boolean
  /** Asked for in one call with what else the screen reads. */
  together?: true
}

type Parts = { params?: unknown; query?: unknown; body?: unknown; idempotencyKey?: string }

/** The request a contract describes. `cursor` continues a list. */
export function requestOf(contract: Contract, args: object, cursor: string | null = null): ApiRequest {
  const { params, query, body, idempotencyKey }: Parts = args
  const search = { ...defined(query), ...(cursor === null ? {} : { cursor }) }
  return {
    url: fillPath(contract.path, defined(params)),
    method: contract.method,
    ...(Object.keys(search).length > 0 ? { params: search } : {}),
    ...(body === undefined ? {} : { body }),
    ...(contract.idempotent ? { headers: { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() } } : {}),
    signedIn: contract.permission !== null,
    ...(contract.together ? { together: true } : {}),
  }
}

/** The path of a request with its query, below /api/v1. */
export function pathOf({ url, params = {} }: Pick<ApiRequest, 'url' | 'params'>): string {
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]))
  return query.size === 0 ? url : `${url}?${query}`
}

function fillPath(path: string, params: Record<string, string | number | boolean>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${path} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
}

function defined(values: unknown): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined))
}
