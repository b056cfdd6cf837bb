/**
 * Scores the mail functions on a folder of independent mails:
 *   node bench/score-mail.ts <folder>
 * reads `reply-extraction.jsonl` ({ id, input, expected } a line), `bounces/*.eml` with `expected.json`
 * ({ file: [{ reason, hard }] }, one per recipient) and every other `.eml` below `mails/`, whichever of them exist.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractReply } from '../packages/integrations/src/email/extract-reply.ts'
import { textToSimpleHtml } from '../packages/integrations/src/email/html-text.ts'
import { parseBounce } from '../packages/integrations/src/email/parse-bounce.ts'
import { parseMail } from '../packages/integrations/src/email/parse-mail.ts'

/** The same mail in the forms it may arrive in. */
const FORMS: [string, (text: string) => { text?: string; html?: string }][] = [
  ['text', (text) => ({ text })],
  ['HTML', (text) => ({ html: textToSimpleHtml(text) })],
  ['both', (text) => ({ text, html: textToSimpleHtml(text) })],
]

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
  const cases = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; input: string; expected: string })
  for (const [form, mailOf] of FORMS) {
    const wrong = cases.filter(
      ({ input, expected }) => even(extractReply(mailOf(input)).text) !== even(expected),
    )
    const empty = cases.filter(
      ({ input }) => input.trim() !== '' && extractReply(mailOf(input)).text === '',
    ).length
    console.log(
      `replies as ${form}: ${cases.length - wrong.length} of ${cases.length} exact, ${empty} empty`,
      wrong.map(({ id }) => id).join(' '),
    )
  }
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
  console.log(`bounces: ${files.length - unknown.length} of ${files.length} recognised`, unknown.join(' '))
  console.log(`bounces: ${unnamed.length} with too few recipients`, unnamed.join(' '))
  console.log(
    `bounces: ${judged - wrong.length} of ${judged} hard or soft as they should be`,
    wrong.join(' '),
  )
}

async function scoreMails(path: string): Promise<void> {
  if (!existsSync(path)) return
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.eml'),
  )
  const alarms: string[] = []
  const bare: string[] = []
  for (const file of files.filter((name) => !name.includes('report'))) {
    const mail = await parseMail(readFileSync(join(path, file)))
    const alarm = parseBounce(mail)
    if (alarm) alarms.push(`${file}:${alarm.kind}`)
    if (mail.from.address === '' || `${mail.subject}${mail.text}`.includes('\ufffd')) bare.push(file)
  }
  console.log(
    `mails: ${alarms.length} of ${files.length} taken for a bounce, complaint or absence note`,
    alarms.join(' '),
  )
  console.log(`mails without author or with undecodable text: ${bare.join(' ') || 'none'}`)
}
