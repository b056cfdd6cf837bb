type Words = {
  comment: string
  send: string
  thanks: string
  /** what stands behind a link that is over */
  gone: { title: string; text: string }
}

const english: Words = {
  comment: 'Anything you would like to add?',
  send: 'Send',
  thanks: 'Thank you. You can still change your answer.',
  gone: {
    title: 'This link no longer works',
    text: 'Its time is over, or it was not copied completely. You need not do anything.',
  },
}

const words: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    comment: 'Möchten Sie etwas hinzufügen?',
    send: 'Senden',
    thanks: 'Danke. Sie können Ihre Antwort noch ändern.',
    gone: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Seine Zeit ist abgelaufen, oder er wurde nicht ganz kopiert. Sie müssen nichts tun.',
    },
  },
  fr: {
    comment: 'Souhaitez-vous ajouter quelque chose ?',
    send: 'Envoyer',
    thanks: 'Merci. Vous pouvez encore modifier votre réponse.',
    gone: {
      title: 'Ce lien ne fonctionne plus',
      text: 'Il a expiré ou n’a pas été copié en entier. Vous n’avez rien à faire.',
    },
  },
  es: {
    comment: '¿Quiere añadir algo?',
    send: 'Enviar',
    thanks: 'Gracias. Aún puede cambiar su respuesta.',
    gone: {
      title: 'Este enlace ya no funciona',
      text: 'Ha caducado o no se copió completo. No tiene que hacer nada.',
    },
  },
  it: {
    comment: 'Vuole aggiungere qualcosa?',
    send: 'Invia',
    thanks: 'Grazie. Può ancora modificare la Sua risposta.',
    gone: {
      title: 'Questo link non funziona più',
      text: 'È scaduto o non è stato copiato per intero. Non deve fare nulla.',
    },
  },
  pt: {
    comment: 'Quer acrescentar alguma coisa?',
    send: 'Enviar',
    thanks: 'Obrigado. Ainda pode alterar a sua resposta.',
    gone: {
      title: 'Este link já não funciona',
      text: 'Expirou ou não foi copiado por completo. Não precisa de fazer nada.',
    },
  },
  nl: {
    comment: 'Wilt u nog iets toevoegen?',
    send: 'Versturen',
    thanks: 'Dank u. U kunt uw antwoord nog wijzigen.',
    gone: {
      title: 'Deze link werkt niet meer',
      text: 'Hij is verlopen of niet helemaal gekopieerd. U hoeft niets te doen.',
    },
  },
  pl: {
    comment: 'Czy chcą Państwo coś dodać?',
    send: 'Wyślij',
    thanks: 'Dziękujemy. Odpowiedź można jeszcze zmienić.',
    gone: {
      title: 'Ten link już nie działa',
      text: 'Wygasł lub nie został skopiowany w całości. Nie trzeba nic robić.',
    },
  },
  sv: {
    comment: 'Vill du tillägga något?',
    send: 'Skicka',
    thanks: 'Tack. Du kan fortfarande ändra ditt svar.',
    gone: {
      title: 'Länken fungerar inte längre',
      text: 'Den har gått ut eller kopierades inte i sin helhet. Du behöver inte göra något.',
    },
  },
  ja: {
    comment: 'ご意見があればお書きください',
    send: '送信',
    thanks: 'ありがとうございます。回答はまだ変更できます。',
    gone: {
      title: 'このリンクは使えません',
      text: '有効期限が切れたか、リンクが正しくコピーされていません。何もしていただく必要はありません。',
    },
  },
  zh: {
    comment: '您还有什么想补充的吗？',
    send: '提交',
    thanks: '谢谢。您仍然可以修改您的回答。',
    gone: {
      title: '此链接已失效',
      text: '链接已过期或复制不完整。您无需进行任何操作。',
    },
  },
}

/** The words around the question, in the customer's language where we have them. */
export function formWords(language: string): Words {
  return words[language.slice(0, 2)] ?? english
}
