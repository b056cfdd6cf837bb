import { expect, test } from 'vitest'
import { detectSentiment } from '../sentiment.ts'
import { withoutClosing } from './without-closing.ts'

test.each([
  ['Where is my parcel?\n\nThanks in advance,\nMara', 'Where is my parcel?'],
  ['Wo bleibt das Paket?\nVielen Dank im Voraus\nJens Ott', 'Wo bleibt das Paket?'],
  ["Le colis n'a pas bougé.\n\nMerci d'avance,\nLoïc", "Le colis n'a pas bougé."],
  ['O site diz ontem.\n\nObrigado\nConceição\n\nEnviado do meu telefone', 'O site diz ontem.'],
  ['Il corriere conosce la strada.\n\nGrazie mille, Ilaria', 'Il corriere conosce la strada.'],
  ['Mijn tent lekt.\nAlvast bedankt\nSem', 'Mijn tent lekt.'],
])('the thanks below a letter go: %j', (letter, rest) => {
  expect(withoutClosing(letter)).toBe(rest)
})

test.each([
  'Thank you so much!',
  'Vielen Dank',
  'Hello,\nthank you for the quick help, it works again and I am delighted.',
  'Thanks\nfor nothing. I have waited for three weeks and nobody has answered me yet.',
])('thanks that are what is said stay: %j', (letter) => {
  expect(withoutClosing(letter)).toBe(letter)
})

test('a polite end makes no question a happy one', () => {
  const plain = "J'ai commandé le 12 novembre et le suivi n'a pas bougé depuis mercredi. Est-ce normal ?"
  expect(detectSentiment(`${plain}\n\nMerci d'avance,\nLoïc`)).toEqual(detectSentiment(plain))
})
