import type { Permission } from '@frontdesk/core/permissions'
import type { Notice } from './affected.ts'

type Me = { memberId: string | undefined; permissions: readonly string[] }

/** What somebody is told wherever they are, and the way there: a path, or the conversation it is about. */
export type Telling = {
  words: string
  variant: 'error' | 'warning' | 'info'
  to: { href: string } | { conversationId: string }
}

type Rule = {
  words: string
  variant: Telling['variant']
  /** whom it concerns: the member it names, or everybody who may do this */
  whom: 'the member named' | Permission
  to: (notice: Notice) => Telling['to'] | null
}

const theConversation = ({ conversationId }: Notice) => (conversationId ? { conversationId } : null)

const rules: Record<string, Rule> = {
  'delivery.failed': {
    words: 'A mail of yours did not arrive',
    variant: 'error',
    whom: 'the member named',
    to: theConversation,
  },
  'member.notified': {
    words: 'A workflow asks you to look at a conversation',
    variant: 'info',
    whom: 'the member named',
    to: theConversation,
  },
  'follower.told': {
    words: 'There is news in a conversation you follow',
    variant: 'info',
    whom: 'the member named',
    to: theConversation,
  },
  'compliance_case.overdue': {
    words: 'A compliance case is overdue: nobody has looked into it',
    variant: 'error',
    whom: 'compliance:read',
    to: ({ caseId }) => (caseId ? { href: `/compliance/${caseId}` } : null),
  },
  'webhook_endpoint.disabled': {
    words: 'A webhook was switched off because its calls failed',
    variant: 'warning',
    whom: 'webhooks:manage',
    to: () => ({ href: '/settings/webhooks' }),
  },
}

/** The notices somebody may be told of; the stream has to be asked for each by name. */
export const toldTypes = Object.keys(rules)

/** What a notice tells somebody; null where it does not concern them. */
export function tellingOf(notice: Notice, me: Me): Telling | null {
  const rule = Object.hasOwn(rules, notice.type) ? rules[notice.type] : undefined
  if (!rule) return null
  const { whom, words, variant } = rule
  const concerned =
    whom === 'the member named'
      ? notice.memberId !== undefined && notice.memberId !== '' && notice.memberId === me.memberId
      : me.permissions.includes(whom)
  const to = concerned ? rule.to(notice) : null
  return to && { words, variant, to }
}
