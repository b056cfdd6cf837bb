import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { type FoundArticle, HelpFound } from './HelpFound.tsx'
import { HelpTopics, type Topic } from './HelpTopics.tsx'
import type { HelpWords } from './languages.ts'

type Props = {
  slug: string
  home: { language: string; collections: Topic[] }
  words: HelpWords
  q: string
  /** what was found, where something was searched for */
  found: FoundArticle[] | null
  /** the topic that was opened */
  collection: string | undefined
}

/** What stands below the head: topics, one topic, or what was found. */
export function HelpStart({ slug, home: { language, collections }, words, q, found, collection }: Props) {
  if (found !== null) return <Found slug={slug} words={words} q={q} found={found} />
  if (collections.length === 0) return <EmptyState title={words.empty.title}>{words.empty.text}</EmptyState>
  const topics = collections.filter(({ name }) => collection === undefined || name === collection)
  const whole = topics.length === 1 && collection !== undefined
  return (
    <>
      {collection !== undefined && (
        <Link href={`/help/${slug}?lang=${language}`} sx={{ display: 'inline-block', mb: 4, fontSize: 14 }}>
          ← {words.topics}
        </Link>
      )}
      <HelpTopics
        slug={slug}
        language={language}
        topics={topics.length === 0 ? collections : topics}
        words={words}
        whole={whole}
      />
    </>
  )
}

function Found({
  slug,
  words,
  q,
  found,
}: {
  slug: string
  words: HelpWords
  q: string
  found: FoundArticle[]
}) {
  if (found.length === 0) return <EmptyState title={words.nothing.title}>{words.nothing.text}</EmptyState>
  return (
    <>
      <Typography variant="h1" dir="auto" sx={{ mb: 4, overflowWrap: 'anywhere' }}>
        {words.found(q)}
      </Typography>
      <HelpFound slug={slug} found={found} />
    </>
  )
}
