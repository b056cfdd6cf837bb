import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { boundNesting } from './bound-nesting.ts'

/** How many elements are open at once, and the text in them, as a parser reads it. */
function read(html: string): { deepest: number; text: string } {
  let [open, deepest, text] = [0, 0, '']
  const parser = new Parser({
    onopentag: () => {
      open += 1
      deepest = Math.max(deepest, open)
    },
    onclosetag: () => {
      open -= 1
    },
    ontext: (piece) => {
      text += piece
    },
  })
  parser.end(html)
  return { deepest, text }
}

test.each([
  '<div>x',
  '<b><i>x',
  '<ul><li>x',
  '<table><tr><td>x',
  '<td><b>x</td>',
  '<b>x</i>',
  '<p><b>x',
  '<b>x<!-- </b> -->',
  '<b title="</b>">x',
  '<b>x<!--a--!></b><!-- -->',
  '<svg><b>x',
  '<B CLASS=a>x',
  '<form><b>x',
])('opens no more than a few elements at once of %s, and keeps the text', (piece) => {
  const bounded = read(boundNesting(piece.repeat(3_000), 100))
  expect(bounded.deepest).toBeLessThanOrEqual(102)
  expect(bounded.text.replaceAll(/[^x]/g, '')).toHaveLength(3_000)
})

test('leaves mail alone that opens few elements in all', () => {
  const html = '<!-- a --><table><tr><td>1</td></tr></table></p>'
  expect(boundNesting(html)).toBe(html)
})

test('of long mail it leaves out comments and end tags that end nothing, and nothing else', () => {
  const html = `<p class="a>b">1 &lt; 2</p>${'<li>x</li>'.repeat(120)}<style>a > b</style><br></br><img src=x />`
  expect(boundNesting(`</i>${html}<!-- gone -->`, 100)).toBe(html)
})

test('what one parser takes for text, and another for elements, is text afterwards', () => {
  expect(boundNesting(`<xmp><b></xmp>${'<i></i>'.repeat(200)}`, 100)).toContain('<xmp>&lt;b></xmp>')
})
