import { expect, test } from 'vitest'
import { allowedStyle } from './styles.ts'

test.each([
  'background:#f4f4f4',
  'background-color:rgb(10, 20, 30)',
  'background:linear-gradient(135deg, #667eea 0%, rgba(1,2,3,.5) 100%)',
  'background-image:radial-gradient(circle, red, blue)',
  'border:1px solid #ddd;border-radius:6px;padding:12px 24px',
  'display:flex;justify-content:space-between;gap:8px',
  'width:600px;max-width:100%;margin:0 auto',
  'text-align:center;vertical-align:top',
])('keeps %s', (style) => {
  expect(allowedStyle(style)).toBe(style)
})

test.each([
  'position:fixed',
  'z-index:9',
  'transform:scale(0)',
  'margin-top:-900px',
  'width:99999px',
  'content:"x"',
  'background-image:url(https://a.test)',
  'background-image:linear-gradient(url(https://a.test), red)',
  'background:ururl(x)l(https://a.test)',
  'background-image:linear-gradient(element(#x), red)',
  'min-height:100vh',
  'height:calc(100vh - 1px)',
  'height:50dvh',
  'color:var(--x)',
])('leaves out %s', (style) => {
  expect(allowedStyle(style)).toBe('')
})

test('of a background with a picture it keeps the colour', () => {
  expect(allowedStyle('background: #0b5 url("https://a.test/x.png") no-repeat')).toBe(
    'background:#0b5   no-repeat',
  )
})

test.each([
  ['color:#fff!important;background:#000 !important', 'color:#fff;background:#000'],
  ['display:none ! IMPORTANT', 'display:none'],
  ['color:red !important;color:blue', 'color:blue;color:red'],
  ['padding:0!important;padding-left:9px', 'padding-left:9px;padding:0'],
  ['background:url(https://a.test/x.png) #000 !important', 'background:#000'],
])('keeps what is important, behind all else and without its mark: %s', (style, kept) => {
  expect(allowedStyle(style)).toBe(kept)
  expect(allowedStyle(kept)).toBe(kept)
})

test.each([
  '@import "https://a.test"',
  'color:@import',
  'color:import',
  'color:imp\\6frt',
  'color:\\69mport',
  'color:red !important !important',
  'background:important url(https://a.test',
  'position:fixed !important',
  'background-image:url(https://a.test) !important',
  'color:red import !important',
])('lets nothing load or cover by being important: %s', (style) => {
  expect(allowedStyle(style)).toBe('')
})

const spaces = ' '.repeat(4_900)
test.each([
  `background:a url(${spaces}x'`,
  `background:${'url( '.repeat(900)}`,
  `background:${"url('".repeat(900)}`,
  `color:red${spaces}!${spaces.slice(100)}`,
  `color:${' !'.repeat(2_400)}`,
])('finishes the long value of %.20j', (style) => {
  expect(allowedStyle(style)).not.toContain('url')
})
