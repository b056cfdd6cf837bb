import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ArticleSource, parseArticles } from './parse-articles.ts'
import { parseSituations, type Situation } from './parse-situations.ts'
import type { SeedOrganization, Slug } from './types.ts'

/** Everything written down about one demo organization, before any conversation is played. */
export type Company = Omit<SeedOrganization, 'articles' | 'conversations'> & {
  articles: ArticleSource[]
  situations: Situation[]
  /** Word lists for slots, by slot name or `name.language`. */
  lists: Record<string, string[]>
  /** A mail of our own as customers forward it, by language. */
  forwards: Record<string, string>
}

type Written = Omit<Company, 'articles' | 'situations'>

/** Reads `<slug>/organization.json`, `<slug>/articles*.md` and `<slug>/situations*.md`. */
export function readCompany(slug: Slug): Company {
  const folder = join(import.meta.dirname, slug)
  const written = JSON.parse(readFileSync(join(folder, 'organization.json'), 'utf8')) as Written
  const files = readdirSync(folder).sort()
  const read = (prefix: string) =>
    files
      .filter((file) => file.startsWith(prefix))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
  return {
    ...written,
    articles: parseArticles(read('articles')),
    situations: parseSituations(read('situations')),
  }
}
