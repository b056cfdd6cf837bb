import { type Company, readCompany } from './company.ts'
import { playConversation } from './conversation.ts'
import type { Situation } from './parse-situations.ts'
import { type Customer, pickCustomer } from './people.ts'
import { createRandom, type Random } from './random.ts'
import { startTimes } from './timeline.ts'
import type { SeedArticle, SeedConversation, SeedOrganization, Slug } from './types.ts'

const day = 86_400_000

export type GenerateOptions = { now: Date; conversations?: number; random?: string | number }

/**
 * A demo organization with its members, knowledge and the last 60 days of mail, oldest conversation
 * first. Pure: the same options give the same organization.
 */
export function generateOrganization(slug: Slug, options: GenerateOptions): SeedOrganization {
  const company = readCompany(slug)
  const { name, domain, mailboxes, members, teams, tags, savedReplies } = company
  return {
    slug,
    name,
    domain,
    mailboxes,
    members,
    teams,
    tags,
    savedReplies,
    articles: company.articles.map((article) => articleOf(article, options.now)),
    conversations: generateConversations(company, options),
  }
}

function generateConversations(company: Company, options: GenerateOptions): SeedConversation[] {
  const { now, conversations: count = 340 } = options
  const seed = `${company.slug}:${options.random ?? 1}`
  const random = createRandom(seed)
  const times = startTimes(count, now, random)
  const told = { subjects: new Set<string>(), texts: new Set<string>() }
  const known: Known = { taken: new Set(), customers: [] }
  const played = dealSituations(company.situations, count, random).map((situation, index) => {
    const at = startOf(situation, times[index] ?? now, now, random)
    const customer = newOrKnown(situation, known, random)
    const play = (attempt: number) =>
      playConversation(company, situation, customer, at, now, createRandom(`${seed}:${index}:${attempt}`))
    return firstNew(play, told)
  })
  return played.sort((a, b) => startedAt(a) - startedAt(b))
}

/**
 * Mails about one event (`+ago=` days) come in on the same morning, threads of many turns begin early
 * enough to have become long, all others start whenever they start.
 */
function startOf({ options, turns }: Situation, usual: Date, now: Date, random: Random): Date {
  const age = (now.getTime() - usual.getTime()) / day
  if (turns.length >= 12 && age < 12) return new Date(usual.getTime() - random.int(12, 40) * day)
  if (options.ago === undefined) return usual
  const morning = new Date(now.getTime() - Number(options.ago) * day)
  morning.setUTCHours(8, random.int(14, 400), random.int(0, 59), 0)
  return morning
}

/** An article as it is published; those about the one event name its day. */
function articleOf({ title, body, language, status, collection }: SeedArticle, now: Date): SeedArticle {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const outage = format.format(new Date(now.getTime() - 9 * day))
  const fill = (text: string) => text.replaceAll('{outage}', outage)
  return { title: fill(title), body: fill(body), language, status, collection }
}

function startedAt({ items }: SeedConversation): number {
  return items[0]?.at.getTime() ?? 0
}

type Known = { taken: Set<string>; customers: { language: string; customer: Customer }[] }

/** About one mail in ten comes from somebody who has written before. */
function newOrKnown({ language, options }: Situation, known: Known, random: Random): Customer {
  const before = known.customers.filter((each) => each.language === language)
  const reuse = random.chance(0.12) && !('firm' in options) && !('spam' in options) && before.length > 3
  if (reuse) return random.pick(before).customer
  const customer = pickCustomer(language, 'firm' in options, known.taken, random)
  if (!('spam' in options)) known.customers.push({ language, customer })
  return customer
}

/** Every situation once before any comes again; `+w=` makes one rarer, or more frequent, afterwards. */
function dealSituations(situations: Situation[], count: number, random: Random): Situation[] {
  const dealt = random.shuffle(situations)
  while (dealt.length < count)
    dealt.push(...random.shuffle(situations.flatMap((each) => again(each, random))))
  return random.shuffle(dealt.slice(0, count))
}

function again(situation: Situation, random: Random): Situation[] {
  const weight = Number(situation.options.w ?? 1)
  const times = Math.floor(weight) + (random.chance(weight % 1) ? 1 : 0)
  return Array.from({ length: times }, () => situation)
}

/** Plays again, with other chances, while the subject or the first mail has been seen before. */
function firstNew(
  play: (attempt: number) => SeedConversation,
  told: { subjects: Set<string>; texts: Set<string> },
): SeedConversation {
  let conversation = play(0)
  for (let attempt = 1; attempt < 12 && seen(conversation, told); attempt += 1) conversation = play(attempt)
  told.subjects.add(conversation.subject)
  told.texts.add(openingOf(conversation))
  return conversation
}

function seen(conversation: SeedConversation, told: { subjects: Set<string>; texts: Set<string> }): boolean {
  const repeated = conversation.subject !== '' && told.subjects.has(conversation.subject)
  return repeated || told.texts.has(openingOf(conversation))
}

function openingOf({ items }: SeedConversation): string {
  return items[0]?.text ?? ''
}
