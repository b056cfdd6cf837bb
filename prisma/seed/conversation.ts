import type { Company } from './company.ts'
import { makeAttachment } from './mail/attachments.ts'
import { renderHtml } from './mail/html.ts'
import {
  agentText,
  customerText,
  pickWriter,
  quote,
  salutation,
  thanksText,
  type Writer,
} from './mail/writer.ts'
import type { Situation, Turn } from './parse-situations.ts'
import { type Customer, pickCompanion } from './people.ts'
import type { Random } from './random.ts'
import { createFill, type Fill } from './slots.ts'
import { settle } from './status.ts'
import { nextTime } from './timeline.ts'
import type { Person, SeedConversation, SeedItem, SeedMessage } from './types.ts'

type Scene = {
  company: Company
  situation: Situation
  customer: Customer
  writer: Writer
  fill: Fill
  random: Random
  agent: { name: string; email: string }
  cc: Person[]
}

/** Plays one situation from its start until its last turn, or until `now` cuts it short. */
export function playConversation(
  company: Company,
  situation: Situation,
  customer: Customer,
  startsAt: Date,
  now: Date,
  random: Random,
): SeedConversation {
  const scene = setScene(company, situation, customer, startsAt, random)
  const items: SeedItem[] = []
  let at = startsAt
  for (const turn of turnsOf(situation, now.getTime() - startsAt.getTime(), random)) {
    if (items.length > 0) at = nextTime(at, turn.kind, random)
    if (at.getTime() > now.getTime()) break
    items.push(playTurn(scene, turn, at, items))
  }
  const mailbox = company.mailboxes.find(({ address }) => address.startsWith(`${situation.options.box}@`))
  return {
    mailbox: (mailbox ?? company.mailboxes[0])?.address ?? '',
    contact: { name: customer.shown, email: customer.email },
    subject: subjectOf(scene),
    category: situation.category,
    sentiment: Math.max(
      -1,
      Math.min(1, Math.round((situation.sentiment + random.next() * 0.2 - 0.1) * 100) / 100),
    ),
    severity: situation.severity,
    language: situation.language,
    spam: 'spam' in situation.options,
    tags: situation.tags,
    items,
    ...settle(items, scene.agent.email, situation, now, random),
  }
}

function setScene(
  company: Company,
  situation: Situation,
  customer: Customer,
  startsAt: Date,
  random: Random,
): Scene {
  const { language } = situation
  const agents = company.members.filter(({ role }) => role === 'agent' || role === 'admin')
  const native = agents.filter((member) => member.language === language && language !== 'en')
  const agent = random.pick(native.length > 0 && random.chance(0.8) ? native : agents)
  const fixed = {
    me: customer.name,
    first: customer.first,
    email: customer.email,
    agent: agent.name.split(' ')[0] ?? agent.name,
    company: company.name,
    salute: salutation(customer.shown, language),
  }
  return {
    company,
    situation,
    customer,
    agent,
    random,
    fill: createFill({ random, language, startsAt, fixed, lists: company.lists }),
    writer: writerOf(situation, random),
    cc: 'cc' in situation.options ? [pickCompanion(customer, language, random)] : [],
  }
}

/** Tables and forwarded mails come from programs that write HTML. */
function writerOf({ options, language, turns }: Situation, random: Random): Writer {
  if ('plain' in options) return { client: 'gmail', style: 'terse', language }
  const writer = pickWriter(language, random)
  const rich = 'forward' in options || (turns[0]?.variants.some((text) => text.includes('\n| ')) ?? false)
  return rich ? { ...writer, client: random.pick(['gmail', 'outlook']) } : writer
}

/** Some customers say thank you at the end; some recent mails have not been answered yet. */
function turnsOf(situation: Situation, age: number, random: Random): Turn[] {
  const { turns, language } = situation
  const waiting = age < 9 * 86_400_000 && !('spam' in situation.options) && random.chance(0.22)
  const firstAnswer = turns.findIndex(({ kind }) => kind === 'out')
  if (waiting && firstAnswer > 0) return turns.slice(0, firstAnswer)
  const answered = turns.at(-1)?.kind === 'out'
  if (!answered || !random.chance(0.3)) return turns
  return [...turns, { kind: 'in', by: '', variants: [thanksText(language, random)], files: [] }]
}

function playTurn(scene: Scene, turn: Turn, at: Date, before: SeedItem[]): SeedItem {
  const { random, fill, situation, company } = scene
  const body = random.pick(turn.variants)
  if (turn.kind === 'note') {
    const others = company.members.filter(({ role }) => role !== 'viewer')
    const author = others.find(({ email }) => email.startsWith(`${turn.by}@`)) ?? random.pick(others)
    return { kind: 'note', author: author.email, at, text: fill(body) }
  }
  const messages = before.filter((item) => item.kind === 'message')
  const inbound = turn.kind === 'in'
  const first = messages.length === 0
  const text = inbound
    ? customerText(body, scene.writer, first, fill, random) + (first ? forwarded(scene) : '')
    : agentText(body, situation.language, before.every(isInbound), fill, random)
  const quotedText = quoteBefore(scene, messages.at(-1), inbound)
  const client = inbound ? scene.writer.client : 'gmail'
  return {
    kind: 'message',
    direction: inbound ? 'inbound' : 'outbound',
    author: inbound ? null : scene.agent.email,
    at,
    text,
    html: renderHtml({
      client,
      language: situation.language,
      text,
      quotedText,
      firm: inbound ? scene.customer.firm : null,
    }),
    quotedText,
    cc: scene.cc,
    attachments: turn.files.map((file) => attach(scene, file, text)),
  }
}

function isInbound(item: SeedItem): boolean {
  return item.kind === 'note' || item.direction === 'inbound'
}

/** Our own mail below the customer's words, where that is what was forwarded. */
function forwarded({ company, situation, fill }: Scene): string {
  if (!('forward' in situation.options)) return ''
  return `

${fill(company.forwards[situation.language] ?? company.forwards.en ?? '')}`
}

function quoteBefore(scene: Scene, previous: SeedMessage | undefined, inbound: boolean): string | null {
  if (!previous || (inbound && scene.random.chance(0.35))) return null
  const who =
    previous.direction === 'inbound'
      ? `${scene.customer.shown} <${scene.customer.email}>`.trim()
      : `${scene.company.mailboxes[0]?.fromName} <${scene.company.mailboxes[0]?.address}>`
  return quote({ ...previous, who }, scene.situation.language)
}

function attach(scene: Scene, template: string, text: string) {
  const filename = scene.fill(template)
  return makeAttachment(filename, [filename.replace(/\.\w+$/, ''), '', ...text.split('\n')], scene.random)
}

function subjectOf({ situation, fill, random }: Scene): string {
  const subject = fill(random.pick(situation.subjects))
  if (subject === '' || situation.language !== 'en' || !random.chance(0.12)) return subject
  return random.chance(0.6) ? subject.toLowerCase() : subject.toUpperCase()
}
