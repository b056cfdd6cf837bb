import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import type { Article } from './api.ts'

const schema = z.object({
  title: z.string().trim().min(1, 'Give the article a title').max(300),
  body: z.string().max(200_000, 'An article has at most 200,000 characters'),
  language: z.string(),
  collection: z.string().trim().max(100, 'Use at most 100 characters'),
  audience: z.enum(['public', 'internal']),
})

export type ArticleFields = z.infer<typeof schema>

const blank: ArticleFields = { title: '', body: '', language: 'en', collection: '', audience: 'public' }

export const audiences = [
  { value: 'public', label: 'Customers' },
  { value: 'internal', label: 'Members only' },
] as const

export function useArticleForm(article: Article | null) {
  return useForm<ArticleFields>({
    resolver: zodResolver(schema),
    defaultValues: fieldsOf(article),
  })
}

export function fieldsOf(article: Article | null): ArticleFields {
  const { title, body, language, collection, audience } = article ?? blank
  return { title, body, language, collection, audience }
}

export type ArticleForm = ReturnType<typeof useArticleForm>
