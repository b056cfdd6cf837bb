type Words = { comment: string; send: string; thanks: string }

const english: Words = {
  comment: 'Anything you would like to add?',
  send: 'Send',
  thanks: 'Thank you. You can still change your answer.',
}

const words: Record<string, Words> = {
  en: english,
  de: {
    comment: 'Möchten Sie etwas hinzufügen?',
    send: 'Senden',
    thanks: 'Danke. Sie können Ihre Antwort noch ändern.',
  },
  fr: {
    comment: 'Souhaitez-vous ajouter quelque chose ?',
    send: 'Envoyer',
    thanks: 'Merci. Vous pouvez encore modifier votre réponse.',
  },
  es: {
    comment: '¿Quiere añadir algo?',
    send: 'Enviar',
    thanks: 'Gracias. Aún puede cambiar su respuesta.',
  },
}

/** The words around the question, in the customer's language where we have them. */
export function formWords(language: string): Words {
  return words[language] ?? english
}
