import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Classification } from '@frontdesk/ai/classification'
import { assistantFor } from '../assistant/setup.ts'
import { activeCategories, type CategoryView } from '../categories/list.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { Invalid, TooLarge } from '../errors.ts'
import { require } from '../permissions.ts'
import { type Foretold, foretell, type Listening, readListening } from '../workflows/foretell.ts'
import { findArticle } from './find-article.ts'
import { judge } from './judge.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { recordAiCalls } from './record-ai-calls.ts'
import { currentModel } from './versions/current-model.ts'

const longestText = 20_000

type Opinion = Pick<
  Classification,
  | 'route'
  | 'routeConfidence'
  | 'confidence'
  | 'sentiment'
  | 'severity'
  | 'severityConfidence'
  | 'language'
  | 'languageConfidence'
  | 'by'
>

export type ClassifiedText = Opinion & {
  /** the key of the organization's category; null when it has none */
  category: string | null
  categoryId: string | null
  categoryName: string | null
  evidence: Pick<
    Classification['evidence'],
    | 'localCategory'
    | 'localConfidence'
    | 'localRoute'
    | 'ranking'
    | 'severityHits'
    | 'suspicious'
    | 'agreement'
  >
  /** of the trained classifier; null while the shipped examples judge */
  modelVersion: number | null
  /** what it would lead to, and which of the organization's workflows would run */
  workflow: NextStep & { runs: Foretold[] }
}

type Who = Parameters<typeof inOrganization>[0]

/**
 * Judges a text without keeping it. A configured provider is asked; where it fails, or failed so often that it is
 * not asked for a while, the local models answer alone.
 */
export async function classifyText(
  who: Who,
  input: { text: string; channel?: string | undefined },
): Promise<ClassifiedText> {
  const text = input.text.trim()
  if (text === '') throw new Invalid('The text is empty', 'text')
  if (text.length > longestText) throw new TooLarge(`A text may have ${longestText} characters`)
  const read = await inOrganization(who, (ctx) => readForJudgement(ctx, text))
  const { categories, current, threshold, article, assistant } = read
  const judged = await judge(
    { text, channel: input.channel, categories, model: current?.model ?? null },
    assistant,
  )
  if (judged.calls.length > 0) await inOrganization(who, (ctx) => recordAiCalls(ctx, null, judged.calls))
  const category = categories.find(({ key }) => key === judged.category)
  const { route, confidence, evidence } = judged
  const categoryName = category?.name ?? null
  const { suspicious } = evidence
  return {
    ...opinionOf(judged),
    category: category?.key ?? null,
    categoryId: category?.id ?? null,
    categoryName,
    modelVersion: current?.version ?? null,
    workflow: {
      ...nextStep({ route, confidence, categoryName, suspicious, article, threshold }),
      runs: foretell(read.listening, judged, {
        text,
        channel: input.channel ?? 'mail',
        category: category?.key ?? null,
      }),
    },
  }
}

function opinionOf(judged: Classification): Opinion & Pick<ClassifiedText, 'evidence'> {
  const { route, routeConfidence, confidence, sentiment, severity, severityConfidence, by } = judged
  const { language, languageConfidence, evidence } = judged
  const { localCategory, localConfidence, localRoute, ranking, severityHits, suspicious, agreement } =
    evidence
  return {
    route,
    routeConfidence,
    confidence,
    sentiment,
    severity,
    severityConfidence,
    language,
    languageConfidence,
    by,
    evidence: {
      localCategory,
      localConfidence,
      localRoute,
      ranking,
      severityHits,
      suspicious,
      agreement,
    },
  }
}

type Read = {
  categories: CategoryView[]
  current: Awaited<ReturnType<typeof currentModel>>
  threshold: number
  article: { articleId: string; title: string } | null
  assistant: AiOptions
  listening: Listening
}

async function readForJudgement(ctx: OrgContext, text: string): Promise<Read> {
  require(ctx, 'conversations:update')
  const { answerThreshold: threshold } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { answerThreshold: true },
  })
  return {
    categories: await activeCategories(ctx),
    current: await currentModel(ctx),
    threshold,
    article: await findArticle(ctx, text),
    assistant: await assistantFor(ctx, 'classify'),
    listening: await readListening(ctx),
  }
}
