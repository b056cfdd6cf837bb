import { type Header, headerValues } from '@frontdesk/integrations/email/mime/raw-headers'

/** Every mail that leaves by itself carries this, and no mail that carries it is answered by itself. */
export const ownLoopHeader = 'X-Frontdesk-Automatic'

/** The headers of a mail that nobody wrote by hand (RFC 3834, 5): robots are told, and it is known again when it returns. */
export function automaticHeaders(kind: string): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'All',
    [ownLoopHeader]: kind,
  }
}

type Sign = readonly [name: string, value: RegExp]

const signs: readonly Sign[] = [
  [ownLoopHeader.toLowerCase(), /./],
  ['auto-submitted', /^(?!\s*no\b)/i],
  ['precedence', /^\s*(?:bulk|junk|list|auto[-_]?reply)/i],
  ['x-auto-response-suppress', /\b(?:all|autoreply|oof)\b/i],
  ['x-loop', /./],
  ['x-autoreply', /^(?!\s*no)/i],
  ['x-autorespond', /./],
  ['list-id', /./],
  ['list-post', /./],
  ['list-unsubscribe', /./],
  ['feedback-id', /./],
  ['return-path', /^\s*<\s*>/],
]

/** Names the headers that say no person waits for an answer. */
export function noAnswerSigns(headers: readonly Header[]): string[] {
  return signs.flatMap(([name, value]) =>
    headerValues(headers, name).some((written) => value.test(written)) ? [name] : [],
  )
}
