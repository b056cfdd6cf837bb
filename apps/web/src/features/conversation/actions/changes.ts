import type { Conversation } from '../../inbox/api.ts'
import { type Correction, corrected, correctionOf, undoCorrection } from './corrections.ts'

type Status = Conversation['status']
type Person = NonNullable<Conversation['assignee']>
type Team = { id: string; name: string }
type Category = { key: string; name: string }

type What =
  | { kind: 'status'; status: Status }
  | { kind: 'spam'; spam: boolean }
  | { kind: 'subject'; subject: string }
  | { kind: 'snooze'; until: string | null }
  | { kind: 'tags'; tags: string[] }
  | { kind: 'category'; category: Category }
  | { kind: 'judgement'; correction: Correction }
  | { kind: 'assignment'; assignee: Person | null }
  | { kind: 'team'; team: Team | null }

/** Something to do to a conversation: what is shown at once, what is said, what is said when it fails. */
export type Change = What & {
  shown: (before: Conversation) => Partial<Conversation>
  done: (before: Conversation) => string
  failed: string
}

const statusWords: Record<Status, string> = {
  open: 'reopened',
  pending: 'set to pending',
  resolved: 'resolved',
  closed: 'closed',
}

export const changes = {
  status: (status: Status): Change => ({
    kind: 'status',
    status,
    shown: () => ({
      status,
      ...(status === 'resolved' || status === 'closed' ? { waitingSince: null, snoozedUntil: null } : {}),
    }),
    done: ({ number }) => `#${number} ${statusWords[status]}`,
    failed: 'The status was not changed',
  }),
  spam: (spam: boolean): Change => ({
    kind: 'spam',
    spam,
    shown: () => ({ spam }),
    done: ({ number }) => `#${number} is ${spam ? 'spam' : 'not spam'}. The assistant learns from it.`,
    failed: 'The conversation was not moved',
  }),
  subject: (subject: string): Change => ({
    kind: 'subject',
    subject,
    shown: () => ({ subject }),
    done: ({ number }) => `#${number} is now called “${subject}”`,
    failed: 'The subject was not changed',
  }),
  snooze: (until: string | null): Change => ({
    kind: 'snooze',
    until,
    shown: () => ({ snoozedUntil: until }),
    done: ({ number }) =>
      until ? `#${number} snoozed until ${dayAndHour(until)}` : `#${number} is awake again`,
    failed: 'The conversation was not snoozed',
  }),
  tags: (tags: string[]): Change => ({
    kind: 'tags',
    tags,
    shown: () => ({ tags }),
    done: () => (tags.length > 0 ? `Tags: ${tags.join(', ')}` : 'Tags removed'),
    failed: 'The tags were not changed',
  }),
  category: (category: Category): Change => ({
    kind: 'category',
    category,
    shown: ({ classification }) =>
      classification === null
        ? {}
        : {
            classification: {
              ...classification,
              category: category.key,
              categoryName: category.name,
              confidence: 1,
              by: 'agent',
            },
          },
    done: () => `Category is ${category.name}. The assistant learns from it.`,
    failed: 'The category was not changed',
  }),
  judgement: (correction: Correction): Change => ({
    kind: 'judgement',
    correction,
    shown: (before) => corrected(before, correction),
    done: ({ number }) =>
      `#${number} ${correctionOf(correction)}.${'language' in correction ? '' : ' It is kept as an example.'}`,
    failed: 'The judgement was not changed',
  }),
  assignment: (assignee: Person | null): Change => ({
    kind: 'assignment',
    assignee,
    shown: () => ({ assignee }),
    done: ({ number }) =>
      assignee ? `#${number} assigned to ${assignee.name}` : `#${number} has no assignee`,
    failed: 'The assignment was not changed',
  }),
  team: (team: Team | null): Change => ({
    kind: 'team',
    team,
    shown: () => ({ team }),
    done: ({ number }) => (team ? `#${number} given to ${team.name}` : `#${number} has no team`),
    failed: 'The team was not changed',
  }),
  /** The steps that lead back. A resolved conversation becomes pending again only by way of open. */
  back: (change: Change, before: Conversation): Change[] => {
    switch (change.kind) {
      case 'status':
        return [
          ...(before.status !== 'open' && change.status !== 'open' ? [changes.status('open')] : []),
          changes.status(before.status),
          ...(before.snoozedUntil ? [changes.snooze(before.snoozedUntil)] : []),
        ]
      case 'spam':
        return [changes.spam(before.spam)]
      case 'subject':
        return before.subject === '' ? [] : [changes.subject(before.subject)]
      case 'snooze':
        return [changes.snooze(before.snoozedUntil)]
      case 'tags':
        return [changes.tags(before.tags)]
      case 'assignment':
        return [changes.assignment(before.assignee)]
      case 'team':
        return [changes.team(before.team)]
      case 'judgement': {
        const correction = undoCorrection(before, change.correction)
        return correction ? [changes.judgement(correction)] : []
      }
      case 'category': {
        const { category, categoryName } = before.classification ?? {}
        return category ? [changes.category({ key: category, name: categoryName ?? category })] : []
      }
    }
  },
}

function dayAndHour(at: string): string {
  return new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
