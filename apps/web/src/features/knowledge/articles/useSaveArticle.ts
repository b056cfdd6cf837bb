import { useRouter } from 'next/navigation'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { type Article, useCreateArticleMutation, usePutArticleMutation } from './api.ts'
import type { ArticleFields, ArticleForm } from './article-form.ts'

/** What becomes of what was written: nobody sees it yet, somebody reads it first, or everybody gets it. */
export type Saving = 'draft' | 'in_review' | 'published'

const words: Record<Saving, string> = {
  draft: 'Saved as a draft.',
  in_review: 'Saved. Whoever may publish finds it under In review.',
  published: 'Published. The assistant answers from it now.',
}

/** Saves the form as a draft or published; a new article then has a page of its own. */
export function useSaveArticle(article: Article | null, form: ArticleForm) {
  const [create, created] = useCreateArticleMutation()
  const [put, changed] = usePutArticleMutation()
  const router = useRouter()
  const { tell } = useToasts()

  const save = async (fields: ArticleFields, status: Saving) => {
    const body = { ...fields, status }
    const answer = article ? await put({ params: { id: article.id }, body }) : await create({ body })
    if (answer.data === undefined) return
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
