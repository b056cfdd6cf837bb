/** Letters of other scripts and groups of letters that look like a Latin one in common typefaces. */
const groups: Record<string, string> = {
  a: 'аαａɑ@4',
  b: 'ЬƄвβｂ6',
  c: 'сϲｃ',
  d: 'ԁｄ',
  e: 'еҽｅ3',
  g: 'ɡｇ9',
  h: 'нһｈ',
  i: 'іɩιｉíìïîıl1|!',
  j: 'јｊ',
  k: 'κｋ',
  m: 'мｍ',
  n: 'ոｎ',
  o: 'оοօｏ0ø',
  p: 'рρｐ',
  q: 'ԛｑ',
  r: 'гｒ',
  s: 'ѕｓ5$',
  t: 'тτｔ7',
  u: 'υսｕ',
  v: 'νѵｖ',
  w: 'ԝωｗ',
  x: 'хχｘ',
  y: 'уүγｙ',
  z: 'ᴢｚ2',
}

const stands = new Map(
  Object.entries(groups).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
)

/**
 * What a name looks like: names of the same skeleton cannot be told apart at a glance. In the spirit of
 * Unicode Technical Standard 39, with the letters domain names are really faked with.
 */
export function skeleton(name: string): string {
  const plain = name.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const letters = [...plain].map((letter) => stands.get(letter) ?? letter).join('')
  return letters.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('nn', 'm')
}
