import { splitSentences } from '../local/text/sentences.ts'

const denials =
  /(?<!\p{L})(?:not?|never|without|instead of|rather than|don['’]?t|do not|doesn['’]?t|didn['’]?t|kein(?:e|en|er|em)?|nicht|nie|ohne|statt|pas|jamais|sans|sin|nunca|senza|non|mai|niet|geen|zonder|não|nem|nie|inte|ikke)(?!\p{L})/giu

/** A denial further away than this speaks of something else. */
const reach = 28

/** The sentences of a text in which somebody asks for what a cue stands for; "I do not want a refund" asks for none. */
export function sentencesWanting(text: string, cues: RegExp): string[] {
  return splitSentences(text).filter((sentence) => {
    const flags = cues.flags.includes('g') ? cues.flags : `${cues.flags}g`
    return [...sentence.matchAll(new RegExp(cues.source, flags))].some(
      (match) => !isDenied(sentence, match.index),
    )
  })
}

function isDenied(sentence: string, at: number): boolean {
  const clause =
    sentence
      .slice(0, at)
      .split(/[,;:]|\b(?:but|and|so|aber|und|mais|et|pero|ma|e|maar|en)\b/iu)
      .at(-1) ?? ''
  return [...clause.slice(-reach).matchAll(denials)].length % 2 === 1
}
