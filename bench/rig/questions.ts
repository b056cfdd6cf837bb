import { answerable } from './answerable.ts'
import { unanswerable } from './unanswerable.ts'

export type Question = {
  organization: 'acme' | 'lumio'
  language: string
  /** Titles of the articles that answer it; none when the knowledge cannot. */
  answeredBy: string[]
  subject: string
  text: string
}

export type QuestionRow = [Question['organization'], string, string[], string, string]

/** Mails to the two demo organizations, told in several languages and moods. */
export const questions: Question[] = [...answerable, ...unanswerable].map(
  ([organization, language, answeredBy, subject, text]) => ({
    organization,
    language,
    answeredBy,
    subject,
    text,
  }),
)
