import { env } from '@frontdesk/runtime/env'
import { gmail, type gmail_v1 } from 'googleapis/build/src/apis/gmail/index.js'
import { ChannelFailure, type ChannelOptions } from '../channel.ts'
import { asFailure } from './failures.ts'

export type Gmail = gmail_v1.Gmail

type Options = { headers: { authorization: string }; signal: AbortSignal; retry: false; rootUrl: string }

type Call = {
  timeoutMs?: number
  /** false when a lost answer leaves open whether the effect happened */
  sure?: boolean
}

/** Calls Gmail: spends the quota first, and asks for another token once when one is refused. */
export type Ask = <T>(
  units: number,
  run: (api: Gmail, options: Options) => Promise<{ data: T }>,
  call?: Call,
) => Promise<T>

/** Calls that carry a mail take longer. */
const usualMs = 15_000

export function openApi(options: ChannelOptions): Ask {
  const api = gmail({ version: 'v1' })
  return async (units, run, { timeoutMs = usualMs, sure = true } = {}) => {
    await options.spend(units)
    const attempt = async (token: string) => {
      const { data } = await run(api, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(timeoutMs),
        retry: false,
        rootUrl: env.GMAIL_API_URL.replace(/\/*$/, '/'),
      })
      return data
    }
    const token = await options.accessToken()
    try {
      return await attempt(token).catch(async (error: unknown) => {
        if (!isUnauthorized(error)) throw error
        return attempt(await options.accessToken(token))
      })
    } catch (error) {
      throw asFailure(error, { sure })
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  if (error instanceof ChannelFailure) return false
  return (error as { response?: { status?: number } } | null)?.response?.status === 401
}

/** What calls cost: developers.google.com/workspace/gmail/api/reference/quota. */
export const units = {
  profile: 5,
  sendAs: 5,
  list: 5,
  get: 20,
  history: 2,
  modify: 5,
  send: 100,
  watch: 100,
  stop: 50,
} as const
