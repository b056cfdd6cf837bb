import { expect, test } from 'vitest'
import { readCompany } from './company.ts'
import { generateOrganization } from './generate.ts'
import type { SeedConversation, SeedMessage, SeedOrganization } from './types.ts'

const now = new Date('2026-11-21T14:00:00Z')
const day = 86_400_000
const acme = generateOrganization('acme', { now })
const lumio = generateOrganization('lumio', { now })

const categories =
  'refund billing order_status delivery_address returns cancellation product_question technical_issue account_access invoice complaint data_protection safety security feedback partnership other'.split(
    ' ',
  )

test.each([acme, lumio])(
  '$slug looks like a company: members, mailboxes, knowledge, replies, mail',
  (org) => {
    expect(org.conversations.length).toBeGreaterThanOrEqual(320)
    expect(org.members.filter(({ role }) => role === 'agent')).toHaveLength(3)
    expect(new Set(org.members.map(({ role }) => role))).toEqual(
      new Set(['owner', 'admin', 'agent', 'viewer']),
    )
    expect(org.mailboxes).toHaveLength(2)
    expect(org.savedReplies.length).toBeGreaterThanOrEqual(12)
    const english = org.articles.filter(({ language }) => language === 'en')
    expect(english.length).toBeGreaterThanOrEqual(35)
    expect(org.articles.length - english.length).toBeGreaterThanOrEqual(7)
    for (const { title, body } of org.articles) {
      expect(title).not.toBe('')
      expect(wordsIn(body)).toBeGreaterThanOrEqual(110)
      expect(wordsIn(body)).toBeLessThanOrEqual(500)
    }
  },
)

test.each([acme, lumio])(
  '$slug has two teams of its own people, which share out what is written about',
  (org) => {
    expect(org.teams).toHaveLength(2)
    const [emails, addresses] = [
      org.members.map(({ email }) => email),
      org.mailboxes.map(({ address }) => address),
    ]
    for (const team of org.teams) {
      expect(emails).toEqual(expect.arrayContaining(team.members))
      expect(addresses).toEqual(expect.arrayContaining(team.mailboxes))
      expect(categories).toEqual(expect.arrayContaining(team.categories))
      const theirs = org.conversations.filter(({ category }) => team.categories.includes(category))
      expect(theirs.length).toBeGreaterThan(20)
    }
    const shared = org.teams.flatMap((team) => team.categories)
    expect(new Set(shared).size).toBe(shared.length)
  },
)

test.each(['acme', 'lumio'] as const)('%s has at least 90 situations with sound head lines', (slug) => {
  const { situations, tags } = readCompany(slug)
  expect(situations.length).toBeGreaterThanOrEqual(90)
  expect(new Set(situations.map(({ key }) => key)).size).toBe(situations.length)
  for (const situation of situations) {
    expect(categories).toContain(situation.category)
    expect(['low', 'normal', 'high', 'urgent']).toContain(situation.severity)
    expect(Math.abs(situation.sentiment)).toBeLessThanOrEqual(1)
    expect(situation.subjects.length, situation.key).toBeGreaterThan(0)
    expect(situation.turns[0]?.kind, situation.key).toBe('in')
    expect(situation.turns.flatMap(({ variants }) => variants).every((text) => text !== '')).toBe(true)
    expect(tags, situation.key).toEqual(expect.arrayContaining(situation.tags))
  }
})

test('the same seed and time give the same organization, another seed another one', () => {
  expect(generateOrganization('acme', { now })).toEqual(acme)
  const other = generateOrganization('acme', { now, random: 2 })
  expect(other.conversations.map(({ subject }) => subject)).not.toEqual(
    acme.conversations.map(({ subject }) => subject),
  )
})

test.each([acme, lumio])('$slug is written to in at least eight languages, mostly English', (org) => {
  const languages = org.conversations.map(({ language }) => language)
  expect(new Set(languages).size).toBeGreaterThanOrEqual(8)
  expect(languages.filter((language) => language === 'en').length).toBeGreaterThan(languages.length / 2)
})

