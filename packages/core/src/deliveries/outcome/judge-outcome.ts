import type { Refusal } from '@frontdesk/integrations/smtp/send'
import { classifyFailure, type Failure, retryDelay } from './failure-class.ts'

/** How one attempt ended, before anything of it is kept. */
export type Attempted =
  | { state: 'sent'; refusals: Refusal[] }
  | { state: 'failed' | 'queued'; failure: Failure; refusals: Refusal[]; waitMs?: number }
  | { state: 'unknown'; error: string }
  /** it has surely not left, for no reason of the recipients */
  | { state: 'again'; error: string }

export type RecipientOutcome = {
  address: string
  state: 'sent' | 'queued' | 'failed' | 'unknown'
  failure: Failure | null
}

export type Judged = {
  state: 'sent' | 'queued' | 'failed' | 'unknown'
  /** milliseconds until the next try, when there is one */
  waitMs: number
  recipients: RecipientOutcome[]
}

/**
 * What an attempt means for each recipient it was made for, and for the mail as a whole: those refused for good
 * have failed, those put off are tried again on their own, and the rest have it.
 */
export function judgeOutcome(attempted: Attempted, addresses: string[], attempts: number): Judged {
  const recipients = addresses.map((address) => outcomeFor(attempted, address, attempts))
  const waiting = recipients.filter(({ state }) => state === 'queued')
  const delays = waiting.map(({ failure }) => (failure && retryDelay(failure.reason, attempts)) ?? 0)
  const asked = attempted.state === 'queued' ? (attempted.waitMs ?? 0) : 0
  // What was for nobody by mail has arrived where it was shown.
  const arrived = addresses.length === 0 && attempted.state === 'sent'
  return {
    state: arrived ? 'sent' : stateOf(recipients),
    waitMs: Math.max(asked, ...delays.map((s) => s * 1_000)),
    recipients,
  }
}

function outcomeFor(attempted: Attempted, address: string, attempts: number): RecipientOutcome {
  if (attempted.state === 'unknown') return { address, state: 'unknown', failure: null }
  if (attempted.state === 'again') return { address, state: 'queued', failure: null }
  const refusal = attempted.refusals.find((one) => one.address.toLowerCase() === address)
  if (refusal) return refused(address, classifyFailure(refusal), attempts)
  if (attempted.state === 'sent') return { address, state: 'sent', failure: null }
  if (attempted.state === 'failed') return { address, state: 'failed', failure: attempted.failure }
  return refused(address, attempted.failure, attempts)
}

function refused(address: string, failure: Failure, attempts: number): RecipientOutcome {
  const over = failure.permanent || retryDelay(failure.reason, attempts) === null
  return { address, state: over ? 'failed' : 'queued', failure }
}

/** Somebody left to try for keeps the mail in the queue; else one who has it makes it sent. */
function stateOf(recipients: RecipientOutcome[]): Judged['state'] {
  const order = ['queued', 'unknown', 'sent'] as const
  return order.find((state) => recipients.some((one) => one.state === state)) ?? 'failed'
}
