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
  da: 'Vores assistent har skrevet dette svar. Svar blot på denne mail, så læser et menneske den og svarer dig.',
  no: 'Assistenten vår har skrevet dette svaret. Bare svar på denne e-posten, så leser et menneske den og svarer deg.',
  fi: 'Avustajamme kirjoitti tämän vastauksen. Vastaa tähän viestiin, niin ihminen lukee sen ja vastaa sinulle.',
  cs: 'Tuto odpověď napsal náš asistent. Stačí odpovědět na tento e-mail: přečte si ho a odpoví vám člověk.',
  ro: 'Acest răspuns a fost scris de asistentul nostru. Răspundeți la acest mesaj și o persoană îl va citi și vă va răspunde.',
  hu: 'Ezt a választ az asszisztensünk írta. Válaszoljon erre a levélre: egy munkatársunk elolvassa és válaszol Önnek.',
  tr: 'Bu yanıtı asistanımız yazdı. Bu e-postayı yanıtlamanız yeterli: bir çalışanımız okuyup size yanıt verir.',
  ru: 'Этот ответ написал наш ассистент. Просто ответьте на это письмо: его прочтёт человек и ответит вам.',
  uk: 'Цю відповідь написав наш асистент. Просто дайте відповідь на цей лист: його прочитає людина й відповість вам.',
  ko: '이 답변은 저희 어시스턴트가 작성했습니다. 이 메일에 회신하시면 담당자가 직접 읽고 답변드립니다.',
  ja: 'この回答は当社のアシスタントが作成しました。このメールにご返信いただければ、担当者が拝読し、お答えいたします。',
  zh: '此回复由我们的助手撰写。直接回复本邮件，即有工作人员阅读并答复您。',
}

/** How the customer reaches a person, in their language; in English where there are no words for it. */
export function wordsForAPerson(language: string): string {
  return words[language] ?? words.en ?? ''
}
