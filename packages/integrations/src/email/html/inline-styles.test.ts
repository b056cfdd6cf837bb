import { expect, test } from 'vitest'
import { sanitizeHtml } from '../sanitize-html.ts'
import { inlineStyles } from './inline-styles.ts'

const styled = (css: string, html: string) =>
  inlineStyles(`<style>${css}</style>${html}`).split('</style>')[1]

test.each([
  ['its name', 'p { color: red }', '<p>x</p>', '<p style="color:red">x</p>'],
  ['its class', '.a{color:red}', '<p class="b a">x', '<p style="color:red" class="b a">x'],
  ['its id', '#a{color:red}', '<p id=a>x', '<p style="color:red" id=a>x'],
  [
    'what it stands in',
    'td .a > b{color:red}',
    '<td><p class=a><b>x',
    '<td><p class=a><b style="color:red">x',
  ],
  ['what stands before it', 'i + b{color:red}', '<i></i><b>x', '<i></i><b style="color:red">x'],
  ['an attribute', '[width="9"]{color:red}', '<td width=9>x', '<td style="color:red" width=9>x'],
  ['its turn', 'i:nth-child(2){color:red}', '<p><i>1</i><i>2', '<p><i>1</i><i style="color:red">2'],
  ['being a link', 'a:link{color:red}', '<a href="#">x', '<a style="color:red" href="#">x'],
  ['one of several', 'h1, .a b{color:red}', '<h1>x', '<h1 style="color:red">x'],
  ['its letters, as large as written', 'P{color:red}', '<P>x', '<P style="color:red">x'],
])('says of an element what a rule says of %s', (_, css, html, expected) => {
  expect(styled(css, html)).toBe(expected)
})

test.each([
  ['a stronger rule comes last', 'p.a{color:red} p{color:blue}', '<p class=a>', 'color:red'],
  ['of equals the later one does', '.a{color:red} .a{color:blue}', '<p class=a>', 'color:blue'],
  ['the element has the last word', 'p{color:red}', '<p style="color:blue">', 'color:blue'],
  ['but for what is important', 'p{color:red!important}', '<p style="color:blue">', 'color:red'],
  ['unless it says so too', 'p{color:red!important}', '<p style="color:blue ! IMPORTANT">', 'color:blue'],
  ['a part said later stands later', 'p{margin-top:1px} p{margin:2px}', '<p>', 'margin-top:1px;margin:2px'],
  ['and once', 'p{margin:2px;color:red} p{margin:1px}', '<p>', 'color:red;margin:1px'],
  ['what is not shown leaves what is', 'p{color:red;color:var(--x)}', '<p>', 'color:red;color:var(--x)'],
])('keeps the order of the cascade: %s', (_, css, html, style) => {
  expect(styled(css, html)).toContain(`<p style="${style}"`)
})

test.each([
  ['phones', '@media (max-width: 480px){p{color:red}}', false],
  ['a wide window', '@media only screen and (min-width:480px){p{color:red}}', true],
  ['any screen', '@media screen{p{color:red}}', true],
  ['printers or screens', '@media print, screen{p{color:red}}', true],
  ['printers', '@media print{p{color:red}}', false],
  ['the dark', '@media (prefers-color-scheme: dark){p{color:red}}', false],
  ['another reader', '@supports (x: y){p{color:red}}', false],
  ['the pointer', 'p:hover{color:red}', false],
  ['what stands before the text', 'p::before{color:red}', false],
])('follows what is said for %s: %s', (_, css, followed) => {
  expect(styled(css, '<p>x')).toBe(followed ? '<p style="color:red">x' : '<p>x')
})

test('follows a whole style element only where it is for a reader', () => {
  const html = '<style media="print">p{color:red}</style><style media="screen">b{color:red}</style><p><b>x'
  expect(inlineStyles(html)).toContain('<p><b style="color:red">x')
})

test.each([
  ['rules that cannot be read', '.9{color:blue} p{color:red} !!{x:y} }} b{'],
  ['selectors that cannot be read', '>>{color:blue} ,{color:blue} a,,p:not({color:blue}) {} p{color:red}'],
  ['comments around', '<!-- p{color:red} -->'],
  ['an end that is missing', 'p{color:red'],
])('reads a sheet with %s', (_, css) => {
  expect(styled(css, '<p>x')).toContain('color:red')
})

test('writes nothing that leaves the attribute', () => {
  const html = `<style>p{font-family:"a><img src=x onerror=alert(1)>"}</style><p>x`
  expect(inlineStyles(html).split('</style>')[1]).toBe(
    '<p style="font-family:&quot;a&gt;&lt;img src=x onerror=alert(1)&gt;&quot;">x',
  )
})

const cells = '<td class="a b"><b>x</b></td>'.repeat(9_000)
const rules = (rule: string, count: number) => rule.repeat(count)
test.each([
  ['two megabytes of rules', rules('.a{color:red}', 160_000), cells],
  ['rules for every element', rules('*{color:red}', 1_000), cells],
  ['rules for one class', rules('table .a{color:red}', 3_000), cells],
  ['selectors that go up and up', `x ${rules('div ', 20)}b{color:red}`, `${rules('<div>', 1_500)}<b>x`],
  ['siblings of siblings', 'td ~ td ~ td ~ x ~ td{color:red}', cells],
  ['counted siblings', 'td:nth-child(odd){color:red}', cells],
  ['long attributes', rules('[title*=ab]{color:red}', 3_000), `<p title="${rules('a', 500_000)}">`],
  ['a long sheet for each element', `*{${rules('color:red;', 90)}font-family:"${rules('a', 900)}"}`, cells],
  ['more elements than a mail has', 'p{color:red}', rules('<p>x', 40_000)],
])('leaves the mail as it is where it has %s', (_, css, body) => {
  const html = `<style>${css}</style>${body}`
  expect(inlineStyles(html)).toBe(html)
})

test.each([
  '{',
  '}',
  'a{',
  '@media screen{',
  'a:not(',
  '"',
  '/*',
  'a,',
  '@',
  '\\',
  'a[x=',
  ':',
  'a{x:y;',
  '(',
])('finishes a long sheet of %j', (piece) => {
  const html = `<style>${piece.repeat(290_000 / piece.length)}</style><p>text</p>`
  expect(sanitizeHtml(html)).toContain('text')
})

test('finishes a long value beside a rule', () => {
  const html = `<style>p{color:red}</style><p style="x:${' '.repeat(500_000)}y">text`
  expect(sanitizeHtml(html)).toBe('<p style="color:red">text</p>')
})

test('never reads a file that a sheet names', () => {
  const map = '/*# sourceMappingURL=../../../../../../../../etc/passwd */'
  expect(styled(`p{color:red}${map}`, '<p>x')).toBe('<p style="color:red">x')
})
