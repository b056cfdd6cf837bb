import { expect, test } from 'vitest'
import { deletionWords } from './words.ts'

test('says of conversations and mailboxes what becomes of them, and only of those there are', () => {
  expect(deletionWords('Returns', { conversations: 1_240, mailboxes: 1 })).toBe(
    '1,240 conversations will have no team; assignees, tags and messages stay. New mail to 1 mailbox will open conversations without a team.',
  )
  expect(deletionWords('Returns', { conversations: 1, mailboxes: 0 })).toBe(
    '1 conversation will have no team; assignees, tags and messages stay.',
  )
  expect(deletionWords('Returns', { conversations: 0, mailboxes: 2 })).toBe(
    'New mail to 2 mailboxes will open conversations without a team.',
  )
  expect(deletionWords('Returns', { conversations: 0, mailboxes: 0 })).toBe(
    'Returns has no conversations, and no mailbox gives it any.',
  )
})
