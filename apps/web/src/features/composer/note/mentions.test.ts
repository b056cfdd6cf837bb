import { expect, test } from 'vitest'
import { matchingPeople, mentionAt, mentionedIn, showMentions } from './mentions.ts'

const people = [
  { id: 'm', name: 'Mia' },
  { id: 'k', name: 'Mia Keller' },
  { id: 'o', name: 'Ola Mia-Berg' },
  { id: 'j', name: 'José (Lager)' },
]
const nobody = new Set<string>()

test('an @ at the beginning of a word begins a mention, one in an address does not', () => {
  expect(mentionAt('Ask @mi', 7)).toEqual({ from: 4, words: 'mi' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, words: '' })
  expect(mentionAt('line\n@Mia Ke', 12)).toEqual({ from: 5, words: 'Mia Ke' })
  expect(mentionAt('mail mia@shop', 13)).toBeNull()
  expect(mentionAt('@mia\nnext', 9)).toBeNull()
})

test('people are found by the beginning of any of their names', () => {
  expect(matchingPeople(people, 'mia').map(({ id }) => id)).toEqual(['m', 'k', 'o'])
  expect(matchingPeople(people, 'kel').map(({ id }) => id)).toEqual(['k'])
  expect(matchingPeople(people, '')).toHaveLength(4)
})

test('the longest name that fits is meant, and only as whole words', () => {
  expect(mentionedIn('@Mia Keller, look', people, nobody)).toEqual(['k'])
  expect(mentionedIn('@Mia look, @Mia Keller too', people, nobody)).toEqual(['m', 'k'])
  expect(mentionedIn('@Miami and x@Mia', people, nobody)).toEqual([])
  expect(mentionedIn('(@José (Lager))', people, nobody)).toEqual(['j'])
})

test('of two who share a name the one that was picked is meant, and both where nobody was', () => {
  const twins = [
    { id: 'a', name: 'Sam' },
    { id: 'b', name: 'Sam' },
  ]
  expect(mentionedIn('@Sam', twins, new Set(['b']))).toEqual(['b'])
  expect(mentionedIn('@Sam', twins, nobody)).toEqual(['a', 'b'])
})

test('a mention shows what its member is called today, and the text around it as it is', () => {
  const parts = showMentions('Hi @Mia, see @Ola', [{ id: 'm', name: 'Mia Keller', named: 'Mia' }])
  expect(parts.map(({ text, mention }) => [text, mention])).toEqual([
    ['Hi ', false],
    ['@Mia Keller', true],
    [', see @Ola', false],
  ])
  expect(showMentions('@', []).map(({ text }) => text)).toEqual(['@'])
})
