type Words = {
  subject: string
  question: string
  /** from 5 down to 1 */
  ratings: readonly [string, string, string, string, string]
  valid: (days: number) => string
}

const english: Words = {
  subject: 'How did we do?',
  question: 'Your request is resolved. How satisfied are you with our help?',
  ratings: ['Very satisfied', 'Satisfied', 'Neither', 'Unsatisfied', 'Very unsatisfied'],
  valid: (days) => `The links work for ${days} days. You need not answer.`,
}

/** The question in the customer's language, English where we have none. */
const wordsByLanguage: Record<string, Words> = {
  en: english,
  de: {
    subject: 'Wie waren wir?',
    question: 'Ihre Anfrage ist gelöst. Wie zufrieden sind Sie mit unserer Hilfe?',
    ratings: ['Sehr zufrieden', 'Zufrieden', 'Weder noch', 'Unzufrieden', 'Sehr unzufrieden'],
    valid: (days) => `Die Links gelten ${days} Tage. Sie müssen nicht antworten.`,
  },
  fr: {
    subject: 'Votre avis sur notre aide',
    question: 'Votre demande est résolue. Êtes-vous satisfait de notre aide ?',
    ratings: ['Très satisfait', 'Satisfait', 'Ni l’un ni l’autre', 'Insatisfait', 'Très insatisfait'],
    valid: (days) => `Les liens restent valables ${days} jours. Répondre est facultatif.`,
  },
  es: {
    subject: '¿Qué tal lo hicimos?',
    question: 'Su consulta está resuelta. ¿Está satisfecho con nuestra ayuda?',
    ratings: ['Muy satisfecho', 'Satisfecho', 'Ni lo uno ni lo otro', 'Insatisfecho', 'Muy insatisfecho'],
    valid: (days) => `Los enlaces valen ${days} días. No es obligatorio responder.`,
  },
}

export function csatWords(language: string | null): Words {
  return wordsByLanguage[(language ?? 'en').slice(0, 2)] ?? english
}
