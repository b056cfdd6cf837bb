interface Closings {
  friendly: string
  formal: string
}

/** How a reply closes where a tone was asked for, by language. */
export const closings: Record<string, Closings> = {
  en: { friendly: 'Best wishes', formal: 'Yours sincerely' },
  de: { friendly: 'Viele Grüße', formal: 'Mit freundlichen Grüßen' },
  fr: { friendly: 'Bien à vous', formal: 'Veuillez agréer nos salutations distinguées' },
  es: { friendly: 'Un cordial saludo', formal: 'Atentamente' },
  it: { friendly: 'Un caro saluto', formal: 'Distinti saluti' },
  pt: { friendly: 'Um abraço', formal: 'Atenciosamente' },
  nl: { friendly: 'Groetjes', formal: 'Hoogachtend' },
  pl: { friendly: 'Pozdrawiamy serdecznie', formal: 'Z wyrazami szacunku' },
  sv: { friendly: 'Varma hälsningar', formal: 'Med vänlig hälsning' },
  da: { friendly: 'Mange hilsner', formal: 'Med venlig hilsen' },
  no: { friendly: 'Beste hilsener', formal: 'Med vennlig hilsen' },
  fi: { friendly: 'Terveisin', formal: 'Kunnioittavasti' },
  cs: { friendly: 'Hezký den', formal: 'S úctou' },
  tr: { friendly: 'Sevgilerle', formal: 'Saygılarımla' },
  ja: { friendly: 'どうぞよろしくお願いします。', formal: '何卒よろしくお願い申し上げます。' },
  zh: { friendly: '祝好', formal: '此致敬礼' },
}
