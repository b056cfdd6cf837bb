import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caps, mayAnswer, type Sent, type Trigger } from './may-answer.ts'
import { automaticHeaders, noAnswerSigns } from './signs.ts'

const now = new Date('2026-06-01T12:00:00Z')
const ours = new Set(['support@shop.example'])
const trigger: Trigger = {
  from: 'ada@customer.example',
  envelopeFrom: 'ada@customer.example',
  autoKind: 'human',
  signs: [],
  trust: 'verified',
  receivedAt: now,
}
const nothing: Sent = {
  toRecipientToday: 0,
  inConversation: 0,
  byOrganizationThisHour: 0,
  muted: false,
  echoes: 0,
  suppressed: false,
  unproven: false,
}
const ask = (change: Partial<Trigger> = {}, sent: Partial<Sent> = {}) =>
  mayAnswer({ trigger: { ...trigger, ...change }, sent: { ...nothing, ...sent }, ours, now })

test('a person who writes for the first time is answered', () => {
  expect(ask()).toBe('sent')
})

test.each<[string, Partial<Trigger>, string]>([
  ['an empty envelope sender', { envelopeFrom: '' }, 'null_sender'],
  ['the null sender', { envelopeFrom: ' <> ' }, 'null_sender'],
  ['a bounce', { autoKind: 'bounce' }, 'automatic'],
  ['an absence note', { autoKind: 'auto-reply' }, 'automatic'],
  ['a mailing list', { autoKind: 'list' }, 'automatic'],
  ['a robot by its headers', { signs: ['precedence'] }, 'automatic'],
  ['a mail server', { from: 'MAILER-DAEMON@mx.example' }, 'no_person'],
  ['an address nobody reads', { from: 'no-reply@bank.example' }, 'no_person'],
  ['a list server', { from: 'owner-news@list.example' }, 'no_person'],
  ['an address with two signs', { from: '"x@evil.example y"@ours.example' }, 'no_person'],
  ['ourselves', { from: 'Support@shop.example' }, 'own_address'],
  ['ourselves with a token', { from: 'support+c1-abc@shop.example' }, 'own_address'],
  ['a forged sender', { trust: 'forged' }, 'untrusted'],
  ['old mail of a first sync', { receivedAt: new Date(now.getTime() - 7_200_000) }, 'too_old'],
])('%s is not answered', (_, change, verdict) => {
  expect(ask(change)).toBe(verdict)
})

test.each<[string, Partial<Sent>, string]>([
  ['an address that refused mail', { suppressed: true }, 'suppressed'],
  ['a muted pair', { muted: true }, 'muted'],
  ['a robot that answers within moments', { echoes: caps.echoes }, 'loop'],
  ['somebody who had enough for a day', { toRecipientToday: caps.recipientPerDay }, 'recipient_cap'],
  ['a conversation that was answered', { inConversation: caps.perConversation }, 'conversation_cap'],
  ['a flood', { byOrganizationThisHour: caps.organizationPerHour }, 'organization_cap'],
])('%s gets nothing', (_, sent, verdict) => {
  expect(ask({}, sent)).toBe(verdict)
})

test.each([
  ['Auto-Submitted', 'auto-replied'],
  ['Auto-Submitted', 'auto-generated; type=x'],
  ['Precedence', 'bulk'],
  ['Precedence', 'LIST'],
  ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
  ['List-Id', '<news.example>'],
  ['X-Loop', 'somebody@example'],
  ['Return-Path', '<>'],
])('%s: %s says that no answer is wanted', (name, value) => {
  expect(noAnswerSigns([{ name: name.toLowerCase(), value }])).toEqual([name.toLowerCase()])
})

test('a mail of a person shows no such sign, ours always do', () => {
  const person = [
    { name: 'auto-submitted', value: 'no' },
    { name: 'precedence', value: 'first-class' },
    { name: 'return-path', value: '<ada@customer.example>' },
  ]
  expect(noAnswerSigns(person)).toEqual([])
  const own = Object.entries(automaticHeaders('x')).map(([name, value]) => ({
    name: name.toLowerCase(),
    value,
  }))
  for (const header of own) expect(noAnswerSigns([header])).toEqual([header.name])
})

test('no number of earlier mails ever turns a refusal into an answer', () => {
  const counts = fc.record({
    toRecipientToday: fc.nat(10),
    inConversation: fc.nat(4),
    byOrganizationThisHour: fc.nat(400),
    muted: fc.boolean(),
    echoes: fc.nat(4),
    suppressed: fc.boolean(),
  })
  fc.assert(
    fc.property(counts, fc.nat(5), (sent, more) => {
      const later = { ...sent, toRecipientToday: sent.toRecipientToday + more, echoes: sent.echoes + more }
      if (ask({}, sent) !== 'sent') expect(ask({}, later)).not.toBe('sent')
    }),
  )
})
