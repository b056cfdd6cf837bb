import { expect, test } from 'vitest'
import { affectedBy, isForOthers, readNotice, timelineId } from './affected.ts'

test('fetches a conversation once, however many notices speak of it', () => {
  const notices = [
    { type: 'message.received', conversationId: 'c1' },
    { type: 'message.classified', conversationId: 'c1' },
    { type: 'draft.changed', conversationId: 'c1' },
  ]
  const refresh = affectedBy(notices)
  expect(refresh.conversations).toEqual(['c1'])
  expect(refresh.lists).toBe(true)
  expect(refresh.tags).toContainEqual({ type: 'Draft', id: 'c1' })
  expect(refresh.tags.filter((tag) => tag.id === timelineId('c1'))).toHaveLength(1)
})

test('leaves the lists alone when only a note was added', () => {
  const { lists, conversations, tags } = affectedBy([{ type: 'note.added', conversationId: 'c1' }])
  expect({ lists, conversations }).toEqual({ lists: false, conversations: [] })
  expect(tags).toContainEqual({ type: 'Note', id: 'c1' })
})

test('fetches notifications for the member they are for, and for nobody else', () => {
  const notice = { type: 'notification.changed', memberId: 'mia' }
  expect(affectedBy([notice]).tags).toEqual([{ type: 'Notification' }])
  expect([isForOthers(notice, 'mia'), isForOthers(notice, 'ola'), isForOthers(notice, undefined)]).toEqual([
    false,
    true,
    true,
  ])
  expect(isForOthers({ type: 'presence.changed', memberId: 'mia' }, 'ola')).toBe(false)
})

test('asks who looks at a conversation when others come and go, and never for what one does oneself', () => {
  const notice = { type: 'viewers.changed', conversationId: 'c1', memberId: 'mia' }
  expect(affectedBy([notice])).toEqual({
    tags: [{ type: 'Viewer', id: 'c1' }],
    conversations: [],
    lists: false,
  })
  expect([isForOthers(notice, 'mia'), isForOthers(notice, 'ola')]).toEqual([true, false])
})

test('ignores events it does not know and text that is no notice', () => {
  expect(affectedBy([{ type: 'toString' }, { type: 'mails.accepted' }]).tags).toEqual([])
  expect(readNotice('{"type":"note.added","conversationId":"c1"}')).toEqual({
    type: 'note.added',
    conversationId: 'c1',
  })
  expect(readNotice(': ping')).toBeNull()
  expect(readNotice('[]')).toBeNull()
})
