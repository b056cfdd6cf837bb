/**
 * What a server said, so that wording alone is left to judge: addresses, networks and paths become signs (a
 * mailbox may be called "spam"), reply codes that servers repeat in each line go, sentences end with a bar, and
 * letters are small. Linear in the text, which is cut to 6,000 characters.
 */
export function evenWords(said: string): string {
  return STEPS.reduce(
    (text, [pattern, sign]) => text.replace(pattern, sign),
    said.slice(0, longest).toLowerCase(),
  )
}

const longest = 6_000

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u00b4`]/g, "'"],
  [/\bhttps?:\/\/(?:www\.)?([a-z0-9.-]{1,80})\S{0,500}/g, '$1'],
  [/"[^"\s]{1,64}"@/g, 'x@'],
  [/[^\s<>"',;:()[\]{}\\]{1,64}@[a-z0-9][a-z0-9.-]{0,100}/g, '@'],
  [/\[?\b\d{1,3}(?:\.\d{1,3}){3}\b\]?/g, '#ip'],
  [/\s+/g, ' '],
  [/(?<![\d.])[2345]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3}\b ?)?/g, ''],
  [/(?<=\w{2}|[)'"@>])[.;!?] /g, ' | '],
]
