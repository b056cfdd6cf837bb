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
  valid: (days) => `The links work for ${days === 1 ? 'a day' : `${days} days`}. You need not answer.`,
}

/** The question in the customer's language, by its two letters; English where we have none. */
const wordsByLanguage: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    subject: 'Wie waren wir?',
    question: 'Ihre Anfrage ist gelöst. Wie zufrieden sind Sie mit unserer Hilfe?',
    ratings: ['Sehr zufrieden', 'Zufrieden', 'Weder noch', 'Unzufrieden', 'Sehr unzufrieden'],
    valid: (days) =>
      `Die Links gelten ${days === 1 ? 'einen Tag' : `${days} Tage`}. Sie müssen nicht antworten.`,
  },
  fr: {
    subject: 'Votre avis sur notre aide',
    question: 'Votre demande est résolue. Êtes-vous satisfait de notre aide ?',
    ratings: ['Très satisfait', 'Satisfait', 'Ni l’un ni l’autre', 'Insatisfait', 'Très insatisfait'],
    valid: (days) =>
      `Les liens restent valables ${days === 1 ? 'un jour' : `${days} jours`}. Répondre est facultatif.`,
  },
  es: {
    subject: '¿Qué tal lo hicimos?',
    question: 'Su consulta está resuelta. ¿Está satisfecho con nuestra ayuda?',
    ratings: ['Muy satisfecho', 'Satisfecho', 'Ni lo uno ni lo otro', 'Insatisfecho', 'Muy insatisfecho'],
    valid: (days) =>
      `Los enlaces valen ${days === 1 ? 'un día' : `${days} días`}. No es obligatorio responder.`,
  },
  it: {
    subject: 'Com’è andata?',
    question: 'La Sua richiesta è stata risolta. Quanto è soddisfatto del nostro aiuto?',
    ratings: [
      'Molto soddisfatto',
      'Soddisfatto',
      'Né l’uno né l’altro',
      'Insoddisfatto',
      'Molto insoddisfatto',
    ],
    valid: (days) =>
      `I link sono validi per ${days === 1 ? 'un giorno' : `${days} giorni`}. Rispondere è facoltativo.`,
  },
  pt: {
    subject: 'Como foi a nossa ajuda?',
    question: 'O seu pedido foi resolvido. Qual é o seu grau de satisfação com a nossa ajuda?',
    ratings: ['Muito satisfeito', 'Satisfeito', 'Nem um nem outro', 'Insatisfeito', 'Muito insatisfeito'],
    valid: (days) =>
      `Os links são válidos por ${days === 1 ? 'um dia' : `${days} dias`}. Não é obrigatório responder.`,
  },
  nl: {
    subject: 'Hoe hebben we het gedaan?',
    question: 'Uw vraag is opgelost. Hoe tevreden bent u over onze hulp?',
    ratings: ['Zeer tevreden', 'Tevreden', 'Neutraal', 'Ontevreden', 'Zeer ontevreden'],
    valid: (days) =>
      `De links werken ${days === 1 ? 'één dag' : `${days} dagen`}. U hoeft niet te antwoorden.`,
  },
  pl: {
    subject: 'Jak nam poszło?',
    question: 'Państwa sprawa została rozwiązana. Jak oceniają Państwo naszą pomoc?',
    ratings: ['Bardzo dobrze', 'Dobrze', 'Ani dobrze, ani źle', 'Źle', 'Bardzo źle'],
    valid: (days) =>
      `Linki działają przez ${days === 1 ? 'jeden dzień' : `${days} dni`}. Odpowiedź nie jest konieczna.`,
  },
  sv: {
    subject: 'Hur gick det?',
    question: 'Ditt ärende är löst. Hur nöjd är du med vår hjälp?',
    ratings: ['Mycket nöjd', 'Nöjd', 'Varken eller', 'Missnöjd', 'Mycket missnöjd'],
    valid: (days) => `Länkarna fungerar i ${days === 1 ? 'en dag' : `${days} dagar`}. Du behöver inte svara.`,
  },
  ja: {
    subject: '対応はいかがでしたか？',
    question: 'お問い合わせは解決済みです。対応にはご満足いただけましたか？',
    ratings: ['とても満足', '満足', 'どちらでもない', '不満', 'とても不満'],
    valid: (days) => `リンクは${days}日間有効です。回答は任意です。`,
  },
  zh: {
    subject: '您对我们的服务满意吗？',
    question: '您的问题已经解决。您对我们的帮助满意吗？',
    ratings: ['非常满意', '满意', '一般', '不满意', '非常不满意'],
    valid: (days) => `链接在 ${days} 天内有效。您可以不回答。`,
  },
}

/** The languages customers are asked in. */
export const csatLanguages: readonly string[] = Object.keys(wordsByLanguage)

export function csatWords(language: string | null): Words {
  return wordsByLanguage[(language ?? 'en').slice(0, 2)] ?? english
}
