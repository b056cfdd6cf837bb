import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import { newId } from '@frontdesk/runtime/id'
import { watchBudget } from '../assistant/budget/watch.ts'
import { measureCalls } from '../assistant/measure-calls.ts'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { noteTouched } from '../reports/touch.ts'

/** One row for each call of a provider: what it took, what it cost, how it ended. Who is to hear of the budget does. */
export async function recordAiCalls(
  ctx: OrgContext,
  conversationId: string | null,
  calls: AiCallRecord[],
): Promise<void> {
  if (calls.length === 0) return
  await ctx.db.aiCall.createMany({
    data: calls.map(({ id, error, savedMicros = 0, ...call }) => ({
      id: id ?? newId(),
      organizationId: ctx.organizationId,
      conversationId,
      error: error === undefined || error === null ? null : storable(error.slice(0, 500)),
      ...call,
      savedMicros,
    })),
  })
  measureCalls(calls)
  await noteTouched(ctx, [conversationId])
  if (calls.some(({ costMicros }) => (costMicros ?? 0) > 0)) await watchBudget(ctx)
}
