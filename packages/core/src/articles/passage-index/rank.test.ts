import { expect, test } from 'vitest'
import { readQuestion } from '../../search/question.ts'
import { searchTerms } from '../../search/terms.ts'
import { PassageIndex } from './passage-index.ts'
import { rankPassages } from './rank.ts'

type Article = { title: string; text: string; language?: string; published?: boolean }

function indexOf(articles: Article[]): PassageIndex {
  const index = new PassageIndex()
  for (const { title, text, language = 'en', published = true } of articles) {
    index.put({ id: title, language, published, audience: 'public' })
    index.add(title, title, [{ id: `${title}/0`, terms: searchTerms(`${title}\n${text}`) }])
  }
  return index
}

const published = (article: { published: boolean }) => article.published
const rank = (index: PassageIndex, question: string, language = 'en') =>
  rankPassages(index, readQuestion(question), { language, may: published, most: 10 })
const titles = (articles: Article[], question: string, language = 'en') =>
  rank(indexOf(articles), question, language).map(({ articleId }) => articleId)

test('a word of the title weighs more than one of the text', () => {
  const articles = [
    { title: 'Lamp', text: 'For a saddle.' },
    { title: 'Saddle', text: 'For a lamp.' },
  ]
  expect(titles(articles, 'saddle')).toEqual(['Saddle', 'Lamp'])
})

test('a slip of the keyboard still finds the word', () => {
  const articles = [
    { title: 'Lamp', text: 'Bright.' },
    { title: 'Bicycle', text: 'With a bracket.' },
  ]
  for (const word of ['brakcet', 'brackket', 'brscket', 'bicyle']) {
    expect(titles(articles, word), word).toEqual(['Bicycle'])
  }
})

test('a rare word weighs more than a frequent one', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ title: `Saddle ${at}`, text: 'A saddle.' }))
  const articles = [...many, { title: 'Care', text: 'Wax the leather.' }]
  expect(titles(articles, 'saddle leather')[0]).toBe('Care')
})

test('among passages that say the same, the one in the language of the question comes first', () => {
  const articles = [
    { title: 'Return', text: 'Refund' },
    { title: 'Rücksendung', text: 'Erstattung', language: 'de' },
  ]
  expect(titles(articles, 'Erstattung für eine Rücksendung', 'de')[0]).toBe('Rücksendung')
  expect(titles(articles, 'refund of a return')[0]).toBe('Return')
})

test('tells how much of what was asked a passage speaks of', () => {
  const index = indexOf([
    { title: 'Saddle', text: 'Leather' },
    { title: 'Lamp', text: 'Bright' },
  ])
  expect(rank(index, 'leather saddle')[0]?.covered).toBeCloseTo(1)
  const half = rank(index, 'saddle zeppelin')[0]?.covered
  expect(half).toBeGreaterThan(0.3)
  expect(half).toBeLessThan(0.7)
})

test('a question of common words alone finds the title that is made of them', () => {
  const articles = [
    { title: 'How do I do that?', text: 'Press the lever.' },
    { title: 'Levers', text: 'Of brass.' },
  ]
  expect(titles(articles, 'how do i do that')).toEqual(['How do I do that?'])
})

test('what nobody may see does not take the place of what everybody may', () => {
  const drafts = Array.from({ length: 20 }, (_, at) => ({
    title: `Saddle ${at}`,
    text: '',
    published: false,
  }))
  expect(titles([...drafts, { title: 'Lamp', text: 'A saddle.' }], 'saddle')).toEqual(['Lamp'])
})

test('a passage that was removed is not found, and its article only by what it has left', () => {
  const index = indexOf([
    { title: 'Saddle', text: 'Leather' },
    { title: 'Lamp', text: 'Bright' },
  ])
  index.keepOnly(new Set(['Lamp/0']))
  expect(rank(index, 'saddle')).toEqual([])
  expect(rank(index, 'lamp')).toHaveLength(1)
  expect([...index.articles.keys()]).toEqual(['Lamp'])
})

test.each([
  ['ja', '返品', '商品到着後30日以内であれば返品できます。', '返品したいのですが、どうすればいいですか'],
  ['zh', '如何退货', '收到商品后三十天内可以退货。', '我想退货怎么办'],
  [
    'de',
    'Rücksendung',
    'Sie können Artikel innerhalb von 30 Tagen zurückschicken.',
    'Kann ich eine Bestellung zurückschicken?',
  ],
  ['fr', 'Retours', 'Vous pouvez renvoyer un article sous trente jours.', 'Comment renvoyer ma commande ?'],
  ['es', 'Devoluciones', 'Puede devolver un artículo en treinta días.', '¿Cómo puedo devolver mi pedido?'],
])('finds in %s', (language, title, text, question) => {
  const others = [
    { title: 'Lamps', text: 'They are bright.' },
    { title: '配送', text: '配送には三日かかります。', language: 'ja' },
    { title: 'Öffnungszeiten', text: 'Montag bis Freitag von neun bis siebzehn Uhr.', language: 'de' },
    { title: 'Paiement', text: 'Nous acceptons les cartes.', language: 'fr' },
  ]
  expect(titles([...others, { title, text, language }], question, language)[0]).toBe(title)
})
