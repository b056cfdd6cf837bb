import { expect, test } from 'vitest'
import { plainMarkdown } from './plain-markdown.ts'

test('a row of a table becomes a line that names its columns', () => {
  const table = '| Where | Time | Price |\n|---|:-:|---|\n| Norway | 5 days | €20 |\n| Malta | | €30 |'
  expect(plainMarkdown(table)).toBe('Norway: Time 5 days, Price €20.\nMalta: Price €30.')
})

test('a table of two columns needs no names, and one cut off from its head still reads', () => {
  expect(plainMarkdown('| Repair | Price |\n|---|---|\n| Zip | €8 |')).toBe('Zip: €8.')
  expect(plainMarkdown('| Poland | 3 days | €9 |')).toBe('Poland: 3 days, €9.')
})

test('marks go and the address of a link stays', () => {
  expect(plainMarkdown('## Help\n**Write** to [us](https://shop.example/help), `now`')).toBe(
    'Help\nWrite to us (https://shop.example/help), now',
  )
})

test('text without Markdown stays as it is', () => {
  expect(plainMarkdown('a | b\n2 * 3\n\nc')).toBe('a | b\n2 * 3\n\nc')
})
