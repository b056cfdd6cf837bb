import { expect, test } from 'vitest'
import { detectSentiment } from './sentiment.ts'
import { judgeSeverity } from './severity.ts'

function judge(text: string, category?: string) {
  return judgeSeverity(text, { sentiment: detectSentiment(text), ...(category ? { category } : {}) })
}

test.each([
  ['urgent', 'The battery exploded and my daughter was injured.'],
  ['urgent', 'Smoke is coming out of the heater!'],
  ['urgent', 'Aus dem Gerät kommt Rauch.'],
  ['urgent', 'Le chargeur a pris feu pendant la nuit.'],
  ['urgent', 'Sufrí una descarga eléctrica con la plancha.'],
  ['urgent', 'Mio figlio è finito in ospedale dopo aver mangiato i biscotti.'],
  ['urgent', 'De oplader heeft vlam gevat.'],
  ['urgent', 'I can see other customers in my account, this is a data breach.'],
  ['urgent', 'Somebody hacked my account and ordered things without my permission.'],
  ['urgent', 'Our system is down and nobody can work.'],
  ['urgent', '充電器から煙が出ました。'],
  ['high', 'My lawyer will be in touch.'],
  ['high', 'Ich werde einen Anwalt einschalten.'],
  ['high', 'This is the third time I write to you.'],
  ['high', 'Je vous écris pour la troisième fois, personne ne répond.'],
  ['high', 'I need the passport cover by tomorrow, my flight leaves at noon.'],
  ['high', 'Necesito una respuesta urgente, es para mañana.'],
  ['high', 'Your behaviour is unacceptable.'],
  ['normal', 'The handle of the cup is a bit loose, could you send another?'],
  ['normal', 'Where is my parcel?'],
  ['normal', 'Bitte ändern Sie meine Adresse.'],
  ['low', 'Thank you so much, everything works now!'],
])('judges as %s: %s', (severity, text) => {
  expect(judge(text).severity).toBe(severity)
})

test.each([
  'Is the smoke detector available in white?',
  'There was no fire and nobody was injured, do not worry.',
  'The brand new rookie guide is on my desk.',
  'I would like shoe polish for my tennis court shoes.',
  'It is not urgent, whenever you have time.',
  'We are storing the boxes in the garage.',
  'Do you have a fire pit in stock?',
  'The price is down to 20 euros, is that right?',
  'Mein Rauchmelder braucht eine neue Batterie.',
])('is not alarmed by "%s"', (text) => {
  expect(['low', 'normal']).toContain(judge(text).severity)
})

test('names the signs it found', () => {
  const { hits } = judge('My lawyer writes about the fire, this is the third time I write!')
  expect(hits).toEqual(expect.arrayContaining(['fire', 'legal threat', 'repeated contact']))
  expect(hits[0]).toBe('fire')
})

test('takes the category into account where no sign is found', () => {
  expect(judge('Please look into what happened with the pan.', 'safety').severity).toBe('urgent')
  expect(judge('A small idea for your menu.', 'feedback').severity).toBe('low')
})

test('treats a plain complaint as normal or high, never urgent', () => {
  const { severity } = judge('I am disappointed with the quality of the curtains.', 'complaint')
  expect(['normal', 'high']).toContain(severity)
})

test('finishes a hostile text', () => {
  expect(judge('burn '.repeat(200_000)).severity).toBe('normal')
})
