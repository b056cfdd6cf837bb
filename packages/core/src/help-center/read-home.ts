import { inHelpCenter } from './in-help-center.ts'
import { pickLanguage } from './pick-language.ts'
import { listPublicLanguages, listPublicTitles, type PublicTitle } from './public-articles.ts'

export type HelpFrame = { title: string; organization: string; color: string; formEnabled: boolean }
export type HelpHome = HelpFrame & {
  language: string
  languages: string[]
  collections: { name: string; articles: PublicTitle[] }[]
}

/** What a help center begins with: its public articles of one language, by collection. */
export function readHelpHome(slug: string, asked: { language?: string; accepts: string }): Promise<HelpHome> {
  return inHelpCenter(slug, async (ctx, { title, organization, color, formEnabled }) => {
    const languages = await listPublicLanguages(ctx)
    const language = pickLanguage(languages, asked)
    const titles = await listPublicTitles(ctx, { language })
    const collections = [...Map.groupBy(titles, ({ collection }) => collection)].map(([name, articles]) => ({
      name,
      articles,
    }))
    return { title, organization, color, formEnabled, language, languages, collections }
  })
}
