const words: Record<string, string> = {
  en: 'Our assistant wrote this answer. Just reply to this mail, and a person reads it and answers you.',
  de: 'Diese Antwort hat unser Assistent geschrieben. Antworten Sie einfach auf diese Mail: Ein Mensch liest sie und antwortet Ihnen.',
  fr: 'Cette réponse a été écrite par notre assistant. Répondez simplement à ce message : une personne le lira et vous répondra.',
  es: 'Esta respuesta la ha escrito nuestro asistente. Responda a este mensaje y una persona lo leerá y le contestará.',
  it: 'Questa risposta è stata scritta dal nostro assistente. Risponda a questo messaggio: lo leggerà e le risponderà una persona.',
  pt: 'Esta resposta foi escrita pelo nosso assistente. Responda a esta mensagem e uma pessoa vai lê-la e responder.',
  nl: 'Dit antwoord is door onze assistent geschreven. Antwoord op deze mail: een mens leest hem en antwoordt u.',
  pl: 'Tę odpowiedź napisał nasz asystent. Wystarczy odpowiedzieć na tę wiadomość: przeczyta ją i odpowie człowiek.',
  sv: 'Svaret är skrivet av vår assistent. Svara på detta mejl, så läser en människa det och svarar dig.',
  ja: 'この回答は当社のアシスタントが作成しました。このメールにご返信いただければ、担当者が拝読し、お答えいたします。',
  zh: '此回复由我们的助手撰写。直接回复本邮件，即有工作人员阅读并答复您。',
}

/** How the customer reaches a person, in their language; in English where there are no words for it. */
export function wordsForAPerson(language: string): string {
  return words[language] ?? words.en ?? ''
}
