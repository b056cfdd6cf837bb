'use client'

import DeleteIcon from '@mui/icons-material/DeleteOutlineOutlined'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { type Article, useDeleteArticleMutation } from './api.ts'
import type { ArticleFields, ArticleForm } from './article-form.ts'
import type { Saving } from './useSaveArticle.ts'

type Props = {
  article: Article | null
  form: ArticleForm
  busy: boolean
  onSave: (fields: ArticleFields, status: Saving) => Promise<void>
}

/** Draft, publish, unpublish, delete. */
export function ArticleActions({ article, form, busy, onSave }: Props) {
  const published = article?.status === 'published'
  const submit = (status: Saving) => () =>
    void form.handleSubmit((fields) => onSave(fields, status))()
  return (
    <Stack direction="row" sx={{ flex: 1, justifyContent: 'flex-end', alignItems: 'center', gap: 2 }}>
      {article && <StatusChip status={article.status} />}
      {article && <DeleteArticle article={article} />}
      <Button variant="outlined" disabled={busy} onClick={submit('draft')}>
        {published ? 'Unpublish' : 'Save draft'}
      </Button>
      <Button variant="contained" disabled={busy} onClick={submit('published')}>
        {published ? 'Save' : 'Publish'}
      </Button>
    </Stack>
  )
}

function DeleteArticle({ article }: { article: Article }) {
  const [asked, setAsked] = useState(false)
  const [remove, { isLoading }] = useDeleteArticleMutation()
  const { tell, tellProblem } = useToasts()
  const router = useRouter()

  const confirm = async () => {
    const { error } = await remove({ params: { id: article.id } })
    setAsked(false)
    if (error !== undefined) return tellProblem('The article is still there.', error)
    tell(`“${article.title}” is deleted.`)
    router.replace('/knowledge')
  }

  return (
    <>
      <IconAction label="Delete article" onClick={() => setAsked(true)}>
        <DeleteIcon />
      </IconAction>
      <ConfirmDialog
        open={asked}
        title="Delete this article?"
        confirm="Delete"
        busy={isLoading}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(false)}
      >
        The assistant no longer answers from “{article.title}”. This cannot be undone; unpublishing can.
      </ConfirmDialog>
    </>
  )
}