test.each([acme, lumio])('$slug leaves no slot or choice unresolved', (org) => {
  for (const text of textsOf(org)) {
    expect(text).not.toMatch(/\{[a-z]+\d?\}/i)
    expect(text).not.toMatch(/\[[^[\]]*\|[^[\]]*\]/)
    expect(text).not.toMatch(/undefined|\[object|lorem ipsum/i)
  }
})

test.each([now, new Date('2027-01-01T03:05:00Z'), new Date('2026-06-07T23:50:00Z')])(
  'times rise inside a conversation and never pass %s',
  (moment) => {
    for (const { items, snoozedUntil } of generateOrganization('lumio', { now: moment }).conversations) {
      const times = items.map(({ at }) => at.getTime())
      expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true)
      expect(times[0]).toBeGreaterThanOrEqual(moment.getTime() - 60 * day)
      expect(times.at(-1)).toBeLessThanOrEqual(moment.getTime())
      if (snoozedUntil) expect(snoozedUntil.getTime()).toBeGreaterThan(moment.getTime())
    }
  },
)

test.each([acme, lumio])(
  '$slug gets more mail lately and on working days than long ago and on Sundays',
  (org) => {
    const starts = org.conversations.map(({ items }) => items[0]?.at ?? now)
    const within = (from: number, to: number) =>
      starts.filter(
        (at) => at.getTime() > now.getTime() - from * day && at.getTime() <= now.getTime() - to * day,
      )
    expect(within(15, 0).length).toBeGreaterThan(within(60, 45).length * 1.3)
    const before = within(60, 1)
    expect(before.filter((at) => at.getUTCDay() === 0).length).toBeLessThan(
      before.filter((at) => at.getUTCDay() === 2).length,
    )
  },
)

test.each([acme, lumio])('$slug never tells the same mail twice', (org) => {
  const openings = org.conversations.map(({ items }) => messageTexts(items)[0])
  const subjects = org.conversations.map(({ subject }) => subject).filter((subject) => subject !== '')
  expect(new Set(openings).size).toBeGreaterThanOrEqual(openings.length - 2)
  expect(new Set(subjects).size).toBeGreaterThanOrEqual(subjects.length * 0.9)
})

test.each([acme, lumio])(
  '$slug has every status, snoozed, spam, urgent safety and new unassigned mail',
  (org) => {
    const count = (matches: (each: SeedConversation) => boolean) => org.conversations.filter(matches).length
    for (const status of ['open', 'pending', 'resolved', 'closed']) {
      expect(
        count((each) => each.status === status),
        status,
      ).toBeGreaterThan(5)
    }
    expect(count(({ snoozedUntil }) => snoozedUntil !== null)).toBeGreaterThanOrEqual(2)
    expect(count(({ spam }) => spam)).toBeGreaterThanOrEqual(3)
    expect(count(({ category, severity }) => category === 'safety' && severity === 'urgent')).toBeGreaterThan(
      2,
    )
    expect(count((each) => each.assignee === null && !each.spam && startedWithin(each, 1))).toBeGreaterThan(5)
    const old = org.conversations.filter((each) => !startedWithin(each, 30))
    expect(old.filter(({ status }) => status === 'resolved').length).toBeGreaterThan(old.length * 0.7)
  },
)

test.each([acme, lumio])('$slug has long threads, notes, quoted history and unusual mails', (org) => {
  const items = org.conversations.flatMap((each) => each.items)
  const messages = items.filter((item): item is SeedMessage => item.kind === 'message')
  const long = org.conversations.filter((each) => messageTexts(each.items).length >= 12)
  expect(long.length).toBeGreaterThanOrEqual(3)
  expect(items.some(({ kind }) => kind === 'note')).toBe(true)
  expect(messages.some(({ quotedText }) => quotedText?.includes('\n>>'))).toBe(true)
  expect(messages.some(({ html }) => html?.includes('<table'))).toBe(true)
  expect(messages.some(({ html }) => html?.includes('<img src="https://'))).toBe(true)
  expect(messages.some(({ html }) => html?.includes('dir="rtl"'))).toBe(true)
  expect(org.conversations.some(({ subject }) => subject === '')).toBe(true)
  expect(org.conversations.some(({ contact }) => contact.name === '')).toBe(true)
  expect(org.conversations.some(({ contact }) => contact.name.length > 45)).toBe(true)
})

