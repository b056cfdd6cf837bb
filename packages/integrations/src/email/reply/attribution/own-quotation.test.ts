import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

test.each([
  'The contract says:\n\n> 30 days\n\nIs that right?',
  'last week Mr Bell from your shop wrote:\n\n> you get 20 EUR\n\nI have not got it.',
  'You wrote:\n> free shipping\nbut I paid 5 EUR.',
  'Jo said:\n> no refund\nBut I want one.',
  'Am Montag schrieb mir Ihr Kollege:\n\n> Sie bekommen 20 EUR.\n\nNoch ist nichts da.',
  'Am 3. Juni 2025 um 9:30 schrieb ich Ihnen:\n> Bitte stornieren.\n\nEs kam keine Antwort.',
  'Vos conditions disent :\n> Retour gratuit.\nEst-ce vrai ?',
  'El manual dice:\n> Gire a la izquierda.\n\nNo gira.',
  'Il contratto dice:\n\n> 30 giorni\n\nÈ giusto?',
  'O site diz:\n> Grátis\nÉ verdade?',
  'In uw voorwaarden staat:\n> Gratis\nKlopt dat?',
  'W regulaminie jest:\n> Zwrot darmowy.\nCzy to prawda?',
  'I villkoren står:\n> Fri retur\nGäller det?',
  '規約にはこうあります：\n\n> 返品無料\n\n本当ですか。',
  '上周您的同事给我写道：\n> 免费退货\n是真的吗？',
  'My terminal prints:\n> npm start\n> error 5\nWhat is wrong?',
  'My list:\n> 3 apples\n> 2 pears\nThanks',
  'The list is wrong. It should be:\n> 3 apples\n> 2 pears',
  '>>> import lamp\nNo such module.',
  'I went to\n> Settings > Account\nbut there is no button.',
  'From your questions page:\n> 5 days\nAnd on the bill:\n> 9 days\nWhich is right?',
])('keeps what the writer quotes to speak of it: %j', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})

test('keeps it above the history', () => {
  const own = 'The page says:\n> Free\nIs it so?'
  const history = 'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:\n\n> Hello'
  expect(extractReply({ text: `${own}\n\n${history}` })).toEqual({ text: own, quotedText: history })
})

test.each([
  ['Lumen Support wrote:\n> Which size?\n\nThe large one.', 'The large one.'],
  ['The large one.\n\nLumen Support wrote:\n> Which size?', 'The large one.'],
  ['The large one.\n\n> Which size?\n> Lumen', 'The large one.'],
  ['Tuesday, June 3, 2025, 9:30:12 AM, you wrote:\n\n> Which size?\n\nLarge.', 'Large.'],
  ['Ja.\n\nAm 03.06.2025 um 9:30 schrieb Ihr Lumen Team:\n> Groß?', 'Ja.'],
])('takes a quotation below a name alone, or below nothing, as history: %j', (text, own) => {
  expect(extractReply({ text }).text).toBe(own)
})

test('keeps answers between quoted lines without a line that leads to them', () => {
  const text = 'Answers inline.\n\n> 1. size?\nM\n> 2. colour?\nblue'
  expect(extractReply({ text }).text).toBe(text)
})

test('keeps the date on which the writer says that someone wrote', () => {
  const text =
    'Hallo,\n\nAm 3. Juni 2025 um 9:30 Uhr schrieb ich Ihnen:\nDie Lampe ist kaputt.\nKeine Antwort.'
  expect(extractReply({ text }).text).toBe(text)
})

test.each([
  '<p>Your site says:</p><blockquote>Free shipping</blockquote><p>Is that so?</p>',
  '<div>Hello</div><p>Our boss said:</p><blockquote>We will not pay.</blockquote>',
  '<div>The manual says:</div><blockquote type="cite">Press twice.</blockquote><div>It does nothing.</div>',
  '<div>Your page says:<blockquote class="gmail_quote">Free</blockquote>Is it so?</div>',
])('keeps it in HTML: %j', (html) => {
  expect(extractReply({ html }).quotedText).toBe('')
})

test('keeps what is set off with the quote button of Gmail, and takes as history what names its author', () => {
  const quotation = (inside: string) =>
    `<div>Done</div><br><blockquote class="gmail_quote">${inside}</blockquote>`
  expect(extractReply({ html: quotation('Doors open at nine') })).toEqual({
    text: 'Done\n\nDoors open at nine',
    quotedText: '',
  })
  const line = 'On Jun 3 2025, at 9:30 am, Lumen &lt;help@lumen.test&gt; wrote: <br>'
  expect(extractReply({ html: quotation(`${line}Hi there`) }).text).toBe('Done')
})
