import { describe, expect, test } from 'vitest'
import { readPartialJson } from './partial-json.ts'
import { writtenSoFar } from './written-so-far.ts'

const passages = [
  {
    sourceId: 'a',
    kind: 'article' as const,
    title: 'Returns',
    text: 'See https://shop.example.com/returns.',
    score: 1,
  },
]
const restore = (text: string) =>
  text.replaceAll('[EMAIL_1]', 'ada@example.org').replaceAll('[EMAIL_12]', 'x@y.z')
const shown = (json: string) => writtenSoFar(json, passages, restore)

const value = {
  answerable: true,
  sentences: [
    { text: 'She said "no"\\maybe\n\tto €5 – 日本語 😀 [x]', passages: [1, 23] },
    { text: 'It {ends} [here], {"a": 1}.', passages: [] },
    { text: 'Done \u2028 now', passages: [2] },
  ],
}

describe.each([
  ['as it is', JSON.stringify(value)],
  ['with every character escaped', escaped(JSON.stringify(value))],
  ['over several lines', JSON.stringify(value, null, 2)],
])('an object written %s', (_, json) => {
  test('is read whole at its end', () => {
    expect(readPartialJson(json)).toEqual({ value, open: false })
    expect(readPartialJson(`Sure:\n\`\`\`json\n${json}\n\`\`\``).value).toEqual(value)
  })

  test('gives beginnings of its texts wherever it is cut, and never less than before', () => {
    let before = ''
    for (let end = 0; end <= json.length; end += 1) {
      const { value: part } = readPartialJson(json.slice(0, end))
      const texts = ((part as typeof value | undefined)?.sentences ?? []).map(({ text = '' }) => text)
      for (const [index, text] of texts.entries()) {
        expect(value.sentences[index]?.text.startsWith(text)).toBe(true)
        expect(text.isWellFormed()).toBe(true)
      }
      const now = texts.join('')
      expect(now.startsWith(before)).toBe(true)
      before = now
    }
    expect(before).toBe(value.sentences.map(({ text }) => text).join(''))
  })
})

test('leaves out numbers, words and keys that are cut', () => {
  expect(readPartialJson('{"a":1').value).toEqual({})
  expect(readPartialJson('{"a":1,"b":tru').value).toEqual({ a: 1 })
  expect(readPartialJson('{"a":[1,2],"bc').value).toEqual({ a: [1, 2] })
  expect(readPartialJson('{"a":1,"bc"')).toEqual({ value: { a: 1 }, open: false })
})

test('reads nothing out of what is no JSON, however deep it is', () => {
  expect(readPartialJson('I cannot').value).toBeUndefined()
  expect(readPartialJson('').value).toBeUndefined()
  expect(readPartialJson('{oops: 1}').value).toEqual({})
  expect(readPartialJson('{"a": maybe, "b": 2}').value).toEqual({})
  expect(() => readPartialJson(`{"a":${'['.repeat(50_000)}`)).not.toThrow()
})

test('shows no placeholder, in whole or in part, and puts back what it stands for', () => {
  const json = JSON.stringify({
    answerable: true,
    sentences: [{ text: 'To [EMAIL_1] or [EMAIL_12], dear Ada' }],
  })
  for (let end = 0; end <= json.length; end += 1) {
    const text = shown(json.slice(0, end)).join(' ')
    expect(text).not.toMatch(/\[|EMAIL/)
    expect('To ada@example.org or x@y.z, dear Ada'.startsWith(text)).toBe(true)
  }
  expect(shown(json)).toEqual(['To ada@example.org or x@y.z, dear Ada'])
})

test('shows a link of a passage once it is whole, and none of the model at any time', () => {
  const json = JSON.stringify({
    answerable: true,
    sentences: [
      { text: 'Start at https://shop.example.com/returns today' },
      { text: 'Or [log in here](https://evil.example.net/login) or at www.evil.example.net now' },
      { text: 'Or <a href="https://evil.example.net">there</a> now' },
    ],
  })
  for (let end = 0; end <= json.length; end += 1) {
    const text = shown(json.slice(0, end)).join(' ')
    expect(text).not.toMatch(/evil|href|<|www\./)
    expect(text).not.toMatch(/https:\/\/(?!shop\.example\.com\/returns)/)
  }
  expect(shown(json)[0]).toBe('Start at https://shop.example.com/returns today')
})

test('shows nothing of an answer that says it is none', () => {
  expect(shown('{"answerable":false,"sentences":[{"text":"Well')).toEqual([])
  expect(shown('{"answerable":true,"sentences":[{"passages":[1]},7,{"text":5},{"text":"Well')).toEqual([
    'Well',
  ])
})

function escaped(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
