import { expect, test } from 'vitest'
import { readPage } from './read-page.ts'
import { readSitemap } from './read-sitemap.ts'
import { readRobots } from './robots.ts'
import { toMarkdown } from './to-markdown.ts'

const page = `<!doctype html><html lang="de-AT"><head><title>Returns | Lamps &amp; more</title>
<link rel="canonical" href="/help/returns"></head>
<body><nav><a href="/">Home</a> <a href="/shop#top">Shop</a></nav>
<div class="cookie-banner">We use cookies to make this site better for everybody who comes here.</div>
<main><header><h1>How to return  a lamp</h1></header>
<p>Within <strong>30 days</strong>, see <a href="terms">the terms</a>.</p>
<ul><li>Pack it</li><li>Send it</li></ul><script>alert(1)</script>
<p>We pay the way back when the lamp was broken as it arrived.</p></main>
<footer>© Lamps</footer></body></html>`

test('a page is read without its menus and notices', () => {
  const read = readPage(page, 'https://shop.example/help/returns?from=mail')
  expect(read).toMatchObject({
    title: 'How to return a lamp',
    language: 'de',
    canonical: 'https://shop.example/help/returns',
    noIndex: false,
  })
  expect(read.body).toBe(
    'Within **30 days**, see [the terms](https://shop.example/help/terms).\n\n-   Pack it\n-   Send it\n\nWe pay the way back when the lamp was broken as it arrived.',
  )
  expect(read.links).toEqual([
    'https://shop.example/',
    'https://shop.example/shop',
    'https://shop.example/help/terms',
  ])
})

test('without a main element the block with the most running text is read', () => {
  const html = `<body><div class="menu"><a href="/a">All our lamps and everything that belongs to them</a></div>
    <div><div id="content"><h2>Warranty</h2><p>Every lamp has a warranty of two years from the day it was bought.</p>
    <p>It does not cover bulbs, which are made to be replaced by whoever uses the lamp.</p></div>
    <div><a href="/b">More</a></div></div></body>`
  const { title, body } = readPage(`<title>Warranty - Lamps</title>${html}`, null)
  expect(body).toContain('two years')
  expect(body).not.toContain('everything that belongs')
  expect(title).toBe('Warranty - Lamps')
})

test('a page that asks not to be indexed or followed is taken at its word', () => {
  const read = readPage(
    '<meta name="robots" content="noindex, nofollow"><a href="/x">x</a>',
    'https://a.example/',
  )
  expect(read).toMatchObject({ noIndex: true, links: [] })
})

test.each([
  ['<a href="javascript:alert(1)">x</a>', 'x'],
  ['<img src="https://track.example/p.gif" alt="p">text', 'text'],
  ['<iframe src="https://a.example"></iframe>text', 'text'],
  ['<p onclick="x()">a</p><style>p{}</style>', 'a'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
])('what %s says stays, and nothing of it runs', (html, markdown) => {
  expect(toMarkdown(html)).toBe(markdown)
})

test('a table keeps its rows and columns', () => {
  const cells = '<tr><th>Country</th><th>Days</th></tr><tr><td>France</td><td>3|4</td></tr>'
  expect(toMarkdown(`<table><tbody>${cells}</tbody></table>`)).toBe(
    '| Country | Days |\n| --- | --- |\n| France | 3\\|4 |',
  )
})

test.each(['<div>'.repeat(100_000), '<', '', '<p'.repeat(50_000), '<table><tr>'.repeat(5_000)])(
  'HTML that nobody would write is read all the same',
  (html) => {
    expect(readPage(`${html}word`, 'https://a.example/').links).toEqual([])
  },
)

test('robots.txt is read for our own name before that of everybody', () => {
  const text = `User-agent: *\nDisallow: /\n\nUser-agent: FrontdeskBot\nDisallow: /private\nCrawl-delay: 2\n\nSitemap: https://a.example/map.xml`
  const robots = readRobots('https://a.example', text)
  expect([robots.allows('https://a.example/help'), robots.allows('https://a.example/private/x')]).toEqual([
    true,
    false,
  ])
  expect(robots).toMatchObject({ delayMs: 2_000, sitemaps: ['https://a.example/map.xml'] })
  expect(readRobots('https://a.example', '').allows('https://a.example/private')).toBe(true)
})

test('a sitemap names pages, and an index of sitemaps names those', () => {
  const pages =
    '<urlset><url><loc> https://a.example/x?a=1&amp;b=2 </loc></url><url><loc>no</loc></url></urlset>'
  expect(readSitemap(pages)).toEqual({ pages: ['https://a.example/x?a=1&b=2'], sitemaps: [] })
  const index = '<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>'
  expect(readSitemap(index)).toEqual({ pages: [], sitemaps: ['https://a.example/s.xml'] })
})
