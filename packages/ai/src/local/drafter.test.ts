import { expect, test } from 'vitest'
import type { DraftInput, Passage } from '../reply/reply-draft.ts'
import { draftLocally } from './drafter.ts'

const passages: Passage[] = [
  article(
    'returns',
    'Returning an item',
    'You can send back any item within 30 days of delivery. It must be unused and in its original box. Open your order in the account and choose "Return" to print a free label.',
  ),
  article(
    'refunds',
    'When refunds arrive',
    'We refund to the payment method you used. Refunds reach your account 5 business days after the return has arrived with us. Banks may add two more days.',
  ),
  article(
    'shipping',
    'Delivery times and costs',
    'Standard delivery takes 2 to 4 business days and costs 4.90 euros. Orders above 50 euros ship free of charge. We do not ship to post office boxes.',
  ),
  article(
    'password',
    'Resetting your password',
    'Choose "Forgot password" on the sign-in page and enter your mail address. The link in our mail is valid for one hour.',
  ),
  article(
    'invoice',
    'Finding your invoices',
    'Every invoice is kept as a PDF under Account, Documents. Write to us when the company name must be corrected.',
  ),
  article(
    'warranty',
    'Warranty',
    'All lamps have a warranty of three years. Keep the receipt, because we need its date.',
  ),
  article(
    'battery',
    'Caring for the battery',
    'Charge the battery before it is empty. Keep it between 5 and 35 degrees.',
  ),
  article(
    'hours',
    'Opening hours of the shop',
    'Our shop in Harbour Street is open from Monday to Saturday between 9 and 18 o’clock. It is closed on Sundays.',
  ),
  article(
    'kuendigung',
    'Abonnement kündigen',
    'Sie können Ihr Abonnement jederzeit zum Monatsende kündigen. Öffnen Sie dazu im Konto den Punkt Abonnement und wählen Sie Kündigen.',
  ),
  article(
    'retour-fr',
    'Livraison en France',
    'La livraison en France prend trois à cinq jours ouvrés. Elle coûte 6,90 euros.',
  ),
]

function article(sourceId: string, title: string, text: string): Passage {
  return { sourceId, kind: 'article', title, text, score: 1 }
}

function ask(text: string, language = 'en', more: Partial<DraftInput> = {}) {
  return draftLocally({
    subject: '',
    text,
    contactName: 'Ada Byron',
    language,
    history: [],
    passages,
    ...more,
  })
}

test.each([
  ['How do I return the shoes I bought last week?', 'returns'],
  ['I would like to send my order back. How does that work?', 'returns'],
  ['How long does delivery take?', 'shipping'],
  ['What does shipping cost?', 'shipping'],
  ['When will I receive my refund?', 'refunds'],
  ['I sent the parcel back two weeks ago, when do I get my money reimbursed?', 'refunds'],
  ['I forgot my password.', 'password'],
  ['Where can I download the receipt of my order?', 'invoice'],
  ['How many years of warranty does the lamp have?', 'warranty'],
  ['Are you open on Sundays?', 'hours'],
  ['When does your shop open on Monday?', 'hours'],
])('answers "%s" from the article about it', (question, source) => {
  expect(ask(question)?.sentences.flatMap(({ sources }) => sources)).toContain(source)
})

test.each([
  'Do you sell unicorns?',
  'My neighbour plays loud music at night.',
  'Can I speak to Mr Brown from the museum about the exhibition?',
  'Hello',
  '',
  'What is the capital of Australia?',
  'I would like to apply as a software engineer.',
  'Your driver was rude to my mother.',
])('offers nothing for "%s"', (question) => {
  expect(ask(question)).toBeNull()
})

test('answers in the language of the customer from passages in it', () => {
  const german = ask('Wie kann ich mein Abo kündigen?', 'de')
  expect(german?.text).toContain('zum Monatsende kündigen')
  expect(german?.text).toContain('Freundliche Grüße')
  const french = ask('Combien de temps prend la livraison ?', 'fr')
  expect(french?.text).toContain('trois à cinq jours')
})

