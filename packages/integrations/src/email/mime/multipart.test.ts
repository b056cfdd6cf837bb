import { expect, test } from 'vitest'
import { splitMultipart } from './multipart.ts'

const split = (body: string, boundary = 'b') => splitMultipart(Buffer.from(body), boundary, 10).map(String)

test.each([
  ['preamble and epilogue', 'before\r\n--b\r\n1\r\n--b\r\n2\r\n--b--\r\nafter', ['1', '2']],
  ['bare line feeds', '--b\n1\n--b\n2\n--b--\n', ['1', '2']],
  ['white space after a delimiter', '--b \t\r\n1\r\n--b--  \r\n', ['1']],
  ['a missing last delimiter', '--b\r\n1\r\n--b\r\n2\r\n', ['1', '2\r\n']],
  ['a delimiter inside a line', '--b\r\nx --b\r\n--b--', ['x --b']],
  ['a longer boundary that starts alike', '--b\r\n--b2\r\nx\r\n--b2--\r\n--b--', ['--b2\r\nx\r\n--b2--']],
  ['an empty section', '--b\r\n--b\r\n2\r\n--b--', ['', '2']],
  ['no delimiter', 'text', []],
])('parts a body with %s', (_, body, sections) => {
  expect(split(body)).toEqual(sections)
})

test('stops at the limit', () => {
  expect(split('--b\nx\n'.repeat(1000))).toHaveLength(10)
})
