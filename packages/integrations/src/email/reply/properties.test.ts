import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'
import { escapeHtml, textToSimpleHtml } from '../html-text.ts'

const ATTRIBUTIONS = [
  'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:',
  'Am Di., 3. Juni 2025 um 09:30 Uhr schrieb Lumen <help@lumen.test>:',
  'Le mar. 3 juin 2025 à 09:30, Lumen <help@lumen.test> a écrit :',
  'El mar, 3 jun 2025 a las 9:30, Lumen (<help@lumen.test>) escribió:',
  'Il giorno mar 3 giu 2025 alle ore 09:30 Lumen <help@lumen.test> ha scritto:',
  'Em ter., 3 de jun. de 2025 às 09:30, Lumen <help@lumen.test> escreveu:',
  'Op di 3 jun 2025 om 09:30 schreef Lumen <help@lumen.test>:',
  'wt., 3 cze 2025 o 09:30 Lumen <help@lumen.test> napisał(a):',
  'Den tis 3 juni 2025 kl 09:30 skrev Lumen <help@lumen.test>:',
  '2025年6月3日(火) 9:30 Lumen <help@lumen.test>:',
  'Lumen <help@lumen.test> 于2025年6月3日周二 09:30写道：',
]

const sentence = fc.constantFrom(
  'The lamp does not light any more.',
  'Can you send me a new one?',
  'Die Lampe leuchtet nicht mehr, leider.',
  'La lampe ne marche plus !',
  'ランプがつきません。',
  '台灯坏了。',
  'yes',
  'On Monday I will be at home',
  'From: what you say it is the cable',
  'my number is 4711',
)
const quoted = fc
  .array(fc.constantFrom('Which lamp is it?', 'Please send us a photo.', '', 'Kind regards', 'Lumen'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => ['Dear customer,', ...lines])
const mail = fc.record({
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  above: fc.array(sentence, { maxLength: 4 }),
  blocks: fc.array(fc.tuple(quoted, fc.array(sentence, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
})

type Written = { attribution: string; above: string[]; blocks: [string[], string[]][] }

function toText({ attribution, above, blocks }: Written): string {
  const parts = blocks.flatMap(([old, own]) => ['', ...old.map((line) => `> ${line}`), '', ...own])
  return [...above, '', attribution, ...parts].join('\n')
}

function toHtml({ attribution, above, blocks }: Written): string {
  const parts = blocks.map(
    ([old, own]) =>
      `<blockquote type="cite">${textToSimpleHtml(old.join('\n'))}</blockquote>${textToSimpleHtml(own.join('\n'))}`,
  )
  return `${textToSimpleHtml(above.join('\n'))}<div>${escapeHtml(attribution)}</div>${parts.join('')}`
}

const ownOf = ({ above, blocks }: Written) => [...above, ...blocks.flatMap(([, own]) => own)]
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/^[>\s]+/, '').trim())
    .filter((line) => line !== '')

test('keeps each line that was written above, below or between quoted lines, in both forms', () => {
  fc.assert(
    fc.property(mail, (written) => {
      const forms = [{ text: toText(written) }, { html: toHtml(written) }]
      for (const form of [...forms, { ...forms[0], ...forms[1] }]) {
        const { text } = extractReply(form)
        expect(text).not.toBe('')
        expect(linesOf(text)).toEqual(expect.arrayContaining(ownOf(written)))
      }
    }),
    { numRuns: 500 },
  )
})

test('loses no line between the new text and the history', () => {
  fc.assert(
    fc.property(mail, (written) => {
      for (const form of [{ text: toText(written) }, { html: toHtml(written) }]) {
        const { text, quotedText } = extractReply(form)
        const kept = linesOf(`${text}\n${quotedText}`).sort()
        expect(kept).toEqual(linesOf(toText(written)).sort())
      }
    }),
    { numRuns: 500 },
  )
})

test('is sure of what is old where the customer wrote only above it', () => {
  fc.assert(
    fc.property(mail, (written) => {
      const above = { ...written, above: ['Thanks.', ...written.above] }
      const only: Written = { ...above, blocks: written.blocks.map(([old]) => [old, []]) }
      for (const form of [{ text: toText(only) }, { html: toHtml(only) }])
        expect(linesOf(extractReply(form).text)).toEqual(only.above)
    }),
  )
})