test('is less sure of a reply in another language than the customer’s', () => {
  const own = ask('How do I reset my password?')
  const foreign = ask('¿Cómo cambio mi contraseña? Olvidé mi contraseña', 'es')
  expect(own).not.toBeNull()
  expect(foreign?.confidence ?? 0).toBeLessThan(own?.confidence ?? 0)
})

test('cites every sentence that claims something and nothing else', () => {
  const draft = ask('How long does delivery take and what does it cost?')
  const cited = draft?.sentences.filter(({ sources }) => sources.length > 0) ?? []
  expect(cited.length).toBeGreaterThan(0)
  for (const { text } of cited) expect(passages.some((passage) => passage.text.includes(text))).toBe(true)
  for (const { text } of draft?.sentences ?? []) expect(draft?.text).toContain(text)
})

test('answers two questions from two articles', () => {
  const draft = ask('How long does delivery take? And where do I find my invoice?')
  expect(new Set(draft?.sentences.flatMap(({ sources }) => sources))).toEqual(
    new Set(['shipping', 'invoice']),
  )
})

test('never repeats personal details from an answer to somebody else', () => {
  const answer: Passage = {
    sourceId: 'old',
    kind: 'answer',
    title: 'Re: gift wrapping',
    text: 'Hello Tom,\nWe can wrap every order as a gift for 3 euros. I have written this to tom@example.org already.\nKind regards',
    score: 1,
  }
  const draft = ask('Can you wrap my order as a gift?', 'en', { passages: [answer] })
  expect(draft?.text).toContain('gift for 3 euros')
  expect(draft?.text).not.toContain('tom@example.org')
  expect(draft?.text).not.toContain('Tom')
})

test('greets formally with the whole name and appends the signature when asked to', () => {
  const draft = ask('How long does delivery take?', 'en', {
    wishes: { tone: 'formal' },
    signature: 'The lamp shop',
  })
  expect(draft?.text).toMatch(/^Dear Ada Byron,/)
  expect(draft?.text).toMatch(/The lamp shop$/)
})

test('no draft ends by announcing what it does not quote', () => {
  const poles = 'A tent pole that breaks can be mended. Slide the sleeve over the break of the pole. At home:'
  const draft = ask('My tent pole is broken, what can I do?', 'en', {
    passages: [article('poles', 'A broken tent pole', poles)],
  })
  expect(draft?.text).toContain('Slide the sleeve')
  expect(draft?.text).not.toContain('At home:')
})

test('offers nothing to somebody who only gives thanks', () => {
  expect(ask('Thank you so much, the return was quick!')).toBeNull()
})

test('never offers a saved reply with gaps that only an agent can fill', () => {
  const reply: Passage = {
    sourceId: 'gaps',
    kind: 'saved_reply',
    title: 'Parcel is on its way',
    text: 'Hello {{name}},\nYour parcel left on {{date}}. It arrives within two days.',
    score: 1,
  }
  expect(ask('Is my parcel on its way?', 'en', { passages: [reply] })).toBeNull()
  const whole = { ...reply, text: 'Hello {{name}},\nYour parcel is on its way. It arrives within two days.' }
  expect(ask('Is my parcel on its way?', 'en', { passages: [whole] })?.text).toContain('within two days')
})

test('trusts what the search put first over what shares as many words', () => {
  const two = [
    { ...article('tents', 'Tents and parcels', 'A tent is shipped in two parcels.'), score: 0.4 },
    {
      ...article('returns', 'Returning something', 'You can return a tent for 60 days. Shipping is free.'),
      score: 1,
    },
  ]
  const draft = ask('How many days do I have to return a tent and who pays for the shipping?', 'en', {
    passages: two,
  })
  expect(new Set(draft?.sentences.flatMap(({ sources }) => sources))).toEqual(new Set(['returns']))
})
