import { maskCards } from './card.ts'
import { maskIbans } from './iban.ts'

const longest = 8192

type Rule = { applies: RegExp; mask: (text: string) => string }

const addressForm =
  /[^\s@<>()[\]"',;:=&?/\\]{1,64}(@|%40)([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8})/giu
const secretPair =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|access[-_]?key|signature|authorization|cookie|session|otp|pwd)["']?\s*[=:]\s*["']?)(?!\[redacted\])([^\s"'&,;<>]+)/gi
const phonePair =
  /((?:phone|mobile|fax|tel)(?:[-_ ]?(?:number|no))?["']?\s*[.:=]\s*["']?)(\+?[\d(][\d ()/.-]{4,20}\d)/gi

/** Cheap test first, replacement second. Credentials come before everything they may contain. */
const rules: readonly Rule[] = [
  {
    applies: /:\/\//,
    mask: (text) => text.replace(/([a-z][a-z\d+.-]{1,20}:\/\/)[^\s/@]{1,256}@/gi, '$1[redacted]@'),
  },
  {
    applies: /bearer|basic/i,
    mask: (text) => text.replace(/\b(bearer|basic)(\s+)[\w.~+/=-]{6,}/gi, '$1$2[redacted]'),
  },
  { applies: /[=:]/, mask: (text) => text.replace(secretPair, '$1[redacted]') },
  {
    applies: /eyJ|sk-|AKIA|AIza|gh[ps]_|xox/,
    mask: (text) =>
      text
        .replace(/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, '[redacted]')
        .replace(/\b(?:sk-|AKIA|AIza|gh[ps]_|xox[a-z]-)[\w-]{8,}/g, '[redacted]'),
  },
  { applies: /@|%40/, mask: (text) => text.replace(addressForm, maskAddress) },
  { applies: /[a-z]{2}\d{2}/i, mask: maskIbans },
  { applies: /\d.{11}/, mask: maskCards },
  { applies: /phone|mobile|fax|tel/i, mask: (text) => text.replace(phonePair, '$1[phone]') },
  {
    applies: /\+\d/,
    mask: (text) => text.replace(/(?<![\w+])\+[1-9](?:[ ()/.-]{0,2}\d){7,14}(?!\d)/g, '[phone]'),
  },
]

/** `text` without mail addresses, card and bank account numbers, phone numbers and credentials. */
export function maskText(text: string): string {
  const start = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text
  return rules.reduce((masked, rule) => (rule.applies.test(masked) ? rule.mask(masked) : masked), start)
}

function maskAddress(address: string, at: string, domain: string): string {
  return `${Array.from(address)[0] ?? ''}***${at}${domain}`
}
