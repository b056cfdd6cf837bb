import { expect, test } from 'vitest'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import { judgeSpam } from './judge.ts'

test.each([
  'Hi there,\n\nI was looking at your online shop and saw that it does not rank on Google. Our SEO experts can bring it to the first page. Can I send you a price list?\n\nBest,\nKevin',
  'CONGRATULATIONS!!! You are the lucky winner of 1,000,000 USD. To claim your prize send your full name and bank details.',
  'Dear friend, invest in our crypto robot today and earn 5,000 dollars every week, guaranteed profit without risk.',
  'Guten Tag, wir bringen Ihren Shop bei Google ganz nach oben. Fordern Sie jetzt Ihre kostenlose SEO-Analyse an.',
  'Bonjour, prêt rapide entre particuliers sans justificatif, répondez à ce mail pour recevoir 20000 euros.',
  'We are a factory in China for packaging boxes, best price, MOQ 1000 pieces, please send us your inquiry.',
])('an offer or a lure is likely spam: %j', (text) => {
  expect(judgeSpam(text).likely).toBe(true)
})

test.each([
  'Where is my order? It was due on Monday.',
  'I received a message that my parcel needs a fee of 1.99, is this from you? It looks like spam.',
  'Hallo, könnten Sie mir bitte ein Angebot für 25 Zelte für unseren Verein machen?',
  'My coupon from the newsletter is refused at checkout.',
  'Bonjour, je souhaite annuler ma commande et être remboursé.',
  'Thanks a lot!',
  '',
  '👍',
])('what a customer writes is not: %j', (text) => {
  expect(judgeSpam(text).likely).toBe(false)
})

test('no example of a category counts as spam', () => {
  const taken = defaultCategories.flatMap(({ examples }) => examples).filter((text) => judgeSpam(text).likely)
  expect(taken).toEqual([])
})
