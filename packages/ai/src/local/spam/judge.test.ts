import { expect, test } from 'vitest'
import { trainClassifier } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import { judgeSpam, spamTrainingSet, wronglyTaken } from './judge.ts'

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

const pitch =
  'Our brass fittings catalogue for wholesalers is out. Reserve your pallet of valves before Friday.'
const order =
  'We need forty pallets of the brass valves again, same fittings as last spring. Reserve them for us.'

test('a model that learned what an organization calls spam tells its own mail apart', () => {
  const own = [
    { text: pitch, spam: true },
    { text: 'New brass valves and fittings in our catalogue, wholesalers reserve pallets now.', spam: true },
    { text: order, spam: false },
    { text: 'Please reserve two pallets of valves for us as in spring.', spam: false },
  ]
  const { all, taught, heldOut } = spamTrainingSet(own)
  const model = trainClassifier(all)
  expect(judgeSpam(pitch, model).score).toBeGreaterThan(judgeSpam(pitch).score)
  expect(judgeSpam(pitch, model).likely).toBe(true)
  expect(judgeSpam(order, model).likely).toBe(false)
  expect(judgeSpam('Bitcoin robot, earn 5,000 a week, guaranteed profit.', model).likely).toBe(true)
  expect(wronglyTaken(trainClassifier(taught), heldOut)).toBeLessThan(0.02)
})

test('a twin that never saw what is held out never learns from it', () => {
  const own = [
    { text: order, spam: false },
    { text: pitch, spam: true },
  ]
  const { all, taught, heldOut } = spamTrainingSet(own)
  expect(heldOut.length).toBeGreaterThan(5)
  expect(taught.some(({ text }) => heldOut.includes(text))).toBe(false)
  expect(all.filter(({ text }) => text === pitch).length).toBeGreaterThan(1)
})

test('a model that would throw away ordinary mail is noticed by the mail held out', () => {
  const ordinary = defaultCategories.flatMap(({ examples }) => examples)
  const upside = trainClassifier([
    ...ordinary.map((text) => ({ text, label: 'spam' })),
    { text: pitch, label: 'wanted' },
    { text: order, label: 'wanted' },
  ])
  expect(wronglyTaken(upside, spamTrainingSet([]).heldOut)).toBeGreaterThan(0.1)
})
