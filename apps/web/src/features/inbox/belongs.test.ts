import { expect, test } from 'vitest'
import type { Conversation } from './api.ts'
import { belongs } from './belongs.ts'

const me = '0199c1de-0000-7000-8000-000000000001'

function row(change: Partial<Conversation>): Conversation {
  return {
    id: '0199c1de-0000-7000-8000-000000000002',
    number: 1,
    channel: 'mail',
    subject: '',
    status: 'open',
    inProgress: false,
    priority: 'normal',
    spam: false,
    snoozedUntil: null,
    contact: { id: me, name: '', email: '', company: null },
    mailbox: { id: me, address: '', name: '' },
    assignee: null,
    team: null,
    classification: null,
    sla: null,
    tags: [],
    preview: '',
    unread: false,
    hasAttachments: false,
    hasDraft: false,
    messageCount: 1,
    waitingSince: null,
    lastMessageAt: '2026-03-20T10:00:00.000Z',
    createdAt: '2026-03-20T10:00:00.000Z',
    mergedInto: null,
    ...change,
  }
}

const mine = { status: 'open', assignee: 'me' } as const

test('takes a conversation out of the list it was resolved, snoozed or thrown out of', () => {
  const assigned = { assignee: { id: me, name: 'Me', email: '' } }
  expect(belongs(row(assigned), mine, me)).toBe(true)
  expect(belongs(row({ ...assigned, status: 'resolved' }), mine, me)).toBe(false)
  expect(belongs(row({ ...assigned, snoozedUntil: '2030-01-01T00:00:00.000Z' }), mine, me)).toBe(false)
  expect(belongs(row({ ...assigned, spam: true }), mine, me)).toBe(false)
  expect(belongs(row({}), mine, me)).toBe(false)
})

test('keeps spam in the spam list and snoozed ones in the snoozed list', () => {
  expect(belongs(row({ spam: true }), { status: 'spam' }, me)).toBe(true)
  expect(belongs(row({}), { status: 'spam' }, me)).toBe(false)
  expect(belongs(row({ snoozedUntil: '2030-01-01T00:00:00.000Z' }), { status: 'snoozed' }, me)).toBe(true)
})

test('believes the server about everything a row does not tell', () => {
  expect(belongs(row({}), { status: 'all', tag: 'vip', q: 'refund' }, me)).toBe(true)
})

test('takes a conversation out of the list of the team it was given away from', () => {
  const returns = { id: me, name: 'Returns' }
  const sales = { id: '0199c1de-0000-7000-8000-000000000003', name: 'Sales' }
  expect(belongs(row({ team: returns }), { team: returns.id }, me)).toBe(true)
  expect(belongs(row({ team: sales }), { team: returns.id }, me)).toBe(false)
  expect(belongs(row({ team: null }), { team: returns.id }, me)).toBe(false)
  expect(belongs(row({ team: null }), { team: 'mine' }, me)).toBe(false)
  expect(belongs(row({ team: sales }), { team: 'mine' }, me)).toBe(true)
  expect(belongs(row({ team: sales }), { team: 'none' }, me)).toBe(false)
})

test('a conversation leaves the list of those who wait as soon as it is answered', () => {
  const waits = { waiting: true }
  expect(belongs(row({ waitingSince: '2026-03-20T10:00:00.000Z' }), waits, me)).toBe(true)
  expect(belongs(row({ waitingSince: null }), waits, me)).toBe(false)
  expect(belongs(row({ waitingSince: null }), {}, me)).toBe(true)
})
