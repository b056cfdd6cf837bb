import { sizeOf } from '../../conversation/letter/size.ts'

const placeholder =
  /\{\{\s*[\p{L}\p{N}_.-]+\s*\}\}|\[(?:name|first name|vorname|nombre|prénom|order number|date)\]/giu

/** Placeholders somebody forgot to fill, as they stand in the text. */
export function leftoverPlaceholders(text: string): string[] {
  return [...new Set(text.match(placeholder) ?? [])]
}

/** Words that promise a file, in the languages customers write in most. */
const promises = [
  /\b(?:i(?:'ve| have)?|we(?:'ve| have)?) attached\b/i,
  /\b(?:see|find|is|are) (?:the )?(?:attached|enclosed)\b(?! to (?:our|your|you|them|each)\b)/i,
  /\b(?:attached|enclosed) (?:is|are|you(?:'ll| will)? find|please)\b/i,
  /\bin the attachment\b/i,
  /\bim anhang\b|\bangehängt\b|\bals anhang\b|\banbei (?:finden|sende|schicke)\b/i,
  /\bci-joint/i,
  /\badjunt[oa]s?\b/i,
  /\bin allegato\b|\ballego\b/i,
  /\bem anexo\b/i,
  /\bbijgevoegd\b|\bin de bijlage\b/i,
]

export function promisesAttachment(text: string): boolean {
  return promises.some((promise) => promise.test(text))
}

export type Warning = { title: string; detail: string }

/** What the server knows of a reply before it leaves. */
export type Check = {
  firstTimeOutside: string[]
  suppressed: { address: string; reason: string }[]
  size: { estimated: number; limit: number; fits: boolean }
}

const suppressionWords: Record<string, string> = {
  hard_bounce: 'refused our last mail for good',
  complaint: 'marked our mail as spam',
}

/** What to ask because of whom a reply goes to and how large it is. */
export function warningsOfCheck({ firstTimeOutside, suppressed, size }: Check): Warning[] {
  return [
    ...(firstTimeOutside.length > 0
      ? [{ title: 'You write to somebody for the first time', detail: firstTimeOutside.join(', ') }]
      : []),
    ...(suppressed.length > 0
      ? [
          {
            title: 'This mail will probably not arrive',
            detail: suppressed
              .map(
                ({ address, reason }) =>
                  `${address} ${suppressionWords[reason] ?? 'is not written to any more'}`,
              )
              .join('; '),
          },
        ]
      : []),
    ...(size.fits
      ? []
      : [
          {
            title: 'The files are too large for a mail',
            detail: `The mail would have ${sizeOf(size.estimated)}, the provider takes ${sizeOf(size.limit)}. The files go as links that work for 30 days.`,
          },
        ]),
  ]
}

/** What to ask before a reply leaves. Empty when it may go. */
export function warningsFor(reply: { text: string; attachments: number }): Warning[] {
  const left = leftoverPlaceholders(reply.text)
  return [
    ...(left.length > 0
      ? [
          {
            title: left.length === 1 ? 'A placeholder is still empty' : 'Placeholders are still empty',
            detail: left.join(', '),
          },
        ]
      : []),
    ...(reply.attachments === 0 && promisesAttachment(reply.text)
      ? [{ title: 'No file is attached', detail: 'Your text speaks of an attachment.' }]
      : []),
  ]
}
