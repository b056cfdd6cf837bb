import { extractReply } from '../extract-reply.ts'
import { ABSENT, COURTESY, NOTE } from './absence-words.ts'
import { tellsDeeds } from './deeds.ts'
import { pointsElsewhere, pointsToOneself } from './elsewhere.ts'
import { FURTHER_ABSENT, FURTHER_COURTESY, FURTHER_NOTE } from './further-absence-words.ts'
import { asksForSomething, sentencesOf } from './person-words.ts'
import { ABSENCE_SUBJECTS, ANSWERED, ROBOT_SUBJECTS } from './signs.ts'

export type Written = { subject: string; text: string }

/** The signs by which words alone tell an absence note, where no header does. */
export const ABSENCE_SIGNS = {
  both: 'subject and text of an absence note',
  text: 'nothing but the text of an absence note',
} as const

/**
 * Whether a mail without any sign of a program is an absence note by its words; null where it is not. A subject
 * is never enough: people write about automatic answers, and answer them.
 */
export function absenceInWords(mail: Written, isAnswer: boolean): string | null {
  const answered = ANSWERED.test(mail.subject)
  const subject = answered ? null : kindOfSubject(mail.subject)
  if (subject === null && !((isAnswer || answered) && ABSENT.test(mail.text.slice(0, 2_000)))) return null
  const sentences = sentencesOf(extractReply({ text: mail.text.slice(0, 20_000) }).text)
  return subject === null ? inTextAlone(sentences) : belowSubject(subject, sentences)
}

/** A program's subject above an absence outweighs a request that only points to somebody else. */
function belowSubject(subject: 'robot' | 'absence', sentences: readonly string[]): string | null {
  const says = (...words: RegExp[]) => sentences.some((sentence) => words.some((word) => word.test(sentence)))
  const absent = says(ABSENT, FURTHER_ABSENT)
  const points = (sentence: string) =>
    pointsElsewhere(sentence) && !(subject === 'absence' && pointsToOneself(sentence))
  const own = absent ? sentences.filter((sentence) => !points(sentence)) : sentences
  if (asksForSomething(own)) return null
  if (subject === 'absence') {
    const note = absent || says(NOTE)
    return note && unknownIn(own, FURTHER_ABSENT) === 0 && !tellsDeeds(sentences) ? ABSENCE_SIGNS.both : null
  }
  const polite = sentences.length === 0 || says(COURTESY, FURTHER_COURTESY)
  return absent || polite || says(NOTE, FURTHER_NOTE) ? ABSENCE_SIGNS.both : null
}

function inTextAlone(sentences: readonly string[]): string | null {
  if (asksForSomething(sentences) || tellsDeeds(sentences)) return null
  const absent = sentences.some((sentence) => ABSENT.test(sentence))
  return absent && saysNothingElse(sentences) ? ABSENCE_SIGNS.text : null
}

/** Whether almost everything belongs to an absence note, and something says more than that somebody is away. */
function saysNothingElse(sentences: readonly string[]): boolean {
  const more = sentences.some((sentence) => NOTE.test(sentence))
  return more && unknownIn(sentences) <= (sentences.length > 3 ? 1 : 0)
}

/** How many of the sentences and their longer parts say something that no absence note needs to. */
function unknownIn(sentences: readonly string[], ...further: RegExp[]): number {
  const speaking = sentences.filter((sentence) => sentence.length > 30 || /[.!。！]$/u.test(sentence))
  const parts = speaking.flatMap((sentence) => sentence.split(/[,;，；、]\s*/u))
  const long = parts.filter((part) => part.length > (/[\p{sc=Han}\p{sc=Hira}]/u.test(part) ? 6 : 14))
  return long.filter((part) => ![ABSENT, NOTE, COURTESY, ...further].some((known) => known.test(part))).length
}

function kindOfSubject(subject: string): 'robot' | 'absence' | null {
  if (ROBOT_SUBJECTS.test(subject)) return 'robot'
  return ABSENCE_SUBJECTS.test(subject) ? 'absence' : null
}
