import { tellingTone } from './words.ts'

export interface Tone {
  negative: number
  neutral: number
  positive: number
}

const NEGATION =
  /^(?:not|no|never|isn't|wasn't|aren't|don't|doesn't|didn't|can't|cannot|won't|nothing|hardly|without|nicht|kein|keine|keinen|nie|niemals|ohne|kaum|pas|jamais|sans|aucun|aucune|guère|no|nunca|sin|jamás|ningún|ninguna|non|mai|senza|nessun|nessuna|não|sem|nem|nenhum|nenhuma|niet|geen|nooit|zonder|nie|bez|nigdy|żaden|inte|ingen|inget|aldrig|utan|ikke|aldri|ei|en)$/u
const INTENSIFIER =
  /^(?:very|really|extremely|so|absolutely|totally|completely|sehr|wirklich|extrem|absolut|total|très|vraiment|extrêmement|tellement|muy|realmente|totalmente|tan|molto|davvero|estremamente|muito|realmente|heel|zeer|erg|ontzettend|bardzo|naprawdę|mycket|verkligen|otroligt)$/u
const REACH = 3

/** Log-odds from words that carry a mood; a negation up to three words before turns one round. */
export function judgeByLexicon(text: string): Tone {
  const words =
    text
      .slice(0, 8_000)
      .normalize('NFC')
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{M}']+/gu) ?? []
  let positive = 0
  let negative = 0
  for (const [place, word] of words.entries()) {
    const weight = tellingTone.words.get(word) ?? stemWeight(word)
    if (weight === 0) continue
    const before = words.slice(Math.max(0, place - REACH), place)
    const strength = before.some((earlier) => INTENSIFIER.test(earlier)) ? 1.4 : 1
    const turned = before.some((earlier) => NEGATION.test(earlier))
    const signed = weight * strength * (turned ? -0.7 : 1)
    if (signed > 0) positive += signed
    else negative -= signed
  }
  for (const [phrase, weight] of tellingTone.unspaced) {
    if (!text.includes(phrase)) continue
    if (weight > 0) positive += weight
    else negative -= weight
  }
  positive += text.match(/[😀-😆😊😍🥰🤩👍🙏❤💚💙🎉]|:-?\)|<3/gu)?.length ?? 0
  negative += text.match(/[😠😡🤬😤😢😭👎💔😞😒🙄]|:-?\(/gu)?.length ?? 0
  return { positive: damp(positive), negative: damp(negative), neutral: positive + negative === 0 ? 0.4 : 0 }
}

function stemWeight(word: string): number {
  for (let length = Math.min(word.length, 12); length >= 4; length -= 1) {
    const weight = tellingTone.stems.get(word.slice(0, length))
    if (weight !== undefined) return weight
  }
  return 0
}

/** The tenth angry word adds little to the ninth. */
function damp(weight: number): number {
  return 3 * Math.log1p(weight)
}
