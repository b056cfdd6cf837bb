import { expect, test } from 'vitest'
import { noticeTypes } from './affected.ts'
import { tellingOf, toldTypes } from './tellings.ts'

const agent = { memberId: 'mia', permissions: ['conversations:read'] as const }
const admin = {
  memberId: 'ola',
  permissions: ['compliance:read', 'webhooks:manage'] as const,
}

test('a member hears of what a workflow notified them of, with the conversation to open', () => {
  const notice = { type: 'member.notified', conversationId: 'c', memberId: 'mia' }
  expect(tellingOf(notice, agent)).toMatchObject({ to: { conversationId: 'c' } })
  expect(tellingOf(notice, admin)).toBeNull()
  expect(tellingOf({ ...notice, memberId: '' }, { ...agent, memberId: undefined })).toBeNull()
})

test.each([
  [{ type: 'compliance_case.overdue', caseId: 'x' }, '/compliance/x'],
  [{ type: 'webhook_endpoint.disabled' }, '/settings/webhooks'],
])('%j is told to those whose role is concerned, and to nobody else', (notice, href) => {
  expect(tellingOf(notice, admin)).toMatchObject({ to: { href } })
  expect(tellingOf(notice, agent)).toBeNull()
})

test('what only changes what is shown is told to nobody, whatever its name', () => {
  for (const type of ['conversation.updated', 'constructor', '__proto__'])
    expect(tellingOf({ type, conversationId: 'c', memberId: 'mia' }, agent)).toBeNull()
})

test('the stream is asked for everything somebody may be told of', () => {
  expect(noticeTypes).toEqual(expect.arrayContaining(toldTypes))
})
