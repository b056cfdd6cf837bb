import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { type Article, useCreateArticleMutation, usePutArticleMutation } from './api.ts'
import { type ArticleFields, type ArticleForm, fieldsOf } from './article-form.ts'

/** What becomes of what was written: nobody sees it yet, somebody reads it first, or everybody gets it. */
export type Saving = 'draft' | 'in_review' | 'published'

const words: Record<Saving, string> = {
  draft: 'Saved as a draft.',
  in_review: 'Saved. Whoever may publish finds it under In review.',
  published: 'Published. The assistant answers from it now.',
}

/**
 * Saves the form as a version that rests on the one it began from; a new article then has a page of its own. A form
 * nobody has typed in follows what others save.
 */
export function useSaveArticle(article: Article | null, form: ArticleForm) {
  const [create, created] = useCreateArticleMutation()
  const [put, changed] = usePutArticleMutation()
  const [basedOn, setBasedOn] = useState(article?.version ?? 0)
  const router = useRouter()
  const { tell } = useToasts()
  const { isDirty } = form.formState
  const { reset } = form

  useEffect(() => {
    if (!article || isDirty || article.version === basedOn) return
    reset(fieldsOf(article))
    setBasedOn(article.version)
  }, [article, isDirty, basedOn, reset])

  const save = async (fields: ArticleFields, status: Saving, from = basedOn) => {
    const body = { ...fields, status }
    const answer = article
      ? await put({ params: { id: article.id }, body: { ...body, basedOn: from } })
      : await create({ body })
    if (answer.data === undefined) return
    setBasedOn(answer.data.version)
    form.reset(fields)
    tell(words[status])
    if (!article) router.replace(`/knowledge/${answer.data.id}`)
  }

  return {
    save,
    busy: created.isLoading || changed.isLoading,
    error: article ? changed.error : created.error,
  }
}
