import { ChannelFailure, type SentMail } from '@frontdesk/integrations/channel'
import { findSent, type WayOut } from './transport.ts'

export type Cut = { conversationId: string; lostForSeconds: number }

type Answer =
  | { state: 'found'; sent: SentMail }
  /** not there, and long enough to be sure of it */
  | { state: 'again'; error: string }
  | { state: 'unknown'; error: string }
  | { state: 'later'; seconds: number }

/** Longer than any call that hands a mail over may take, so that none is still on its way; in seconds. */
const settlingSeconds = 150
const againSeconds = 10
/** A provider that cannot be asked for a day leaves the answer to a person. */
const longestSeconds = 86_400

/**
 * Finds out what became of a mail that was cut off while it left: sent when the provider has it, sent again
 * only when it is still absent after the time things take to settle. Never rejects with ChannelFailure.
 */
export async function lookUp(wayOut: WayOut, messageId: string, { lostForSeconds }: Cut): Promise<Answer> {
  try {
    const sent = await findSent(wayOut, messageId)
    if (sent) return { state: 'found', sent }
    if (lostForSeconds < settlingSeconds) return { state: 'later', seconds: againSeconds }
    const error = 'The connection was lost, and the provider does not have the mail: it is sent again'
    return { state: 'again', error }
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    // A copy that tells nothing once everything has settled will not tell more tomorrow.
    if (lostForSeconds < (error.sure ? longestSeconds : settlingSeconds))
      return { state: 'later', seconds: Math.max(againSeconds, (error.retryAfterMs ?? 60_000) / 1_000) }
    return { state: 'unknown', error: `The provider could not be asked: ${error.message}` }
  }
}
