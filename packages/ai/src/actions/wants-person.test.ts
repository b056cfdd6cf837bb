import { expect, test } from 'vitest'
import { wantsPerson } from './wants-person.ts'

test.each([
  'I want to speak to a human, please.',
  'Can I talk to someone about my refund?',
  'Please connect me with an agent.',
  'Is there a real person reading this?',
  'Put me through to your manager.',
  'I would like to be called by a human.',
  'Ich möchte bitte mit einem Menschen sprechen.',
  'Kann ich mit jemandem telefonieren?',
  'Gibt es hier einen echten Mitarbeiter?',
  'Je voudrais parler à un conseiller.',
  'Quiero hablar con una persona real',
  'Vorrei parlare con un operatore',
  'Quero falar com um atendente',
  'Ik wil graag iemand spreken',
  'Chcę porozmawiać z człowiekiem',
  'Jag vill prata med en människa',
  '请帮我转人工',
  '担当者と直接話したいです。',
])('%j asks for a person', (text) => {
  expect(wantsPerson(text)).toBe(true)
})

test.each([
  'When does the refund for the returned lamp reach my bank account?',
  'I need not speak to anybody, just tell me when it comes.',
  'The delivery person left the parcel with my neighbour.',
  'How many people can sit at the table?',
  'Wo bleibt meine Lampe?',
  'La personne qui a livré le colis était aimable.',
  'I do not want to talk to an agent.',
])('%j asks for none', (text) => {
  expect(wantsPerson(text)).toBe(false)
})
