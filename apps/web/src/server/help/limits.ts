import { consume } from '@frontdesk/runtime/rate-limit'
import { networkOf } from '../request/peer-address.ts'

/** How often visitors of one network may call, and how often they may send a message, in a window of seconds. */
const limits = {
  page: { points: 300, seconds: 60 },
  message: { points: 10, seconds: 600 },
} as const

/** Counts a call of a visitor; the seconds to wait where it is one too many, else null. */
export async function waitOfVisitor(kind: keyof typeof limits, address: string): Promise<number | null> {
  const [result] = await consume({ name: `help.${kind}`, key: networkOf(address), ...limits[kind] })
  return result.allowed ? null : Math.max(1, result.resetSeconds)
}
