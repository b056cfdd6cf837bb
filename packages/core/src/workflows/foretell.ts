import type { Classification } from '@frontdesk/ai/classification'
import { now } from '@frontdesk/runtime/clock'
import { nextOpening } from '../business-hours/next-opening.ts'
import { type OpenInterval, usualHours } from '../business-hours/open-spans.ts'
import type { OrgContext } from '../context.ts'
import type { Names } from './actions/action.ts'
import { simulate } from './definition/simulate.ts'
import type { Facts } from './facts/facts.ts'
import { readNames } from './facts/names.ts'
import { findListeners, type Listener } from './running/listeners.ts'

/** A workflow that would run for a message, and what it would do, as sentences. */
export type Foretold = { id: string; name: string; trigger: string; why: string; does: string[] }

/** What foretelling needs from the database. */
export type Listening = { listeners: Listener[]; names: Names | null; organization: Facts['organization'] }

const begins = ['conversation_created', 'message_arrived', 'classified'] as const

export async function readListening(ctx: OrgContext): Promise<Listening> {
  const listeners: Listener[] = []
  for (const trigger of begins) {
    const found = await findListeners(ctx, { trigger, conversationId: '', workflowId: null })
    listeners.push(...found.filter(({ definition }) => definition.trigger.on === trigger))
  }
  const { businessHours, ...said } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true, timeZone: true, businessHours: true, answerThreshold: true },
  })
  const named = businessHours as OpenInterval[]
  const at = now()
  const opens = nextOpening(at, named.length > 0 ? named : usualHours, said.timeZone)
  const organization = { ...said, openNow: opens?.getTime() === at.getTime() }
  return { listeners, names: listeners.length > 0 ? await readNames(ctx) : null, organization }
}

type Judged = Pick<Classification, 'route' | 'confidence' | 'sentiment' | 'severity' | 'language'>
type Text = { text: string; channel: string; category: string | null }

/** Which workflows would run for a first message with this text, and what they would do. Nothing is done. */
export function foretell(listening: Listening, judged: Judged, text: Text): Foretold[] {
  const { listeners, names } = listening
  if (names === null) return []
  return listeners.flatMap(({ workflowId, name, definition }) => {
    const facts = factsOf(listening, judged, text, definition.trigger.on)
    const { matched, verdict, does } = simulate(definition, facts, names)
    return matched ? [{ id: workflowId, name, trigger: definition.trigger.on, why: verdict.said, does }] : []
  })
}

function factsOf(
  { organization }: Listening,
  judged: Judged,
  { text, channel, category }: Text,
  trigger: Facts['event']['trigger'],
): Facts {
  const at = now()
  const subject = text.split('\n', 1)[0]?.slice(0, 200) ?? ''
  return {
    at,
    organization,
    event: { trigger, detail: {} },
    conversation: {
      id: '',
      number: 0,
      subject,
      status: 'open',
      priority: 'normal',
      channel,
      spam: false,
      assigneeId: null,
      teamId: null,
      mailboxId: '',
      tags: [],
      messageCount: 1,
      hasAttachments: false,
      createdAt: at,
      waitingSince: at,
    },
    contact: { id: '', name: '', email: '', conversations: 1 },
    message: {
      id: '',
      sequence: 1,
      direction: 'inbound',
      subject,
      text,
      autoKind: 'human',
      trust: 'unverified',
      attachments: 0,
    },
    classification: {
      route: judged.route,
      category,
      confidence: judged.confidence,
      sentiment: judged.sentiment.score,
      severity: judged.severity,
      language: judged.language,
    },
  }
}
