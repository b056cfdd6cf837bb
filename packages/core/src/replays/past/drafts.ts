import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import { draftReply } from '@frontdesk/ai/draft-reply'
import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'

export type Drafted = { text: string; drafted: boolean; costMicros: number }

/** A draft as whoever answers would see it, and what it cost. */
export async function draftOnce(
  question: DraftInput,
  options: AiOptions,
  onCalls: (calls: AiCallRecord[]) => void,
): Promise<Drafted> {
  const made: AiCallRecord[] = []
  const noted = (calls: AiCallRecord[]) => {
    made.push(...calls)
    onCalls(calls)
  }
  const draft = await draftReply(question, { ...options, onCalls: noted })
  return { text: draft?.text ?? 'no draft', drafted: draft !== null, costMicros: costOf(made) }
}

/** What calls have cost together, in millionths of a dollar; those without a price count nothing. */
export function costOf(calls: readonly AiCallRecord[]): number {
  return calls.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)
}
