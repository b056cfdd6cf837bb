import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import type { Article } from './api.ts'

const schema = z.object({
  title: z.string().trim().min(1, 'Give the article a title').max(300),
  body: z.string().max(200_000, 'An article has at most 200,000 characters'),
  language: z.string(),
  collection: z.string().trim().max(100, 'Use at most 100 characters'),
})

export type ArticleFields = z.infer<typeof schema>

const blank: ArticleFields = { title: '', body: '', language: 'en', collection: '' }

export function useArticleForm(article: Article | null) {
  const { title, body, language, collection } = article ?? blank
  return useForm<ArticleFields>({
    resolver: zodResolver(schema),
    defaultValues: { title, body, language, collection },
  })
}

export type ArticleForm = ReturnType<typeof useArticleForm>
