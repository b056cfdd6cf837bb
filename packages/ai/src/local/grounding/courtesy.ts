const COURTESY =
  /^(?:(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|thank(?:s| you)|many thanks|we (?:are|apologi[sz]e|understand|appreciate)|i (?:am|apologi[sz]e|understand|appreciate)|(?:we'?re|i'?m) (?:very )?(?:sorry|happy|glad)|sorry|please (?:let (?:us|me) know|do not hesitate|feel free|reply)|let (?:us|me) know|feel free|if (?:you have|there is|anything|you need)|do you|could you (?:please )?(?:tell|send|share|let)|kind regards|best regards|regards|sincerely|best wishes|have a)\b|(?:sehr geehrte|liebe[r]?|hallo|guten (?:tag|morgen|abend)|vielen dank|danke|herzlichen dank|es tut (?:uns|mir)|wir (?:entschuldigen|bedauern|freuen)|bitte (?:melden|zögern|lassen|geben)|bei (?:weiteren )?fragen|falls sie|mit freundlichen|freundliche|viele grüße|könnten sie uns)|(?:bonjour|cher|chère|merci|nous (?:sommes désolés|vous remercions|nous excusons)|n'hésitez|si vous avez|cordialement|bien cordialement|bonne journée)|(?:hola|estimad[oa]|gracias|muchas gracias|lamentamos|sentimos|si tiene|no dude|quedamos|saludos|un saludo|atentamente)|(?:ciao|buongiorno|gentile|grazie|ci scusiamo|ci dispiace|se ha|non esiti|cordiali|distinti)|(?:olá|caro|cara|obrigad[oa]|lamentamos|pedimos desculpa|se tiver|não hesite|com os melhores|atenciosamente|cumprimentos)|(?:beste|hallo|geachte|bedankt|dank|het spijt|onze excuses|laat het ons|als u|mocht u|met vriendelijke|groeten)|(?:dzień dobry|szanown|dziękuj|przepraszamy|jeśli ma|w razie|z poważaniem|pozdrawiam)|(?:hej|tack|vi beklagar|vi ber om ursäkt|om du har|med vänliga|vänliga hälsningar))/iu

const CLAIM = /\d|%|https?:|@|€|\$|£/

const MOST_TERMS = 8

/** Greetings, thanks, regrets and offers to ask again claim nothing, as long as they are short and without figures. */
export function isCourtesy(sentence: string, terms: number): boolean {
  if (CLAIM.test(sentence)) return false
  if (terms === 0) return true
  return (
    terms <= MOST_TERMS &&
    COURTESY.test(sentence.trim()) &&
    !/(?:\bbut|\baber|\bmais|\bpero|\bma|\bmas|\bmaar)\s/iu.test(sentence)
  )
}
