import { expect, test } from 'vitest'
import { emptyNames, leftUndone, overBudget, readSources } from './budgets.ts'

const sources = readSources()

test('files and folders stay small enough to be taken in', () => {
  expect(sources.length).toBeGreaterThan(300)
  expect(overBudget(sources)).toEqual([])
})

test('nothing is left undone or switched off', () => {
  expect(leftUndone(sources)).toEqual([])
})

test('no file is named after nothing', () => {
  expect(emptyNames(sources)).toEqual([])
})

test('notices a file too long and a folder too full', () => {
  const text = 'line\n'.repeat(301)
  const many = Array.from({ length: 13 }, (_, index) => ({ path: `packages/x/src/${index}.ts`, text: '' }))
  expect(overBudget([{ path: 'packages/y/src/long.ts', text }, ...many])).toEqual([
    'packages/y/src/long.ts has 301 lines',
    'packages/x/src has 13 source files',
  ])
  const tests = many.map(({ path }) => ({ path: path.replace('.ts', '.test.ts'), text }))
  expect(overBudget(tests)).toEqual([])
  const more = tests.map(({ path }) => ({ path: path.replace('.test.ts', '.more.test.ts'), text }))
  expect(overBudget([...tests, ...more])).toEqual(['packages/x/src has 26 source and test files'])
})

test.each([
  `// ${'TO'}DO: later`,
  `/* ${'FIX'}ME */`,
  `test.${'only'}('x', () => {})`,
  `describe.concurrent.${'skip'}('x', () => {})`,
  `${'debug'}ger`,
])('notices "%s"', (text) => {
  expect(leftUndone([{ path: 'a.ts', text: `fine\n${text}` }])).toEqual([`a.ts:2: ${text}`])
})

test('lets words that only look alike stand', () => {
  expect(leftUndone([{ path: 'a.ts', text: 'mastodon.skipped = todos\nconst only = list.skip(1)' }])).toEqual(
    [],
  )
})
