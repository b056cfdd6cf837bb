export type ProblemCode =
  | 'email'
  | 'subject'
  | 'text'
  | 'long'
  | 'files_many'
  | 'files_large'
  | 'trap'
  | 'too_many'
  | 'own_address'
  | 'form_closed'
  | 'failed'

export type HelpWords = {
  question: string
  search: string
  topics: string
  other: string
  articles: (count: number) => string
  found: (q: string) => string
  nothing: { title: string; text: string }
  empty: { title: string; text: string }
  updated: (day: string) => string
  helpful: string
  yes: string
  no: string
  thanks: string
  beside: string
  contact: string
  stuck: string
  language: string
  name: string
  email: string
  subject: string
  text: string
  files: string
  filesHint: string
  trap: string
  send: string
  offered: { title: string; send: string }
  sent: { title: string; text: (number: number, email: string) => string }
  problems: Record<ProblemCode, string>
  kept: string
  keptButFiles: string
}

const en: HelpWords = {
  question: 'How can we help?',
  search: 'Search',
  topics: 'All topics',
  other: 'More articles',
  articles: (count) => (count === 1 ? '1 article' : `${count} articles`),
  found: (q) => `Results for “${q}”`,
  nothing: { title: 'Nothing fits these words', text: 'Try other words, or write to us.' },
  empty: { title: 'There are no articles yet', text: 'Please write to us instead.' },
  updated: (day) => `Updated ${day}`,
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you for telling us.',
  beside: 'On the same topic',
  contact: 'Contact us',
  stuck: 'Still stuck? Write to us.',
  language: 'Language',
  name: 'Your name',
  email: 'Your e-mail address',
  subject: 'What is it about?',
  text: 'Your message',
  files: 'Files',
  filesHint: 'Up to 5 files, 8 MB together.',
  trap: 'Leave this empty',
  send: 'Send',
  offered: { title: 'Does one of these answer it?', send: 'No, send my message' },
  sent: {
    title: 'We have your message',
    text: (number, email) => `Its number is ${number}. Our answer comes to ${email}.`,
  },
  problems: {
    email: 'Give an e-mail address we can answer, such as name@example.com.',
    subject: 'Say in a few words what it is about.',
    text: 'Write what we can do for you.',
    long: 'This is too long.',
    files_many: 'More than 5 files are too many.',
    files_large: 'The files have more than 8 MB together.',
    trap: 'A field that should stay empty was filled in. It is empty again: please send once more.',
    too_many: 'Many messages came from your network. Please try again in ten minutes.',
    own_address: 'This is an address of ours. Give one of yours, so that we can answer.',
    form_closed: 'This form was closed in the meantime.',
    failed: 'Something went wrong on our side, and nothing was sent. Please try again.',
  },
  kept: 'Nothing was sent yet. What you wrote is still here.',
  keptButFiles: 'Nothing was sent yet. What you wrote is still here; choose your files again.',
}

const de: HelpWords = {
  question: 'Wie können wir helfen?',
  search: 'Suchen',
  topics: 'Alle Themen',
  other: 'Weitere Artikel',
  articles: (count) => `${count} Artikel`,
  found: (q) => `Ergebnisse für „${q}“`,
  nothing: { title: 'Dazu passt nichts', text: 'Versuchen Sie andere Wörter, oder schreiben Sie uns.' },
  empty: { title: 'Hier gibt es noch keine Artikel', text: 'Bitte schreiben Sie uns.' },
  updated: (day) => `Stand: ${day}`,
  helpful: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  thanks: 'Danke für Ihre Rückmeldung.',
  beside: 'Zum selben Thema',
  contact: 'Kontakt',
  stuck: 'Nicht fündig geworden? Schreiben Sie uns.',
  language: 'Sprache',
  name: 'Ihr Name',
  email: 'Ihre E-Mail-Adresse',
  subject: 'Worum geht es?',
  text: 'Ihre Nachricht',
  files: 'Dateien',
  filesHint: 'Bis zu 5 Dateien, zusammen 8 MB.',
  trap: 'Bitte leer lassen',
  send: 'Senden',
  offered: { title: 'Beantwortet das Ihre Frage?', send: 'Nein, Nachricht senden' },
  sent: {
    title: 'Ihre Nachricht ist da',
    text: (number, email) => `Sie hat die Nummer ${number}. Unsere Antwort geht an ${email}.`,
  },
  problems: {
    email: 'Bitte eine E-Mail-Adresse angeben, etwa name@example.com.',
    subject: 'Sagen Sie in wenigen Worten, worum es geht.',
    text: 'Schreiben Sie, was wir für Sie tun können.',
    long: 'Das ist zu lang.',
    files_many: 'Mehr als 5 Dateien sind zu viele.',
    files_large: 'Die Dateien haben zusammen mehr als 8 MB.',
    trap: 'Ein Feld, das leer bleiben sollte, war ausgefüllt. Es ist wieder leer: bitte noch einmal senden.',
    too_many: 'Aus Ihrem Netz kamen viele Nachrichten. Bitte in zehn Minuten noch einmal versuchen.',
    own_address: 'Das ist eine unserer Adressen. Geben Sie eine von Ihnen an.',
    form_closed: 'Dieses Formular wurde inzwischen geschlossen.',
    failed: 'Bei uns ging etwas schief, und nichts wurde gesendet. Bitte noch einmal versuchen.',
  },
  kept: 'Noch wurde nichts gesendet. Ihr Text ist noch da.',
  keptButFiles: 'Noch wurde nichts gesendet. Ihr Text ist noch da; wählen Sie Ihre Dateien bitte erneut.',
}

