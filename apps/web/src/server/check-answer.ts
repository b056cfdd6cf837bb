import { isDeepStrictEqual } from 'node:util'
import { env } from '@frontdesk/runtime/env'
import type { Contract } from '../contract/contract.ts'

/**
 * Outside production, an answer that does not fit its contract is a fault. Under test a field the contract
 * does not name is one too: that is how something secret would leak.
 */
export function checkAnswer(contract: Contract, json: string): void {
  if (env.NODE_ENV === 'production' || !contract.response) return
  const value: unknown = JSON.parse(json)
  const parsed = contract.response.safeParse(value)
  const name = `${contract.method} ${contract.path}`
  if (!parsed.success) throw new Error(`${name} answers otherwise than its contract: ${parsed.error.message}`)
  if (env.NODE_ENV === 'test' && !isDeepStrictEqual(parsed.data, value)) {
    throw new Error(`${name} answers with fields its contract does not name: ${json.slice(0, 500)}`)
  }
}
