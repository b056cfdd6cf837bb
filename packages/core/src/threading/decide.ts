import { comparableSubject } from './subject.ts'

/** Why a stored conversation comes into question for a mail. */
export type Relation =
  /** the provider keeps both in one thread */
  | 'thread'
  /** the mail names a message of it in In-Reply-To or References */
  | 'named'
  /** a message of it names the mail: an answer that came before what it answers */
  | 'answer'
  /** a recent conversation of the same contact in the same mailbox */
  | 'recent'

export type Candidate = {
  relation: Relation
  conversationId: string
  /** by what it was found: the stored Message-ID, or the subject of a recent conversation */
  mark: string
  mailboxId: string
  /** whether the sender takes part in that conversation already */
  participant: boolean
}

export type ThreadingInput = {
  mailboxId: string
  /** Message-IDs the mail names, likeliest first */
  named: string[]
  candidates: Candidate[]
  /** the conversation a plus-address token with a valid MAC stands for */
  tokenConversationId: string | null
  /** whether a plus-address token came with a MAC that does not fit */
  tokenForged: boolean
  sender: string
  subject: string
  /** whether the mail looks like an answer: by its subject, by what it names or by what it quotes */
  answers: boolean
  /** a bounce or report comes from a mail server, which takes part in nothing */
  aboutDelivery: boolean
}

/** A conversation the mail is related to without belonging there. */
export type Link = { conversationId: string; reason: string }

export type Threading = {
  verdict: 'provider_thread' | 'reference' | 'token' | 'answered_before' | 'subject' | 'new'
  conversationId: string | null
  evidence: string[]
  links: Link[]
  /** conversations that have turned out to be the same one */
  joins: Link[]
}

type Found = Omit<Threading, 'links' | 'evidence' | 'joins'>
type Notes = Pick<Threading, 'evidence' | 'links'>

/**
 * Decides where a mail belongs, with the reasons. A thread, a Message-ID or a subject counts only together with a
 * participant: lists and newsletters share ids between strangers, and merging strangers shows one person another's
 * mail. Such a relation is kept as a link.
 */
export function decideThread(input: ThreadingInput): Threading {
  const notes: Notes = { evidence: [], links: [] }
  for (const rule of [byProviderThread, byReference, byToken, byEarlierAnswer, bySubject]) {
    const found = rule(input, notes)
    if (found) return { ...found, ...notes, joins: joinsOf(input, found) }
  }
  if (input.named.length === 0) notes.evidence.push('names no earlier mail')
  else if (!input.candidates.some(({ relation, mark }) => relation === 'named' && input.named.includes(mark)))
    notes.evidence.push('names only mails that are not known here')
  return { verdict: 'new', conversationId: null, ...notes, joins: [] }
}

function byProviderThread(input: ThreadingInput, notes: Notes): Found | null {
  const inThread = near(input, 'thread')
  const found = inThread.find(({ participant }) => participant || input.aboutDelivery)
  if (found) {
    notes.evidence.push('its provider keeps it in the same thread', takesPart(input))
    return { verdict: 'provider_thread', conversationId: found.conversationId }
  }
  const [stranger] = inThread
  if (stranger) {
    const reason = `its provider keeps it in one thread with that conversation, but ${input.sender} takes no part there`
    noteLink(notes, stranger, reason)
  }
  return null
}

function byReference(input: ThreadingInput, notes: Notes): Found | null {
  const candidates = near(input, 'named')
  for (const messageId of input.named) {
    const candidate = candidates.find(({ mark }) => mark === messageId)
    if (!candidate) continue
    if (candidate.participant) notes.evidence.push(`answers ${messageId}`, takesPart(input))
    else if (input.aboutDelivery) notes.evidence.push(`reports on ${messageId}`)
    else {
      noteLink(notes, candidate, `names ${messageId}, but ${input.sender} takes no part in that conversation`)
      continue
    }
    return { verdict: 'reference', conversationId: candidate.conversationId }
  }
  const elsewhere = input.candidates.find(
    ({ relation, mailboxId }) => relation === 'named' && mailboxId !== input.mailboxId,
  )
  if (elsewhere) noteLink(notes, elsewhere, `names ${elsewhere.mark}, which came to another mailbox`)
  return null
}

function byToken({ tokenConversationId, tokenForged }: ThreadingInput, notes: Notes): Found | null {
  if (tokenForged) notes.evidence.push('sent to a reply address whose signature is not valid')
  if (tokenConversationId === null) return null
  notes.evidence.push('sent to the reply address of that conversation, its signature is valid')
  return { verdict: 'token', conversationId: tokenConversationId }
}

function byEarlierAnswer(input: ThreadingInput, notes: Notes): Found | null {
  if (input.aboutDelivery) return null
  const found = near(input, 'answer').find(({ participant }) => participant)
  if (!found) return null
  notes.evidence.push('was answered there by a mail that came before it', takesPart(input))
  return { verdict: 'answered_before', conversationId: found.conversationId }
}

function bySubject(input: ThreadingInput, notes: Notes): Found | null {
  const subject = comparableSubject(input.subject)
  if (!input.answers || input.aboutDelivery || subject === null) return null
  const found = near(input, 'recent').find(
    ({ mark, participant }) => participant && comparableSubject(mark) === subject,
  )
  if (!found) return null
  notes.evidence.push(
    'has the subject of a recent conversation',
    `${input.sender} is the contact of that conversation`,
  )
  return { verdict: 'subject', conversationId: found.conversationId }
}

/** The sender's own answers to the mail that came before it, where they stand apart from what it answers itself. */
function joinsOf(input: ThreadingInput, { conversationId }: Found): Link[] {
  if (input.aboutDelivery) return []
  const apart = near(input, 'answer').filter(
    (found) => found.participant && found.conversationId !== conversationId,
  )
  const reason = 'answers a mail of this conversation that came after it'
  return [...new Set(apart.map((found) => found.conversationId))].map((id) => ({
    conversationId: id,
    reason,
  }))
}

function near({ candidates, mailboxId }: ThreadingInput, relation: Relation): Candidate[] {
  return candidates.filter((found) => found.relation === relation && found.mailboxId === mailboxId)
}

function takesPart({ sender, aboutDelivery }: ThreadingInput): string {
  return aboutDelivery ? 'reports on a delivery' : `${sender} takes part in that conversation`
}

function noteLink({ evidence, links }: Notes, { conversationId }: Candidate, reason: string): void {
  evidence.push(reason)
  if (!links.some((link) => link.conversationId === conversationId)) links.push({ conversationId, reason })
}
