// A UUID is matched first and left alone, because its groups may look like a card number.
const candidate =
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<!\d)(?<!\d[.,])\d(?:[ \u00a0\u202f.-]?\d){12,18}(?![ .-]?\d)/gi

/** Number ranges of the card networks. Without them one in ten order numbers would pass the check digit. */
const issuers: readonly { prefix: RegExp; lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^3(0[0-5]|[689])/, lengths: [14, 16, 19] },
  { prefix: /^(6011|64[4-9]|65|62|60|81|82|508)/, lengths: [16, 17, 18, 19] },
  { prefix: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(50|5[6-9]|6[0-9])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { prefix: /^220[0-4]/, lengths: [16, 17, 18, 19] },
]

/** Replaces every payment card number (issuer range, length and Luhn check digit). */
export function maskCards(text: string): string {
  return text.replace(candidate, (found) => (isCard(found) ? '[card]' : found))
}

function isCard(found: string): boolean {
  if (/[a-f]/i.test(found)) return false
  const digits = found.replace(/\D/g, '')
  return (
    issuers.some(({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length)) &&
    luhn(digits)
  )
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
