import { passesLuhn } from './cards.ts'

/** Check digits of national numbers by country. Each takes letters and digits only, in upper case. */
export const checks = {
  /** DNI and NIE: letter by the number modulo 23. */
  spain: (id: string) => {
    const number = id.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2')
    return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === id.at(-1)
  },
  /** Codice fiscale: odd places by a table, even places by value, sum modulo 26. */
  italy: (id: string) => {
    const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    let sum = 0
    for (const [place, character] of [...id.slice(0, 15)].entries()) {
      const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65
      sum += place % 2 === 0 ? (odd[value] ?? 0) : value
    }
    return String.fromCharCode(65 + (sum % 26)) === id[15]
  },
  /** NIR: two digits, 97 less the number modulo 97; Corsica counts as 19 and 18. */
  france: (id: string) => {
    const number = id.slice(0, 13).replace('2A', '19').replace('2B', '18')
    return /^\d{13}$/.test(number) && Number(97n - (BigInt(number) % 97n)) === Number(id.slice(13))
  },
  /** Tax number: ISO 7064 mod 11,10; of the first ten digits one or two repeat. */
  germany: (id: string) => {
    const distinct = new Set(id.slice(0, 10)).size
    let product = 10
    for (const digit of id.slice(0, 10)) {
      const sum = (Number(digit) + product) % 10 || 10
      product = (sum * 2) % 11
    }
    return (distinct === 9 || distinct === 8) && (11 - product) % 10 === Number(id[10])
  },
  /** National register: birth date first, 97 less the number modulo 97 (2 in front for births after 1999). */
  belgium: (id: string) => {
    const number = id.slice(0, 9)
    const control = Number(id.slice(9))
    return (
      isDate(id.slice(2, 4), id.slice(4, 6)) &&
      [number, `2${number}`].some((n) => 97 - (Number(n) % 97) === control)
    )
  },
  /** PESEL: weights 1 3 7 9; the month carries the century. */
  poland: (id: string) => {
    const month = String(Number(id.slice(2, 4)) % 20)
    return isDate(month, id.slice(4, 6)) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
  },
  /** Fødselsnummer: two check digits modulo 11. */
  norway: (id: string) => {
    const first = weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
    const second = weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    return (
      isDate(id.slice(2, 4), String(Number(id.slice(0, 2)) % 40)) && first % 11 === 0 && second % 11 === 0
    )
  },
  /** Personnummer: birth date and Luhn. */
  sweden: (id: string) => {
    const short = id.slice(-10)
    return isDate(short.slice(2, 4), String(Number(short.slice(4, 6)) % 60)) && passesLuhn(short)
  },
  /** Henkilötunnus: letter by the nine digits modulo 31. */
  finland: (id: string) => {
    const number = Number(id.slice(0, 6) + id.slice(-4, -1))
    return (
      isDate(id.slice(2, 4), id.slice(0, 2)) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === id.at(-1)
    )
  },
  /** CPF: two check digits modulo 11. */
  brazil: (id: string) => {
    if (new Set(id).size === 1) return false
    const digit = (length: number) => {
      const weights = Array.from({ length }, (_, place) => length + 1 - place)
      return ((weighted(id, weights) * 10) % 11) % 10
    }
    return digit(9) === Number(id[9]) && digit(10) === Number(id[10])
  },
  /** AHV number: an EAN-13. */
  switzerland: (id: string) => weighted(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  /** Aadhaar: Verhoeff. */
  india: (id: string) => passesVerhoeff(id),
  /** Resident identity number: ISO 7064 mod 11-2 (GB 11643). */
  china: (id: string) => {
    const sum = weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
    return isDate(id.slice(10, 12), id.slice(12, 14)) && '10X98765432'[sum % 11] === id[17]
  },
  canada: (id: string) => passesLuhn(id) && !/^[08]/.test(id),
  /** BSN: weighted sum modulo 11. */
  netherlands: (id: string) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
}

function weighted(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0)
}

function isDate(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

/** Check over the dihedral group of order ten. */
function passesVerhoeff(digits: string): boolean {
  let check = 0
  for (const [place, character] of [...digits].reverse().entries()) {
    let digit = Number(character)
    for (let turn = 0; turn < place % 8; turn += 1) digit = PERMUTATION[digit] ?? 0
    check = multiplyDihedral(check, digit)
  }
  return check === 0
}

function multiplyDihedral(a: number, b: number): number {
  const rotation = a < 5 ? (b < 5 ? a + b : a + b - 5) : b < 5 ? a - 5 - b : a - b
  const reflected = a < 5 !== b < 5
  return (((rotation % 5) + 5) % 5) + (reflected ? 5 : 0)
}
