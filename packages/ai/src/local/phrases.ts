import { closings } from './answer/closings.ts'

interface Phrases {
  /** `{name}` is the contact's name. */
  friendly: string
  formal: string
  nameless: string
  thanks: string
  offer: string
  closing: string
}

/** How a reply begins and ends, by language. */
const phrases: Record<string, Phrases> = {
  en: {
    friendly: 'Hi {name},',
    formal: 'Dear {name},',
    nameless: 'Hello,',
    thanks: 'Thank you for your message.',
    offer: 'If anything is still unclear, just reply to this message.',
    closing: 'Kind regards',
  },
  de: {
    friendly: 'Hallo {name},',
    formal: 'Guten Tag {name},',
    nameless: 'Guten Tag,',
    thanks: 'vielen Dank für Ihre Nachricht.',
    offer: 'Wenn noch etwas offen ist, antworten Sie einfach auf diese Nachricht.',
    closing: 'Freundliche Grüße',
  },
  fr: {
    friendly: 'Bonjour {name},',
    formal: 'Bonjour {name},',
    nameless: 'Bonjour,',
    thanks: 'Merci pour votre message.',
    offer: "Si quelque chose n'est pas clair, répondez simplement à ce message.",
    closing: 'Cordialement',
  },
  es: {
    friendly: 'Hola {name}:',
    formal: 'Buenos días, {name}:',
    nameless: 'Buenos días:',
    thanks: 'Gracias por su mensaje.',
    offer: 'Si algo no queda claro, responda a este mensaje.',
    closing: 'Un saludo',
  },
  it: {
    friendly: 'Ciao {name},',
    formal: 'Buongiorno {name},',
    nameless: 'Buongiorno,',
    thanks: 'grazie per il suo messaggio.',
    offer: 'Se qualcosa non è chiaro, risponda pure a questo messaggio.',
    closing: 'Cordiali saluti',
  },
  pt: {
    friendly: 'Olá {name},',
    formal: 'Bom dia, {name},',
    nameless: 'Olá,',
    thanks: 'Obrigado pela sua mensagem.',
    offer: 'Se algo não estiver claro, basta responder a esta mensagem.',
    closing: 'Com os melhores cumprimentos',
  },
  nl: {
    friendly: 'Hallo {name},',
    formal: 'Beste {name},',
    nameless: 'Goedendag,',
    thanks: 'Bedankt voor uw bericht.',
    offer: 'Is er nog iets onduidelijk, antwoord dan gerust op dit bericht.',
    closing: 'Met vriendelijke groet',
  },
  pl: {
    friendly: 'Dzień dobry {name},',
    formal: 'Dzień dobry {name},',
    nameless: 'Dzień dobry,',
    thanks: 'dziękujemy za wiadomość.',
    offer: 'Jeśli coś jest niejasne, proszę odpowiedzieć na tę wiadomość.',
    closing: 'Z poważaniem',
  },
  sv: {
    friendly: 'Hej {name},',
    formal: 'Hej {name},',
    nameless: 'Hej,',
    thanks: 'Tack för ditt meddelande.',
    offer: 'Om något är oklart är det bara att svara på det här meddelandet.',
    closing: 'Vänliga hälsningar',
  },
  da: {
    friendly: 'Hej {name},',
    formal: 'Kære {name},',
    nameless: 'Hej,',
    thanks: 'Tak for din besked.',
    offer: 'Hvis noget er uklart, kan du blot svare på denne besked.',
    closing: 'Venlig hilsen',
  },
  no: {
    friendly: 'Hei {name},',
    formal: 'Hei {name},',
    nameless: 'Hei,',
    thanks: 'Takk for meldingen.',
    offer: 'Er noe uklart, kan du bare svare på denne meldingen.',
    closing: 'Vennlig hilsen',
  },
  fi: {
    friendly: 'Hei {name},',
    formal: 'Hyvä {name},',
    nameless: 'Hei,',
    thanks: 'Kiitos viestistäsi.',
    offer: 'Jos jokin jäi epäselväksi, vastaa tähän viestiin.',
    closing: 'Ystävällisin terveisin',
  },
  cs: {
    friendly: 'Dobrý den, {name},',
    formal: 'Dobrý den, {name},',
    nameless: 'Dobrý den,',
    thanks: 'děkujeme za Vaši zprávu.',
    offer: 'Pokud je něco nejasné, stačí odpovědět na tuto zprávu.',
    closing: 'S pozdravem',
  },
  tr: {
    friendly: 'Merhaba {name},',
    formal: 'Sayın {name},',
    nameless: 'Merhaba,',
    thanks: 'Mesajınız için teşekkür ederiz.',
    offer: 'Anlaşılmayan bir şey varsa bu mesajı yanıtlamanız yeterli.',
    closing: 'Saygılarımızla',
  },
  ja: {
    friendly: '{name} 様',
    formal: '{name} 様',
    nameless: 'お客様',
    thanks: 'お問い合わせいただきありがとうございます。',
    offer: 'ご不明な点がございましたら、このメッセージにご返信ください。',
    closing: 'よろしくお願いいたします。',
  },
  zh: {
    friendly: '{name}，您好：',
    formal: '尊敬的{name}：',
    nameless: '您好：',
    thanks: '感谢您的来信。',
    offer: '如有不明之处，请直接回复此邮件。',
    closing: '此致敬礼',
  },
}

export interface Frame {
  greeting: string
  thanks: string
  offer: string
  closing: string
}

/** Greeting and closing in a language, in English where the language is not among ours. */
export function frameFor(language: string, contactName: string | null | undefined, tone?: string): Frame {
  const { friendly, formal, nameless, thanks, offer, closing } = phrases[language] ?? english
  const name = contactName
    ?.trim()
    .replace(/[\r\n<>]+/g, ' ')
    .slice(0, 80)
  const usable = name && !name.includes('@') ? name : ''
  const pattern = tone === 'formal' ? formal : friendly
  const called =
    tone === 'formal' || !/^[\p{L}'-]+ [\p{L}'. -]+$/u.test(usable) ? usable : (usable.split(' ')[0] ?? '')
  const greeting = usable ? pattern.replace('{name}', () => called) : nameless
  const wished =
    tone === 'formal' || tone === 'friendly' ? (closings[language] ?? closings.en)?.[tone] : closing
  return { greeting, thanks, offer, closing: wished ?? closing }
}

const english: Phrases = phrases.en as Phrases
