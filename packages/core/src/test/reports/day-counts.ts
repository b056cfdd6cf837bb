import { asSystem } from '../../context.ts'

/** Everything days are counted from, as it lies in the tables. */
export async function rawRows(organizationId: string) {
  const where = { where: { organizationId } }
  return asSystem('test', async (db) => ({
    conversations: await db.conversation.findMany(where),
    messages: await db.message.findMany({ ...where, orderBy: { id: 'asc' } }),
    deliveries: await db.delivery.findMany(where),
    events: await db.conversationEvent.findMany(where),
    notes: await db.note.findMany(where),
    clocks: await db.slaClock.findMany(where),
    csat: await db.csatAnswer.findMany(where),
    calls: await db.aiCall.findMany(where),
    reviews: await db.draftReview.findMany(where),
  }))
}

type Raw = Awaited<ReturnType<typeof rawRows>>
type Conversation = Raw['conversations'][number]
type Message = Raw['messages'][number]
type Fact = { what: string; amount: number; at: Date; of: string | null; author?: string | null }

/** What should stand in the tables of counted days: `day dimension key what` → how much, nothing that is 0. */
export function expectedCounts(raw: Raw, timeZone: string): Record<string, number> {
  const known = new Map(raw.conversations.map((one) => [one.id, one]))
  const counted: Record<string, number> = {}
  for (const fact of [...ofMessages(raw), ...ofTimeline(raw), ...ofRest(raw)]) {
    const conversation = fact.of === null ? undefined : known.get(fact.of)
    if (conversation?.spam && !fact.what.startsWith('ai')) continue
    for (const [dimension, key] of Object.entries(keysOf(conversation, fact))) {
      const name = `${localDate(fact.at, timeZone)} ${dimension} ${key} ${fact.what}`
      counted[name] = (counted[name] ?? 0) + fact.amount
    }
  }
  return Object.fromEntries(Object.entries(counted).filter(([, amount]) => amount !== 0))
}

/** The same as it is stored. */
export async function storedCounts(organizationId: string): Promise<Record<string, number>> {
  const rows = await asSystem('test', (db) => db.rollup.findMany({ where: { organizationId } }))
  const entries = rows.flatMap(({ organizationId: _, day, dimension, key, ...measures }) =>
    Object.entries(measures).flatMap(([measure, value]) => {
      const name = `${day.toISOString().slice(0, 10)} ${dimension} ${key} ${measure}`
      if (typeof value !== 'object') return [[name, Number(value)] as const]
      const { count, seconds } = value as { count: number; seconds: number }
      return [[`${name}Count`, count] as const, [`${name}Seconds`, seconds] as const]
    }),
  )
  return Object.fromEntries(entries.filter(([, amount]) => amount !== 0))
}

function keysOf(conversation: Conversation | undefined, fact: Fact): Record<string, string> {
  return {
    all: '',
    mailbox: conversation?.mailboxId ?? '',
    team: conversation?.teamId ?? '',
    member: (fact.author === undefined ? conversation?.assigneeId : fact.author) ?? '',
    category: conversation?.categoryId ?? '',
    channel: conversation?.channel ?? '',
  }
}

function ofMessages(raw: Raw): Fact[] {
  const delivery = new Map(raw.deliveries.map((one) => [one.messageId, one]))
  const answeredAt = (message: Message): Date | null => {
    if (message.direction !== 'outbound' || message.autoKind !== 'human' || message.forwardedId) return null
    const sending = delivery.get(message.id)
    if (sending && (sending.state === 'undone' || sending.state === 'failed')) return null
    return sending?.scheduled ? sending.finishedAt : message.createdAt
  }
  const asks = ({ direction, autoKind }: Message) =>
    direction === 'inbound' && (autoKind === 'human' || autoKind === 'list')
  return raw.conversations.flatMap(({ id }) => {
    const messages = raw.messages.filter(({ conversationId }) => conversationId === id)
    const fact = (what: string, at: Date, more: Partial<Fact> = {}) => ({
      what,
      amount: 1,
      at,
      of: id,
      ...more,
    })
    const replies = messages
      .flatMap((message) => {
        const at = answeredAt(message)
        return at ? [{ at, author: message.authorId, alone: verdictOf(message) === 'answer' }] : []
      })
      .sort((a, b) => a.at.getTime() - b.at.getTime())
    const asked = earliest(messages.filter(asks).map(({ createdAt }) => createdAt))
    const first = asked && replies.find(({ at }) => at >= asked)
    const began = earliest(messages.map(({ createdAt }) => createdAt))
    return [
      ...(began ? [fact('opened', began)] : []),
      ...messages.filter(asks).map(({ createdAt }) => fact('messagesIn', createdAt)),
      ...replies.map(({ at, author, alone }) =>
        fact(alone ? 'repliesAlone' : 'repliesByPeople', at, { author }),
      ),
      ...(asked && first
        ? [
            fact('firstResponseCount', first.at, { author: first.author }),
            fact('firstResponseSeconds', first.at, {
              author: first.author,
              amount: Math.round((first.at.getTime() - asked.getTime()) / 1_000),
            }),
          ]
        : []),
    ]
  })
}

