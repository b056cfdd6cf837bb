import type { Category, SeedArticle } from './types.ts'

/** An article with the categories of questions it answers. */
export type ArticleSource = SeedArticle & { answers: Category[] }

/**
 * Reads a file of articles. Each starts with `%% collection | language | status | categories`, then
 * `# title` and the Markdown body.
 */
export function parseArticles(source: string): ArticleSource[] {
  return source
    .split(/^%% /m)
    .slice(1)
    .map((block) => {
      const [head = '', titleLine = '', ...body] = block.split('\n')
      const [collection = '', language = '', status = '', categories = ''] = head
        .split('|')
        .map((part) => part.trim())
      return {
        title: titleLine.replace(/^# /, '').trim(),
        body: body.join('\n').trim(),
        language,
        status: status === 'draft' ? 'draft' : 'published',
        collection,
        answers: categories.split(/\s+/).filter((word) => word !== '') as Category[],
      }
    })
}
