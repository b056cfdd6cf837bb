import { expect, test } from 'vitest'
import { redact } from '../redact.ts'

test.each([
  ['Hi, my name is Ada Byron and my lamp broke.', 'Ada Byron'],
  ['MY NAME IS Ada Byron', 'Ada Byron'],
  ['MIT FREUNDLICHEN GRÜSSEN\nAnke Heide', 'Anke Heide'],
  ['SALUTATIONS,\nÉmile Zola', 'Émile Zola'],
  ['PREZADA Inês Sá,', 'Inês Sá'],
  ['Hello, I’m Owen O’Neill from Leeds.', 'Owen O’Neill'],
  ['This is Maria de la Cruz, we spoke on Monday.', 'Maria de la Cruz'],
  ['Please ask for Mrs. Novak at the desk.', 'Novak'],
  ['Dear Henrik,\nthank you.', 'Henrik'],
  ['It works now.\n\nKind regards,\nPia Lindqvist', 'Pia Lindqvist'],
  ['It works now. Thanks!\n\nBest,\nSam', 'Sam'],
  ['Ich heiße Jonas Weber.', 'Jonas Weber'],
  ['Sehr geehrte Frau Krüger,\nvielen Dank.', 'Krüger'],
  ['Mit freundlichen Grüßen\nDr. Anke von der Heide', 'Anke von der Heide'],
  ["Bonjour, je m'appelle Claire Dubois.", 'Claire Dubois'],
  ['Cordialement,\nÉmile Zola', 'Émile Zola'],
  ['Hola, me llamo Lucía Pérez García.', 'Lucía Pérez García'],
  ['Un saludo,\nJavier Ruiz', 'Javier Ruiz'],
  ['Mi chiamo Chiara Rossi.', 'Chiara Rossi'],
  ['Met vriendelijke groet,\nJan de Vries', 'Jan de Vries'],
  ['Pozdrawiam,\nŁukasz Nowak', 'Łukasz Nowak'],
  ['Med vänliga hälsningar\nAstrid Öberg', 'Astrid Öberg'],
  ['Name: Tomas Lind\nOrder: 4711', 'Tomas Lind'],
  ['I spoke with Petra Lindqvist yesterday.', 'Petra Lindqvist'],
  ["It is Henrik's parcel, not mine.", 'Henrik'],
  ['Yesterday Benedikt told me to write.', 'Benedikt'],
])('the name in %j does not leave', (text, name) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).not.toContain(name)
  expect(redacted).toContain('[NAME_1]')
  expect(restore(redacted)).toBe(text)
})

test('who introduced themselves is hidden wherever they are mentioned, also by half their name', () => {
  const { text } = redact('My name is Ada Byron. The parcel for Ada is with the neighbour of Byron.')
  expect(text).not.toMatch(/Ada|Byron/)
})

test.each([
  'Dear Support Team,\nthe lamp is broken.',
  'Hello there,\nI am still waiting for Order 4711.',
  'I am Very disappointed.',
  'Dear Sir or Madam,',
  'Sehr geehrte Damen und Herren,',
  'Guten Tag,\nich bin Kunde seit 2019.',
  'Thanks,\nwaiting for your answer',
  'This is not what I ordered.',
  'Best price: 20 EUR in Berlin.',
  'The word regardsTTAda means nothing.',
  'May I bill you, or will April be better?',
  'Parcels to Paris, Dallas and Florence are late.',
])('words that are no name stay: %j', (text) => {
  expect(redact(text).text).toBe(text)
})

test.each([
  ['I live at 12 Harbour Street, Bristol.', '12 Harbour Street'],
  ['Send it to 1600 Pennsylvania Ave, Apt 4B please', '1600 Pennsylvania Ave, Apt 4B'],
  ['Our postcode is SW1A 1AA.', 'SW1A 1AA'],
  ['My new address is 44 Ferngate, Upper Wick.', '44 Ferngate, Upper Wick'],
  ['Send it to 12 Kingsley Ferns, Suite 4 please', '12 Kingsley Ferns, Suite 4'],
  ['Postfach 30 01, 10247 Berlin', 'Postfach 30 01'],
  ['Asun osoitteessa Mannerheimintie 12.', 'Mannerheimintie 12'],
  ['Ich wohne in der Lindenstraße 14, 10969 Berlin.', 'Lindenstraße 14, 10969 Berlin'],
  ['Bitte an: Am Alten Markt 3\n50667 Köln', 'Am Alten Markt 3\n50667 Köln'],
  ['Livrez au 8 bis rue des Lilas, 75011 Paris', '8 bis rue des Lilas'],
  ['Vivo en Calle Mayor 5, 28013 Madrid.', 'Calle Mayor 5, 28013 Madrid'],
  ['Abito in Via Roma, 10', 'Via Roma, 10'],
  ['Moro na Rua Augusta, nº 24', 'Rua Augusta, nº 24'],
  ['Ik woon op Kerkstraat 5, 1017 GA Amsterdam', 'Kerkstraat 5, 1017 GA Amsterdam'],
  ['Mieszkam przy ul. Długa 7', 'ul. Długa 7'],
  ['Jag bor på Storgatan 12', 'Storgatan 12'],
])('the address in %j does not leave', (text, address) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).not.toContain(address)
  expect(redacted).toContain('[ADDRESS_1]')
  expect(restore(redacted)).toBe(text)
})

test.each([
  'I waited 30 minutes on the way home.',
  'Order 4711 from 12 March 2026 has 3 items.',
  'It is 5 km from the place where I live.',
  'Der Weg ist das Ziel, 2026 wird besser.',
  'Model B 250 and a 24 month contract',
])('figures that are no address stay: %j', (text) => {
  expect(redact(text).text).toBe(text)
})

test('long hostile texts are read in bounded time', () => {
  for (const piece of [
    'Dear A',
    'A ',
    '1 A ',
    'von ',
    'Name: A ',
    'Kind regards\n',
    'Straße ',
    '8 rue a ',
    '東京都',
  ]) {
    const text = piece.repeat(20_000 / piece.length)
    expect(redact(text).restore(redact(text).text)).toBe(text)
  }
}, 10_000)
