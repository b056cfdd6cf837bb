import { extractReply } from '../extract-reply.ts'
import { ABSENT, COURTESY, NOTE } from './absence-words.ts'
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
  if (asksForSomething(sentences)) return null
  const absent = sentences.some((sentence) => ABSENT.test(sentence))
  const note = absent || sentences.some((sentence) => NOTE.test(sentence))
  const polite = sentences.length === 0 || sentences.some((sentence) => COURTESY.test(sentence))
  if (subject === 'absence' && note && unknownIn(sentences) === 0) return ABSENCE_SIGNS.both
  if (subject === 'robot' && (note || polite)) return ABSENCE_SIGNS.both
  return absent && saysNothingElse(sentences) ? ABSENCE_SIGNS.text : null
}

/** Whether almost everything belongs to an absence note, and something says more than that somebody is away. */
function saysNothingElse(sentences: readonly string[]): boolean {
  const more = sentences.some((sentence) => NOTE.test(sentence))
  return more && unknownIn(sentences) <= (sentences.length > 3 ? 1 : 0)
}

/** How many of the sentences and their longer parts say something that no absence note needs to. */
function unknownIn(sentences: readonly string[]): number {
  const speaking = sentences.filter((sentence) => sentence.length > 30 || /[.!。！]$/u.test(sentence))
  const parts = speaking.flatMap((sentence) => sentence.split(/[,;，；、]\s*/u))
  const long = parts.filter((part) => part.length > (/[\p{sc=Han}\p{sc=Hira}]/u.test(part) ? 6 : 14))
  return long.filter((part) => ![ABSENT, NOTE, COURTESY].some((known) => known.test(part))).length
}

function kindOfSubject(subject: string): 'robot' | 'absence' | null {
  if (ROBOT_SUBJECTS.test(subject)) return 'robot'
  return ABSENCE_SUBJECTS.test(subject) ? 'absence' : null
}
