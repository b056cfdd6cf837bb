import { expect, test } from 'vitest'
import { showLine } from './show-line.ts'

const entry = (level: number | string) =>
  JSON.stringify({ level, msg: 'Mailbox is away', error: { message: 'refused' } })

test('shows warnings and errors of a log, whether levels are numbers or names', () => {
  expect(showLine(entry(40), 'stdout', false)).toBe('warn Mailbox is away: refused')
  expect(showLine(entry('error'), 'stdout', false)).toBe('error Mailbox is away: refused')
})

test('keeps ordinary log lines and chatter off the terminal', () => {
  expect(showLine(entry(30), 'stderr', false)).toBeUndefined()
  expect(showLine('Ready in 300 ms', 'stdout', false)).toBeUndefined()
})

test('shows what is not a log entry when it is printed as an error', () => {
  expect(showLine('{ broken', 'stderr', false)).toBe('{ broken')
})

test('shows everything when everything is wanted', () => {
  expect(showLine(entry('info'), 'stdout', true)).toContain('Mailbox is away')
  expect(showLine('Ready in 300 ms', 'stdout', true)).toBe('Ready in 300 ms')
})
