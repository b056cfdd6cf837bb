import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import PostalMime, { type Address } from 'postal-mime'

const mailsOnPage = 50
const fileName = /^\w[\w.@+=-]*\.eml$/
const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #8886;border-radius:8px;padding:.75rem 1rem;margin:1rem 0}h1{font-size:1.3rem}h2{font-size:1rem;margin:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .75rem;margin:.25rem 0;opacity:.8}dd{margin:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;max-height:20rem;overflow:auto}`
const styleHash = createHash('sha256').update(style).digest('base64')

const securityHeaders = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** A read-only page over a folder of captured mails: `/` lists them, `/mails/<name>` is one raw. */
export function createOutboxPage(folder: string): Server {
  return createServer((request, response) => {
    answer(folder, request, response).catch(() =>
      send(response, 500, 'text/plain', 'The outbox cannot be read.'),
    )
  })
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A web page elsewhere must not read the mails through a name that resolves to this machine.
  if (!isLoopbackHost(request.headers.host)) return send(response, 403, 'text/plain', 'Wrong host.')
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Only GET.')
  const url = new URL(request.url ?? '/', 'http://localhost')
  const names = await mailNames(folder)
  if (url.pathname === '/') return send(response, 200, 'text/html', await listPage(folder, names, url))
  const name = url.pathname.startsWith('/mails/') ? decode(url.pathname.slice('/mails/'.length)) : ''
  if (!names.includes(name)) return send(response, 404, 'text/plain', 'No such mail.')
  send(response, 200, 'message/rfc822', await readFile(join(folder, name)), {
    'content-disposition': `attachment; filename="${name}"`,
  })
}

function isLoopbackHost(host = ''): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

async function mailNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder)
  return entries
    .filter((name) => fileName.test(name))
    .toSorted()
    .toReversed()
}

async function listPage(folder: string, names: string[], url: URL): Promise<string> {
  const before = url.searchParams.get('before')
  const older = before === null ? names : names.filter((name) => name < before)
  const shown = older.slice(0, mailsOnPage)
  const articles = await Promise.all(shown.map((name) => mailArticle(folder, name)))
  const last = older.length > shown.length ? shown.at(-1) : undefined
  const more =
    last === undefined ? '' : `<p><a href="/?before=${encodeURIComponent(last)}">Older mails</a></p>`
  const count = `${names.length} ${names.length === 1 ? 'mail' : 'mails'}, newest first. They went nowhere else.`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Outgoing mail</title><style>${style}</style><h1>Outgoing mail</h1><p>${count}</p>${articles.join('\n')}${more}`
}

async function mailArticle(folder: string, name: string): Promise<string> {
  const mail = await PostalMime.parse(await readFile(join(folder, name))).catch(() => undefined)
  const rows = [
    ['From', mail?.from ? listAddresses([mail.from]) : ''],
    ['To', listAddresses([...(mail?.to ?? []), ...(mail?.cc ?? [])])],
    ['Date', mail?.date ?? ''],
  ]
  const details = rows.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value ?? '')}</dd>`).join('')
  return `<article><h2>${escapeHtml(mail?.subject ?? '(no subject)')}</h2><dl>${details}</dl>
<pre>${escapeHtml(mail?.text ?? '')}</pre><a href="/mails/${encodeURIComponent(name)}">Raw mail</a></article>`
}

function listAddresses(addresses: Address[]): string {
  return addresses
    .map(({ name, address }) => (name ? `${name} <${address ?? ''}>` : (address ?? '')))
    .join(', ')
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  const contentType = type.startsWith('text/') ? `${type}; charset=utf-8` : type
  response.writeHead(status, { ...securityHeaders, 'content-type': contentType, ...headers }).end(body)
}
