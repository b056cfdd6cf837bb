import { expect, test } from 'vitest'
import type { MailFolder } from '../api.ts'
import { foldersToShow, sameFolders } from './choose-folders.ts'

const folder = (name: string, fetched: MailFolder['fetched'] = 'by_choice'): MailFolder => ({
  id: `id of ${name}`,
  name,
  use: null,
  fetched,
  total: null,
})

test('what is always read comes first, the rest by name, and what is never read is not offered', () => {
  const listed = [
    folder('Projects'),
    folder('Inbox', 'always'),
    folder('Bin', 'never'),
    folder('Archive'),
    folder('Sent', 'always'),
  ]
  expect(foldersToShow(listed, []).map(({ name }) => name)).toEqual(['Inbox', 'Sent', 'Archive', 'Projects'])
})

test('a chosen folder that is gone at the provider can still be let go', () => {
  const shown = foldersToShow([folder('Inbox', 'always')], ['id of Old'])
  expect(shown.map(({ id, missing }) => [id, missing])).toEqual([
    ['id of Inbox', false],
    ['id of Old', true],
  ])
})

test('the order in which folders were chosen is no change', () => {
  expect(sameFolders(new Set(['b', 'a']), ['a', 'b'])).toBe(true)
  expect(sameFolders(new Set(['a']), ['a', 'b'])).toBe(false)
  expect(sameFolders(new Set(['a', 'c']), ['a', 'b'])).toBe(false)
})
