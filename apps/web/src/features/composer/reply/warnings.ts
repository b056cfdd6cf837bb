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