const fr: HelpWords = {
  question: 'Comment pouvons-nous vous aider ?',
  search: 'Rechercher',
  topics: 'Tous les thèmes',
  other: 'Autres articles',
  articles: (count) => (count === 1 ? '1 article' : `${count} articles`),
  found: (q) => `Résultats pour « ${q} »`,
  nothing: { title: 'Aucun article ne correspond', text: 'Essayez d’autres mots, ou écrivez-nous.' },
  empty: { title: 'Il n’y a pas encore d’articles', text: 'Écrivez-nous.' },
  updated: (day) => `Mis à jour le ${day}`,
  helpful: 'Cet article vous a-t-il aidé ?',
  yes: 'Oui',
  no: 'Non',
  thanks: 'Merci de votre réponse.',
  beside: 'Sur le même thème',
  contact: 'Nous contacter',
  stuck: 'Pas de réponse ? Écrivez-nous.',
  language: 'Langue',
  name: 'Votre nom',
  email: 'Votre adresse e-mail',
  subject: 'De quoi s’agit-il ?',
  text: 'Votre message',
  files: 'Fichiers',
  filesHint: 'Jusqu’à 5 fichiers, 8 Mo en tout.',
  trap: 'Laissez ce champ vide',
  send: 'Envoyer',
  offered: { title: 'L’un de ces articles répond-il ?', send: 'Non, envoyer mon message' },
  sent: {
    title: 'Nous avons votre message',
    text: (number, email) => `Son numéro est ${number}. Notre réponse ira à ${email}.`,
  },
  problems: {
    email: 'Indiquez une adresse e-mail, par exemple nom@example.com.',
    subject: 'Dites en quelques mots de quoi il s’agit.',
    text: 'Écrivez ce que nous pouvons faire pour vous.',
    long: 'C’est trop long.',
    files_many: 'Plus de 5 fichiers, c’est trop.',
    files_large: 'Les fichiers dépassent 8 Mo en tout.',
    trap: 'Un champ qui devait rester vide était rempli. Il est vide à nouveau : envoyez encore une fois.',
    too_many: 'Beaucoup de messages viennent de votre réseau. Réessayez dans dix minutes.',
    own_address: 'C’est l’une de nos adresses. Indiquez la vôtre.',
    form_closed: 'Ce formulaire vient d’être fermé.',
    failed: 'Une erreur s’est produite chez nous, rien n’a été envoyé. Réessayez.',
  },
  kept: 'Rien n’est encore envoyé. Votre texte est toujours là.',
  keptButFiles: 'Rien n’est encore envoyé. Votre texte est toujours là ; choisissez à nouveau vos fichiers.',
}

const es: HelpWords = {
  question: '¿Cómo podemos ayudarle?',
  search: 'Buscar',
  topics: 'Todos los temas',
  other: 'Más artículos',
  articles: (count) => (count === 1 ? '1 artículo' : `${count} artículos`),
  found: (q) => `Resultados para «${q}»`,
  nothing: { title: 'Nada coincide', text: 'Pruebe otras palabras, o escríbanos.' },
  empty: { title: 'Todavía no hay artículos', text: 'Escríbanos.' },
  updated: (day) => `Actualizado el ${day}`,
  helpful: '¿Le ha sido útil?',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gracias por decírnoslo.',
  beside: 'Sobre el mismo tema',
  contact: 'Contacto',
  stuck: '¿Sin respuesta? Escríbanos.',
  language: 'Idioma',
  name: 'Su nombre',
  email: 'Su correo electrónico',
  subject: '¿De qué se trata?',
  text: 'Su mensaje',
  files: 'Archivos',
  filesHint: 'Hasta 5 archivos, 8 MB en total.',
  trap: 'Deje este campo vacío',
  send: 'Enviar',
  offered: { title: '¿Lo responde alguno de estos?', send: 'No, enviar mi mensaje' },
  sent: {
    title: 'Tenemos su mensaje',
    text: (number, email) => `Su número es ${number}. Nuestra respuesta irá a ${email}.`,
  },
  problems: {
    email: 'Indique un correo electrónico, como nombre@example.com.',
    subject: 'Diga en pocas palabras de qué se trata.',
    text: 'Escriba qué podemos hacer por usted.',
    long: 'Es demasiado largo.',
    files_many: 'Más de 5 archivos son demasiados.',
    files_large: 'Los archivos superan 8 MB en total.',
    trap: 'Un campo que debía quedar vacío estaba relleno. Ya está vacío: envíe otra vez.',
    too_many: 'Llegaron muchos mensajes de su red. Inténtelo dentro de diez minutos.',
    own_address: 'Esta dirección es nuestra. Indique la suya.',
    form_closed: 'Este formulario se ha cerrado entretanto.',
    failed: 'Algo falló por nuestra parte y no se envió nada. Inténtelo otra vez.',
  },
  kept: 'Todavía no se ha enviado nada. Su texto sigue aquí.',
  keptButFiles: 'Todavía no se ha enviado nada. Su texto sigue aquí; elija los archivos otra vez.',
}

export const languages: { en: HelpWords } & Record<string, HelpWords> = { en, de, fr, es }
