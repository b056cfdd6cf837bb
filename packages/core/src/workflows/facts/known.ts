import type { OrgContext } from '../../context.ts'
import type { Facts } from './facts.ts'
import { readFacts } from './read.ts'

export type KnownFacts = {
  /** What is known; what is so now where it matters and something may have changed since. */
  read(ctx: OrgContext, asOfNow: boolean): Promise<Facts>
  /** Something may have changed. */
  forget(): void
}

/** The facts an event is about, read once for all workflows and again only where steps have changed them. */
export function knownFacts(facts: Facts, messageId: string | null): KnownFacts {
  let known = facts
  let fresh = true
  return {
    async read(ctx, asOfNow) {
      if (fresh || !asOfNow) return known
      const { event, conversation } = known
      known = await readFacts(ctx, { ...event, conversationId: conversation.id, messageId })
      fresh = true
      return known
    },
    forget() {
      fresh = false
    },
  }
}