const verdictOf = ({ threading }: Message) => (threading as { verdict?: string }).verdict
const earliest = (times: Date[]) =>
  times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())))

const settles: Record<string, boolean> = {
  resolved: true,
  closed: true,
  replied_and_resolved: true,
  reopened: false,
  parked: false,
  delivery_failed: false,
  delivery_unknown: false,
}

function ofTimeline(raw: Raw): Fact[] {
  return raw.conversations.flatMap(({ id }) => {
    const lines = raw.events
      .filter(({ conversationId }) => conversationId === id)
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
    const opened = earliest(
      raw.messages.flatMap(({ conversationId, createdAt }) => (conversationId === id ? [createdAt] : [])),
    )
    const found: Fact[] = []
    let [settled, ever] = [false, false]
    for (const { type, detail, createdAt: at } of lines) {
      const { status } = detail as { status?: string }
      const now = settles[type] ?? (status === undefined ? settled : ['resolved', 'closed'].includes(status))
      const fact = { amount: 1, at, of: id }
      if (now !== settled) found.push({ ...fact, what: now ? 'resolved' : 'reopened' })
      if (now && !settled && !ever && opened && opened <= at) {
        const amount = Math.round((at.getTime() - opened.getTime()) / 1_000)
        found.push({ ...fact, what: 'resolutionCount' }, { ...fact, what: 'resolutionSeconds', amount })
      }
      settled = now
      ever ||= now
    }
    return found
  })
}

function ofRest(raw: Raw): Fact[] {
  const drafts: Record<string, string> = {
    draft_offered: 'draftsOffered',
    draft_dismissed: 'draftsDismissed',
  }
  const one = (
    what: string,
    { conversationId, createdAt }: { conversationId: string | null; createdAt: Date },
  ) => ({
    what,
    amount: 1,
    at: createdAt,
    of: conversationId,
  })
  return [
    ...raw.notes.map((note) => ({ ...one('notes', note), author: note.authorId })),
    ...raw.clocks
      .filter(({ stoppedAt, metAt, breachToldAt }) => !stoppedAt && (metAt || breachToldAt))
      .map((clock) => {
        const late = clock.breachToldAt || (clock.metAt && clock.dueAt && clock.metAt > clock.dueAt)
        return { ...one(late ? 'slaBreached' : 'slaMet', clock), at: clock.startedAt }
      }),
    ...raw.csat.flatMap((answer) => [
      one('csatAnswers', answer),
      ...(answer.rating > 3 ? [one('csatGood', answer)] : []),
      ...(answer.rating < 3 ? [one('csatBad', answer)] : []),
    ]),
    ...raw.calls.flatMap((call) => [
      one('aiCalls', call),
      { ...one('aiCostMicros', call), amount: call.costMicros ?? 0 },
    ]),
    ...raw.events.flatMap((event) => {
      const what = drafts[event.type]
      return what ? [one(what, event)] : []
    }),
    ...raw.reviews
      .filter(({ mode }) => mode !== 'shadow')
      .map((review) => one((review.similarity ?? 0) >= 1 ? 'draftsUnchanged' : 'draftsEdited', review)),
  ]
}

/** The day it is there, as people write it in Sweden. */
function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}
