import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

const ATTRIBUTION = '<div class="gmail_attr">On Tue, 3 Jun 2025 at 09:30, Lumen wrote:</div>'

test('reads history that is longer than what is read by its elements as history', () => {
  const old = '<p>An <b>old</b> line &amp; more</p>'.repeat(8000)
  const html = `<p>Short answer.</p><div class="gmail_quote">${ATTRIBUTION}<blockquote class="gmail_quote">${old}</blockquote></div>`
  const { text, quotedText } = extractReply({ html })
  expect(text).toBe('Short answer.')
  expect(quotedText.match(/An old line & more/g)).toHaveLength(8000)
})

test('keeps the answer below such history', () => {
  const old = '<p>An old line</p>'.repeat(12_000)
  const html = `${ATTRIBUTION}<blockquote type="cite">${old}<blockquote>Older</blockquote></blockquote><p>My answer.</p>`
  expect(extractReply({ html }).text).toBe('My answer.')
})

test('keeps a text of one’s own of any length to its end', () => {
  const { text } = extractReply({ html: `${'<div>a row of a log</div>'.repeat(9000)}<p>That is all.</p>` })
  expect(text.match(/a row of a log/g)).toHaveLength(9000)
  expect(text).toMatch(/That is all\.$/)
})

test('does not count what shows nothing', () => {
  const hidden = `<style>${'p{}'.repeat(60_000)}</style><!-- ${'x'.repeat(200_000)} -->`
  const image = `<img src="data:image/png;base64,${'A'.repeat(200_000)}">`
  const html = `${hidden}<p>Look</p>${image}<blockquote type="cite">Old</blockquote><p>Broken</p>`
  expect(extractReply({ html })).toEqual({ text: 'Look\n\nBroken', quotedText: 'Old' })
})

test('keeps the lines of texts that were pasted with their line ends', () => {
  const html =
    '<div style="white-space: pre-wrap">one\ntwo\n\nthree</div><p><span style="color:red;white-space:pre">a\nb</span></p>'
  expect(extractReply({ html }).text).toBe('one\ntwo\n\nthree\n\na\nb')
})

test('cuts nothing at the characters of a font of icons', () => {
  const html = '<p>It works &#xe005; now &#57347; \ue001</p><p>Thanks</p>'
  expect(extractReply({ html })).toEqual({ text: 'It works now\n\nThanks', quotedText: '' })
})

test('puts the space of plain text around quoted lines', () => {
  const cite = (text: string) => `<blockquote type="cite" cite="mid:1@lumen.test">${text}</blockquote>`
  const html = `<div class="moz-cite-prefix">On 6/3/25 09:30, Lumen wrote:<br></div>${cite('<p>Size?</p><p>Shade?</p>')}<p><br></p><p>Large.</p>${cite('<p>When?</p>')}<p>Now.</p>`
  expect(extractReply({ html }).text).toBe(
    'On 6/3/25 09:30, Lumen wrote:\n> Size?\n>\n> Shade?\n\nLarge.\n\n> When?\n\nNow.',
  )
})
