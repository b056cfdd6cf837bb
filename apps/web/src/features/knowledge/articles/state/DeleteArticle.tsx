'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '../../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { type Article, useDeleteArticleMutation } from '../api.ts'

type Props = { article: Article; open: boolean; onClose: () => void }

export function DeleteArticle({ article, open, onClose }: Props) {
  const [remove, { isLoading }] = useDeleteArticleMutation()
  const { tell, tellProblem } = useToasts()
  const router = useRouter()

  const confirm = async () => {
    const { error } = await remove({ params: { id: article.id } })
    onClose()
    if (error !== undefined) return tellProblem('The article is still there.', error)
    tell(`“${article.title}” is deleted.`)
    router.replace('/knowledge')
  }

  return (
    <ConfirmDialog
      open={open}
      title="Delete this article?"
      confirm="Delete"
      busy={isLoading}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      The assistant no longer answers from “{article.title}”, and its versions go with it. This cannot be
      undone; archiving can.
    </ConfirmDialog>
  )
}
