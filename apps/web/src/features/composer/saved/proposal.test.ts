import { expect, test } from 'vitest'
import { fillPlaceholders, slashAt, withProposal } from './proposal.ts'

test('puts a proposal below what a person wrote and never over it', () => {
  expect(withProposal('', 'Dear Ada')).toBe('Dear Ada')
  expect(withProposal('One moment.  ', 'Dear Ada')).toBe('One moment.\n\nDear Ada')
  expect(withProposal('Dear Ada, and more', 'Dear Ada')).toBe('Dear Ada, and more')
})

test('sees a slash command at the caret, but not a date or an address', () => {
  expect(slashAt('/', 1)).toEqual({ from: 0, words: '' })
  expect(slashAt('Hello\n/refund po', 16)).toEqual({ from: 6, words: 'refund po' })
  expect(slashAt('Dear Ada, /ref', 14)).toEqual({ from: 10, words: 'ref' })
  expect(slashAt('on 3/4', 6)).toBeNull()
  expect(slashAt('https://a.example', 17)).toBeNull()
})

test('fills the names it knows and leaves everything else to be seen', () => {
  const names = { contact: 'Ada Keller', agent: 'Tom' }
  expect(fillPlaceholders('Hi {{ first_name }}, {{order}} — {{agent.name}}', names)).toBe(
    'Hi Ada, {{order}} — Tom',
  )
  expect(fillPlaceholders('Hi {{name}}', { contact: '', agent: '' })).toBe('Hi {{name}}')
})
