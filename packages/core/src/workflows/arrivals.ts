import type { OrgContext } from '../context.ts'
import { type Raised, raiseAll } from './raise.ts'

type Arrived = {
  conversationId: string
  messageId: string
  opened: boolean
  reopened: boolean
  /** what active workflows hear of, as the statement that wrote the message found it */
  hears: readonly string[]
}

/** Tells workflows of messages that came in. Where none listens, which is known already, nothing is asked. */
export async function raiseArrivals(ctx: OrgContext, arrived: readonly Arrived[]): Promise<void> {
  const raised = arrived.flatMap(({ conversationId, messageId, opened, reopened, hears }): Raised[] => {
    const heard = (trigger: Raised['trigger'], happened: boolean, detail = {}): Raised[] =>
      happened && hears.includes(trigger) ? [{ trigger, conversationId, messageId, detail }] : []
    return [
      ...heard('conversation_created', opened),
      ...heard('status_changed', reopened, { to: 'open' }),
      ...heard('message_arrived', true),
    ]
  })
  await raiseAll(ctx, raised)
}
