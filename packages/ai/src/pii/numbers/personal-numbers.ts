const PASSPORTS =
  "passport(?:no|nr|['’]?s)?|reisep[aä]ss\\p{L}*|passnummer|passnr|passeports?|pasaportes?|passaport[oe]|paspoort\\p{L}*|" +
  'paszport\\p{L}*|passinumero|útlevél\\p{L}*|pașaport\\p{L}*|pasaport\\p{L}*|cestovní(?:ho)? pas\\p{L}*|paspor|' +
  'паспорт\\p{L}*|διαβατ\\p{L}*|جواز(?: سفر)?|דרכון'

const IDENTITY =
  'ssn|social security|nino|national insurance|national id\\p{L}*|(?:identity|id|identification) card|national #|' +
  'dni|nif|cédula|cedula|curp|cuil|cpf|pesel|bsn|burger ?service(?:nummer|nr)?|sofi(?:nummer)?|aadhaa?r|nhs|emirates|nric|hkid|iqama|' +
  'personnummer|personnr|samordningsnummer|fødsels\\p{L}*|cpr|henkilötunnus|hetu|isikukood|asmens kod\\p{L}*|personas kod\\p{L}*|' +
  'personalausweis\\p{L}*|ausweis(?:nummer|nr)?|sozialversicherungs\\p{L}*|rentenversicherungs\\p{L}*|svnr|' +
  'rodné|rodne|егн|jmbg|emšo|kimlik|tckn|teudat zehut|תעודת זהות|снилс|инн|' +
  'codice fiscale|carta d.identità|carte d.identité|documento de identidad|sécu(?:rité sociale)?|' +
  "driver['’]?s licen[cs]e|driving licen[cs]e|führerschein\\p{L}*|permis de conduire|dowód osobisty|dowodu osobistego|" +
  'rijksregister\\p{L}*'

const TAX =
  'social insurance|tfn|tax file|itin|utr|steuer(?:id|nummer|nr|identifikations)\\p{L}*|steuer-?identifikations\\p{L}*|' +
  'steuer #|idnr|contribuinte|contribuyente|taxpayer|skattenummer|(?:tax|tax identification|fiscal|fiscale) #'

const UNSPACED_WORDS =
  '(?:身份证|身份證|护照|護照|パスポート|주민등록|여권)(?:号码|號碼|番号|번호|号|號|是|为|為|は|는|은){0,3}'

const NAMED = new RegExp(
  `(?:(?:^|[^\\p{L}])(?:${PASSPORTS}|${IDENTITY}|${TAX})|${UNSPACED_WORDS})(?: #)?$`,
  'iu',
)

/** Some letters are words of other languages, so that they count in capitals or before a word such as "number". */
const LETTERS = /(?:^|[^\p{L}])(?:SIN|SS|NI|NIE|NIP|SV|AHV|AVS|RUT|CNP|EGN|OIB|INN|PAN)(?: #)?$/u
const LETTERS_NUMBERED =
  /(?:^|[^\p{L}])(?:sin|ss|ni|nie|nip|sv|ahv|avs|rut|pan) #$|(?:^|mein[ \t]|[^\p{L}\s][ \t]*)pass #$/iu

/** True when these words call a number one of a person: of a passport, an identity card, a tax or an insurance office. */
export function namesPerson(words: string): boolean {
  return words !== '' && (NAMED.test(words) || LETTERS.test(words) || LETTERS_NUMBERED.test(words))
}
