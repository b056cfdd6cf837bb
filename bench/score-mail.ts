/**
 * Scores the mail functions on a folder of independent mails:
 *   node bench/score-mail.ts <folder>
 * reads `reply-extraction.jsonl` ({ id, input, expected } a line, or { id, html, expectedHtml } where the mail is
 * HTML, which is compared without white space and quote marks), `bounces/*.eml` with `expected.json` ({ file: [{ reason, hard }] },
 * one per recipient) and every other `.eml` below `mails/`, whichever of them exist. A further word `figures` leaves out the names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectAutoMail } from '../packages/integrations/src/email/detect-auto-mail.ts'
import { extractReply } from '../packages/integrations/src/email/extract-reply.ts'
import { htmlToText, textToSimpleHtml } from '../packages/integrations/src/email/html-text.ts'
import { parseBounce } from '../packages/integrations/src/email/parse-bounce.ts'
import { parseMail } from '../packages/integrations/src/email/parse-mail.ts'

/** The same mail in the forms it may arrive in. */
const FORMS: [string, (text: string) => { text?: string; html?: string }][] = [
  ['text', (text) => ({ text })],
  ['HTML', (text) => ({ html: textToSimpleHtml(text) })],
  ['both', (text) => ({ text, html: textToSimpleHtml(text) })],
]

type TextCase = { id: string; input: string; expected: string }
type HtmlCase = { id: string; html: string; expectedHtml: string }

const folder = process.argv[2]
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: node bench/score-mail.ts <folder>')
  process.exit(2)
}
scoreReplies(join(folder, 'reply-extraction.jsonl'))
await scoreBounces(join(folder, 'bounces'))
await scoreMails(join(folder, 'mails'))

function scoreReplies(path: string): void {
  if (!existsSync(path)) return
  const all = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TextCase | HtmlCase)
  scoreHtml(all.filter((one) => 'html' in one))
  const cases = all.filter((one) => 'input' in one)
  if (cases.length === 0) return
  for (const [form, mailOf] of FORMS) {
    const answers = cases.map(({ id, input, expected }) => ({
      id,
      expected,
      own: extractReply(mailOf(input)).text,
    }))
    const wrong = answers.filter(({ own, expected }) => even(own) !== even(expected))
    const other = wrong.filter(({ own, expected }) => bare(own) !== bare(expected)).length
    const empty = cases.filter(
      ({ input }) => input.trim() !== '' && extractReply(mailOf(input)).text === '',
    ).length
    console.log(
      `replies as ${form}: ${cases.length - wrong.length} of ${cases.length} exact, ${cases.length - other} but for white space, ${empty} empty`,
      named(wrong.map(({ id }) => id)),
    )
  }
}

/** A text without any white space. */
function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** The same without the marks of quotations, which HTML draws. */
function unmarked(text: string): string {
  return bare(text.replace(/^[> ]+/gm, ''))
}

function scoreHtml(cases: HtmlCase[]): void {
  if (cases.length === 0) return
  const answers = cases.map(({ id, html, expectedHtml }) => ({
    id,
    own: unmarked(extractReply({ html }).text),
    expected: unmarked(htmlToText(expectedHtml)),
  }))
  const wrong = answers.filter(({ own, expected }) => own !== expected)
  const empty = answers.filter(({ own, expected }) => own === '' && expected !== '')
  console.log(
    `HTML replies: ${cases.length - wrong.length} of ${cases.length} equal, ${empty.length} empty`,
    named(wrong.map(({ id }) => id)),
  )
}

function even(text: string): string {
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ $/gm, '')
    .trim()
}

async function scoreBounces(path: string): Promise<void> {
  if (!existsSync(join(path, 'expected.json'))) return
  const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Record<
    string,
    { reason: string; hard: number }[]
  >
  const files = readdirSync(path).filter((name) => name.endsWith('.eml'))
  const unknown: string[] = []
  const wrong: string[] = []
  const unnamed: string[] = []
  let judged = 0
  for (const file of files) {
    const bounce = parseBounce(await parseMail(readFileSync(join(path, file))))
    if (!bounce) unknown.push(file)
    if (bounce && bounce.recipients.length < Math.max(expected[file]?.length ?? 0, 1)) unnamed.push(file)
    const [known] = expected[file] ?? []
    if (!known) continue
    judged += 1
    const [recipient] = bounce?.recipients ?? []
    if (Number(recipient?.permanent ?? false) !== known.hard) wrong.push(`${file}:${recipient?.reason}`)
  }
  console.log(`bounces: ${files.length - unknown.length} of ${files.length} recognised`, named(unknown))
  console.log(`bounces: ${unnamed.length} with too few recipients`, named(unnamed))
  console.log(`bounces: ${judged - wrong.length} of ${judged} hard or soft as they should be`, named(wrong))
}

async function scoreMails(path: string): Promise<void> {
  if (!existsSync(path)) return
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.eml'),
  )
  const alarms: string[] = []
  const machines: string[] = []
  const unread: string[] = []
  for (const file of files.filter((name) => !name.includes('report'))) {
    const mail = await parseMail(readFileSync(join(path, file)))
    const alarm = parseBounce(mail)
    if (alarm) alarms.push(`${file}:${alarm.kind}`)
    const { kind } = detectAutoMail(mail)
    if (kind !== 'human' && kind !== 'list') machines.push(`${file}:${kind}`)
    if (mail.from.address === '' || `${mail.subject}${mail.text}`.includes('\ufffd')) unread.push(file)
  }
  console.log(
    `mails: ${alarms.length} of ${files.length} taken for a bounce, complaint or absence note`,
    named(alarms),
  )
  console.log(`mails: ${machines.length} of ${files.length} taken for a program's`, named(machines))
  console.log(`mails without author or with undecodable text: ${unread.length} ${named(unread)}`)
}

/** Names only where they may be looked at. */
function named(names: readonly string[]): string {
  return process.argv[3] === 'figures' ? '' : names.join(' ')
}
