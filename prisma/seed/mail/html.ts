import type { Client } from './writer.ts'

export type HtmlInput = {
  client: Client
  language: string
  text: string
  quotedText: string | null
  /** The sender's company domain, for a signature with a remote logo; null for private people. */
  firm: string | null
}

/** The HTML part a mail program would send beside the text; null where it sends text only. */
export function renderHtml(input: HtmlInput): string | null {
  const shape = shapes[input.client]
  if (shape === null) return null
  const direction = ['ar', 'he'].includes(input.language) ? ' dir="rtl"' : ''
  const logo = input.firm === null ? '' : signature(input.firm)
  const quoted = input.quotedText === null ? '' : shape.quote(lines(input.quotedText))
  return `<html><head>${shape.head}</head><body${direction}>${shape.body(blocks(input.text))}${logo}${quoted}</body></html>`
}

type Shape = { head: string; body: (inner: string) => string; quote: (inner: string) => string }

const shapes: Record<Client, Shape | null> = {
  plain: null,
  phone: null,
  gmail: {
    head: '<meta charset="utf-8">',
    body: (inner) => `<div dir="auto">${inner}</div>`,
    quote: (inner) =>
      `<br><div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${inner}</blockquote></div>`,
  },
  outlook: {
    head: '<meta charset="utf-8"><style>p.MsoNormal{margin:0;font-size:11.0pt;font-family:"Calibri",sans-serif}</style>',
    body: (inner) => `<div class="WordSection1">${inner.replaceAll('<p>', '<p class="MsoNormal">')}</div>`,
    quote: (inner) =>
      `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0 0 0"><p class="MsoNormal">${inner}</p></div>`,
  },
}

/** Paragraphs, and a table wherever lines are written as `| a | b |`. */
function blocks(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((block) => {
      if (isTable(block)) return table(block)
      const forwarded = forwardedFrom(block)
      return `<p>${lines(block)}</p>${forwarded === null ? '' : banner(forwarded)}`
    })
    .join('\n')
}

/** The domain of a shop's mail whose forwarded headers this block holds. */
function forwardedFrom(block: string): string | null {
  return block.startsWith('----------') ? (/@([a-z.]+)>/.exec(block)?.[1] ?? null) : null
}

/** What shops put on top of their mails: a remote picture, and a pixel that tells them it was opened. */
function banner(domain: string): string {
  return `<p><img src="https://img.${domain}/mail/header.png" width="600" height="90" alt=""><img src="https://track.${domain}/open.gif" width="1" height="1" alt=""></p>`
}

function isTable(block: string): boolean {
  return block.split('\n').every((line) => line.startsWith('|'))
}

function table(block: string): string {
  const rows = block.split('\n').map((line, index) => {
    const tag = index === 0 ? 'th' : 'td'
    const cells = line.split('|').slice(1, -1)
    return `<tr>${cells.map((cell) => `<${tag} style="padding:4px 12px;border-bottom:1px solid #ddd">${lines(cell.trim())}</${tag}>`).join('')}</tr>`
  })
  return `<table cellpadding="0" cellspacing="0" style="border-collapse:collapse">${rows.join('')}</table>`
}

function signature(domain: string): string {
  const host = domain.replace(/\..*$/, '')
  return `<table style="margin-top:16px"><tr><td><img src="https://cdn.${domain}/logo.png" width="120" height="40" alt="${host}"></td><td style="font-size:9pt;color:#777">www.${domain}</td></tr></table>`
}

function lines(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>\n')
}