test.each([acme, lumio])('$slug carries attachments whose bytes are what their name says', (org) => {
  const attachments = messagesOf(org).flatMap((message) => message.attachments)
  const starts: Record<string, string> = { png: '\x89PNG\r\n', pdf: '%PDF-1.4' }
  expect(attachments.length).toBeGreaterThan(40)
  expect(attachments.some(({ filename }) => /[^\x20-\x7e]/.test(filename))).toBe(true)
  for (const { filename, content } of attachments) {
    const start = starts[filename.split('.').at(-1) ?? ''] ?? ''
    expect(Buffer.from(content).subarray(0, start.length).toString('latin1'), filename).toBe(start)
    expect(content.length).toBeGreaterThan(10)
  }
})

test.each([acme, lumio])('$slug uses reserved domains and its own people and mailboxes only', (org) => {
  const members = new Set<string | null>([null, ...org.members.map(({ email }) => email)])
  const addresses = org.mailboxes.map(({ address }) => address)
  for (const each of org.conversations) {
    expect(each.contact.email).toMatch(/^[a-z0-9._]+@[a-z-]+\.(example|test)$/)
    expect(addresses).toContain(each.mailbox)
    expect(members.has(each.assignee)).toBe(true)
    expect(each.items.every(({ author }) => members.has(author))).toBe(true)
  }
  for (const text of textsOf(org)) {
    for (const [address] of text.matchAll(/[\w.]+@[\w-]+\.[a-z]{2,}/g))
      expect(address).toMatch(/\.(example|test)$/)
  }
})

test.each([acme, lumio])(
  'most open questions of $slug fall into a category that has a published article',
  (org) => {
    const answered = new Set(
      readCompany(org.slug)
        .articles.filter(({ status }) => status === 'published')
        .flatMap(({ answers }) => answers),
    )
    const open = org.conversations.filter(({ status, spam }) => status === 'open' && !spam)
    const covered = open.filter(({ category }) => answered.has(category))
    expect(open.length).toBeGreaterThan(10)
    expect(covered.length).toBeGreaterThanOrEqual(open.length * 0.6)
  },
)

test.each([acme, lumio])('$slug greets contacts without a name without leaving a gap', (org) => {
  const answers = org.conversations
    .filter(({ contact }) => contact.name === '')
    .flatMap(({ items }) => messageTexts(items.filter(({ author }) => author !== null)))
  expect(answers.length).toBeGreaterThan(5)
  for (const answer of answers) expect(answer.split('\n')[0]).not.toMatch(/[ ,][,:،]$/)
})

test('plays as many conversations as asked for', () => {
  expect(generateOrganization('acme', { now, conversations: 700 }).conversations).toHaveLength(700)
  expect(generateOrganization('lumio', { now, conversations: 20 }).conversations).toHaveLength(20)
}, 60_000)

function messagesOf(org: SeedOrganization): SeedMessage[] {
  return org.conversations.flatMap(({ items }) => items).filter((item) => item.kind === 'message')
}

function messageTexts(items: SeedConversation['items']): string[] {
  return items.filter(({ kind }) => kind === 'message').map(({ text }) => text)
}

function textsOf(org: SeedOrganization): string[] {
  return org.conversations.flatMap(({ subject, items }) => [
    subject,
    ...items.flatMap((item) =>
      item.kind === 'note'
        ? [item.text]
        : [item.text, item.quotedText ?? '', ...item.attachments.map(({ filename }) => filename)],
    ),
  ])
}

function startedWithin({ items }: SeedConversation, days: number): boolean {
  return (items[0]?.at.getTime() ?? 0) > now.getTime() - days * day
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length
}
