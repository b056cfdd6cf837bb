import { expect, test } from 'vitest'
import { redact, redactAll } from '../redact.ts'

test.each([
  ['Hohe Straße 14'],
  ['Am Alten Markt 3, 12345 Berlin'],
  ['Ich wohne Am Hang 5 in Köln'],
  ['wohnhaft In der Aue 7'],
  ['Karl-Marx-Straße 14'],
  ['Rosa-Luxemburg-Platz 2'],
  ['Am Sonnenhügel 12\n70178 Stuttgart'],
  ['Unter den Linden 77'],
  ['Zur Alten Mühle 9'],
  ['3 cours Lafayette'],
  ['Calle de la Princesa 31'],
  ['Via Giuseppe Garibaldi 12'],
  ['Rua Augusta nº 24'],
  ['Jane\nPSC 12 Box 7'],
  ['My address is 44 Ferngate'],
  ['221B Baker Street'],
])('%j holds an address', (text) => {
  expect(redact(text).text).toContain('[ADDRESS_1]')
})

test.each([
  ['In der Bestellung 4711 fehlt ein Teil'],
  ['Auf der Rechnung 2024-117 fehlt etwas'],
  ['Zum Auftrag 12345 habe ich eine Frage'],
  ['Im Paket 2 war nichts'],
  ['Im März 2024 gekauft'],
  ['Am Freitag 14 Uhr'],
  ['In der Größe 42'],
  ['Auf der Seite 3 steht es'],
  ['Zum Beispiel 5 Stück'],
  ['I bought a 512 GB Flash Drive'],
  ['a 2 TB External Hard Drive'],
  ['my PS5 1TB console'],
  ['S24 8GB'],
  ['Mein Speicherplatz 15 GB ist voll'],
  ['Box 3 of 5 is missing'],
  ['Via PayPal 20 Euro'],
  ["J'ai acheté 3 cours en ligne"],
  ['I moved to Berlin 3 years ago'],
  ['My Ring 2 doorbell'],
  ['Auf Platz 3 sitzt jemand'],
  ['My MX Master 3 is broken'],
  ['MS Teams does not open'],
  ['Product name: Galaxy Buds'],
])('%j names things, days and amounts, and stays', (text) => {
  expect(redact(text).text).toBe(text)
})

test.each([
  [['I moved to Oslo', 'Hello, my order 4711 needs the new address. Thanks']],
  [['New address: Harbour Lane', 'Please change it for order 4711. Thanks']],
  [['My address is 44 Ferngate', 'Where is my parcel? I want a refund.']],
  [['"hello', 'you"@example.com']],
  [['My name is Anna', 'Berg is here', '+49 170', '1234567', 'P.O.', 'Box 7', 'Calle Mayor', '5']],
])('of several texts as many are left: %j', (texts) => {
  const { texts: redacted, restore } = redactAll(texts)
  expect(redacted).toHaveLength(texts.length)
  expect(redacted.map(restore)).toEqual(texts)
})

test.each([
  'I live at 12 Rosewood, phone 0171 2345678 please',
  'My address is 12 Harbour View and my card 4111 1111 1111 1111',
])('where one finding reaches into another nothing of either stays: %s', (text) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).not.toMatch(/12|Rosewood|Harbour|0171|4111/)
  expect(restore(redacted)).toBe(text)
})

/** A pattern whose parts can be cut in many ways takes minutes for these, and milliseconds otherwise. */
test.each([
  ['one long word', `${`Rua ${'a'.repeat(100)} `.repeat(20)}`],
  ['many long words', `${`Via ${'a'.repeat(160)} `.repeat(100)}`],
  ['hyphens', 'A-'.repeat(10_000)],
  ['capitals', `12 ${'A'.repeat(200)} `.repeat(100)],
  ['short words', 'Am A A A '.repeat(5_000)],
  ['numbers', '8 rue a 8 rue b '.repeat(3_000)],
])(
  'a text of %s ends',
  (_, text) => {
    expect(redact(text).restore(redact(text).text)).toBe(text)
  },
  20_000,
)
