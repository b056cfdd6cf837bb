import { expect, test } from 'vitest'
import { classifyText, trainClassifier } from './classifier.ts'
import { seededRandom } from './model/random.ts'

const topics: Record<string, string[]> = {
  heating: ['radiator', 'boiler', 'thermostat', 'warm', 'cold', 'heating', 'pipe', 'valve'],
  parking: ['car', 'garage', 'parking', 'permit', 'bay', 'barrier', 'licence', 'plate'],
  keys: ['key', 'lock', 'door', 'spare', 'locksmith', 'entrance', 'fob', 'cylinder'],
  rent: ['rent', 'deposit', 'landlord', 'lease', 'monthly', 'increase', 'notice', 'tenant'],
}
const fillers = [
  'please',
  'the',
  'my',
  'is',
  'about',
  'since',
  'we',
  'need',
  'with',
  'today',
  'again',
  'house',
]

/** Sentences of filler words and a few words of one topic; `noise` of them carry the wrong label. */
function generate(size: number, seed: number, noise = 0) {
  const random = seededRandom(seed)
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T
  const labels = Object.keys(topics)
  return Array.from({ length: size }, () => {
    const topic = pick(labels)
    const words = Array.from({ length: 7 }, (_, place) =>
      place % 3 === 0 ? pick(topics[topic] ?? []) : pick(fillers),
    )
    return { text: words.join(' '), label: random() < noise ? pick(labels) : topic }
  })
}

test('learns topics and names them in texts it has not seen', () => {
  const model = trainClassifier(generate(200, 1))
  const unseen = generate(200, 2)
  const right = unseen.filter(({ text, label }) => classifyText(model, text).label === label).length
  expect(right).toBeGreaterThan(190)
})

test('answers the same after a round trip through JSON', () => {
  const model = trainClassifier(generate(60, 3))
  const copy = JSON.parse(JSON.stringify(model)) as typeof model
  for (const { text } of generate(20, 4)) expect(classifyText(copy, text)).toEqual(classifyText(model, text))
})

test('trains to the same model from the same examples', () => {
  expect(trainClassifier(generate(40, 5))).toEqual(trainClassifier(generate(40, 5)))
})

test('ranks every label once, by probabilities that sum to one', () => {
  const { ranking, label, confidence } = classifyText(trainClassifier(generate(80, 6)), 'the boiler is cold')
  expect(ranking.map((entry) => entry.label).sort()).toEqual(Object.keys(topics).sort())
  expect(ranking.reduce((sum, entry) => sum + entry.confidence, 0)).toBeCloseTo(1, 5)
  expect(ranking[0]).toEqual({ label, confidence })
  expect(ranking.map((entry) => entry.confidence)).toEqual(
    ranking.map((entry) => entry.confidence).sort((a, b) => b - a),
  )
})

test('claims no more than it reaches when a third of the labels is wrong', () => {
  const model = trainClassifier(generate(400, 7, 0.33))
  const unseen = generate(400, 8, 0.33)
  const answers = unseen.map(({ text, label }) => ({ ...classifyText(model, text), truth: label }))
  const claimed = answers.reduce((sum, { confidence }) => sum + confidence, 0) / answers.length
  const reached = answers.filter(({ label, truth }) => label === truth).length / answers.length
  expect(Math.abs(claimed - reached)).toBeLessThan(0.08)
})

test('stays unsure of unknown words although every text it was measured on was like one it had learned', () => {
  const subjects = {
    shipping: ['parcel', 'delivery', 'courier', 'tracking', 'package'],
    login: ['password', 'login', 'account', 'code', 'username'],
    refund: ['refund', 'money', 'return', 'charge', 'payment'],
    bug: ['crash', 'error', 'bug', 'freeze', 'screen'],
  }
  const forms = ['Where is my %', 'Please help me with the %', 'My % is not right', 'The % does not work']
  const examples = Object.entries(subjects).flatMap(([label, words]) =>
    words.flatMap((word) => forms.map((form) => ({ text: form.replace('%', word), label }))),
  )
  const model = trainClassifier(examples)
  expect(classifyText(model, 'My parcel is not right').confidence).toBeGreaterThan(0.7)
  for (const text of [
    'quantum banana xylophone',
    'Wie ist das Wetter heute in Paris?',
    'Please help me with the banana',
  ])
    expect(classifyText(model, text).confidence, text).toBeLessThan(0.7)
})

test('gives an empty answer when it was trained on nothing', () => {
  const model = trainClassifier([])
  expect(classifyText(model, 'anything')).toEqual({ label: '', confidence: 0, ranking: [] })
})

test('stays below certainty when it knows a single label', () => {
  const { label, confidence } = classifyText(
    trainClassifier([{ text: 'hello', label: 'greeting' }]),
    'unrelated',
  )
  expect(label).toBe('greeting')
  expect(confidence).toBeLessThan(1)
})

test('tells two labels apart from one example each, without being sure', () => {
  const model = trainClassifier([
    { text: 'the boiler is broken', label: 'heating' },
    { text: 'I lost my front door key', label: 'keys' },
  ])
  const { label, confidence } = classifyText(model, 'boiler broken again')
  expect(label).toBe('heating')
  expect(confidence).toBeGreaterThan(0.5)
  expect(confidence).toBeLessThan(0.97)
})

test('falls back to how common labels are for a text without known words', () => {
  const model = trainClassifier([
    ...generate(30, 9).map(({ text }) => ({ text, label: 'common' })),
    { text: 'zebra', label: 'rare' },
  ])
  for (const text of ['', '   ', '!!!', '🙂']) expect(classifyText(model, text).label).toBe('common')
})

test('learns from languages written without spaces', () => {
  const model = trainClassifier([
    { text: '返金してください', label: 'refund' },
    { text: '返金はいつですか', label: 'refund' },
    { text: 'パスワードを忘れました', label: 'login' },
    { text: 'ログインできません', label: 'login' },
  ])
  expect(classifyText(model, '返金をお願いします').label).toBe('refund')
  expect(classifyText(model, 'パスワードが違います').label).toBe('login')
})

test('reads accents, case and width as the same word', () => {
  const model = trainClassifier([
    { text: 'Rückgabe', label: 'a' },
    { text: 'Pünktlichkeit', label: 'b' },
  ])
  expect(classifyText(model, 'RÜCKGABE').ranking).toEqual(classifyText(model, 'rückgabe').ranking)
  expect(classifyText(model, 'ｒückgabe').label).toBe('a')
})

test('survives labels and texts that name built-in properties', () => {
  const model = trainClassifier([
    { text: 'constructor prototype', label: '__proto__' },
    { text: 'hasOwnProperty', label: 'constructor' },
  ])
  expect(classifyText(model, 'prototype constructor').label).toBe('__proto__')
})

test('leaves out examples without a label', () => {
  expect(trainClassifier([{ text: 'a', label: '' }]).labels).toEqual([])
})
