import { searchTerms } from '../../search/terms.ts'
import { Postings } from './postings.ts'
import { Spellings } from './spellings.ts'
import { gramsOf, plainWords } from './words.ts'

/** An article as the index knows it: what decides who may find it, and the slots of its passages. */
export type IndexedArticle = {
  id: string
  language: string
  published: boolean
  audience: string
  slots: number[]
}

const parts = ['text', 'title', 'words', 'grams'] as const
/** What a passage's length is counted in: terms of its text and of its title, words and parts of words of its title. */
export type Part = (typeof parts)[number]

export type NewPassage = { id: string; terms: string[] }

/**
 * What one organization's passages say, in memory. Slots stand for passages; a removed passage leaves its slot
 * empty until the index is built anew.
 */
export class PassageIndex {
  /** Meanings and stems of each passage with its title. */
  readonly terms = new Postings()
  /** The words of titles as they stand, and their parts. */
  readonly titleWords = new Postings()
  readonly titleGrams = new Postings()
  readonly spellings = new Spellings()
  readonly articles = new Map<string, IndexedArticle>()
  /** By slot; undefined where the passage was removed. */
  readonly owners: (IndexedArticle | undefined)[] = []
  readonly passageIds: string[] = []
  /** By slot, where a passage has one. */
  readonly vectors: ({ model: string; vector: Int8Array } | undefined)[] = []
  /** By slot. */
  readonly lengths: Record<Part, number[]> = { text: [], title: [], words: [], grams: [] }
  private readonly slotOf = new Map<string, number>()
  private readonly sums: Record<Part, number> = { text: 0, title: 0, words: 0, grams: 0 }

  get size(): number {
    return this.slotOf.size
  }

  /** Numbers kept, which is what memory is counted by. */
  get weight(): number {
    const ofVectors = this.vectors.length * (this.vectors[0]?.vector.length ?? 0)
    return this.terms.size + this.titleWords.size + this.titleGrams.size + ofVectors / 8
  }

  /** Too many empty slots make it slow and its counts wrong. */
  get isWorn(): boolean {
    return this.owners.length > 200 + 1.5 * this.size
  }

  averageLength(part: Part): number {
    return Math.max(1, this.sums[part] / Math.max(1, this.owners.length))
  }

  /** The languages articles are written in. */
  get languages(): Set<string> {
    return new Set([...this.articles.values()].map(({ language }) => language))
  }

  holds(passageId: string): boolean {
    return this.slotOf.has(passageId)
  }

  /** An article as it is now, without its passages. */
  put({ id, language, published, audience }: Omit<IndexedArticle, 'slots'>): void {
    const known = this.articles.get(id)
    if (known) Object.assign(known, { language, published, audience })
    else this.articles.set(id, { id, language, published, audience, slots: [] })
  }

  add(articleId: string, title: string, passages: NewPassage[]): void {
    const article = this.articles.get(articleId)
    if (!article) return
    const titled = countsOf(searchTerms(title))
    const words = plainWords(title)
    const grams = gramsOf(words)
    for (const { id, terms } of passages) {
      const slot = this.owners.length
      const counts = countsOf(terms)
      for (const [term, count] of counts) {
        const inTitle = titled.get(term) ?? 0
        this.addTerm(term, { slot, text: Math.max(0, count - inTitle), title: inTitle })
      }
      for (const word of words) this.titleWords.add(word, { slot, text: 0, title: 1 })
      for (const gram of grams) this.titleGrams.add(gram, { slot, text: 0, title: 1 })
      this.occupy(article, id, {
        text: Math.max(0, terms.length - titled.size),
        title: titled.size,
        words: words.length,
        grams: grams.length,
      })
    }
  }

  /** Of which model the vector of a passage is; undefined without one. */
  vectorModel(passageId: string): string | undefined {
    return this.vectors[this.slotOf.get(passageId) ?? -1]?.model
  }

  putVector(passageId: string, model: string, vector: Int8Array): void {
    const slot = this.slotOf.get(passageId)
    if (slot !== undefined) this.vectors[slot] = { model, vector }
  }

  /** Forgets what is not in `ids`, and articles that have no passage left. */
  keepOnly(ids: Set<string>): void {
    for (const [id, slot] of this.slotOf) {
      if (ids.has(id)) continue
      const article = this.owners[slot]
      this.owners[slot] = undefined
      this.vectors[slot] = undefined
      this.slotOf.delete(id)
      if (article) article.slots = article.slots.filter((other) => other !== slot)
    }
    for (const [id, { slots }] of this.articles) if (slots.length === 0) this.articles.delete(id)
  }

  private addTerm(term: string, posting: { slot: number; text: number; title: number }): void {
    if (!this.terms.has(term)) this.spellings.add(term)
    this.terms.add(term, posting)
  }

  private occupy(article: IndexedArticle, id: string, lengths: Record<Part, number>): void {
    const slot = this.owners.length
    this.owners.push(article)
    this.vectors.push(undefined)
    this.passageIds.push(id)
    this.slotOf.set(id, slot)
    article.slots.push(slot)
    for (const part of parts) {
      this.lengths[part].push(lengths[part])
      this.sums[part] += lengths[part]
    }
  }
}

function countsOf(terms: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
