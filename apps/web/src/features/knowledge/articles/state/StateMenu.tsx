'use client'

import MoreIcon from '@mui/icons-material/MoreHorizOutlined'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../../ui/IconAction.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import {
  type Article,
  useDeleteArchiveMutation,
  useDeletePublicationMutation,
  useDeleteReviewMutation,
  usePutArchiveMutation,
  usePutReviewMutation,
} from '../api.ts'
import { DeleteArticle } from './DeleteArticle.tsx'

type Step = {
  label: string
  told: string
  publishers: boolean
  fits: (article: Article) => boolean
  take: (id: string) => Promise<{ error?: unknown }>
}

/** The steps an article can take from where it stands, beside saving it. */
export function StateMenu({ article }: { article: Article }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [deleting, setDeleting] = useState(false)
  const mayPublish = usePermission('knowledge:publish')
  const { tell, tellProblem } = useToasts()
  const steps = useSteps().filter(({ publishers, fits }) => (mayPublish || !publishers) && fits(article))
  const take = async (step: Step) => {
    setAnchor(null)
    const { error } = await step.take(article.id)
    if (error !== undefined) return tellProblem('The article stays as it was.', error)
    tell(step.told)
  }
  if (steps.length === 0 && !mayPublish) return null
  return (
    <>
      <IconAction label="More" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <MoreIcon />
      </IconAction>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {steps.map((step) => (
          <MenuItem key={step.label} onClick={() => void take(step)}>
            {step.label}
          </MenuItem>
        ))}
        {mayPublish && (
          <MenuItem
            onClick={() => {
              setAnchor(null)
              setDeleting(true)
            }}
          >
            Delete…
          </MenuItem>
        )}
      </Menu>
      <DeleteArticle article={article} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}

function useSteps(): Step[] {
  const [askReview] = usePutReviewMutation()
  const [endReview] = useDeleteReviewMutation()
  const [unpublish] = useDeletePublicationMutation()
  const [archive] = usePutArchiveMutation()
  const [restore] = useDeleteArchiveMutation()
  const of = (id: string) => ({ params: { id } })
  return [
    {
      label: 'Ask for review',
      told: 'Whoever may publish finds it under In review.',
      publishers: false,
      fits: ({ status }) => status === 'draft',
      take: (id) => askReview(of(id)),
    },
    {
      label: 'Back to draft',
      told: 'It is a draft again.',
      publishers: false,
      fits: ({ status }) => status === 'in_review',
      take: (id) => endReview(of(id)),
    },
    {
      label: 'Unpublish',
      told: 'The assistant no longer answers from it.',
      publishers: true,
      fits: ({ publishedVersion }) => publishedVersion !== null,
      take: (id) => unpublish(of(id)),
    },
    {
      label: 'Archive',
      told: 'Archived. You find it under Archived.',
      publishers: true,
      fits: ({ status }) => status !== 'archived',
      take: (id) => archive(of(id)),
    },
    {
      label: 'Restore as a draft',
      told: 'It is a draft again.',
      publishers: false,
      fits: ({ status }) => status === 'archived',
      take: (id) => restore(of(id)),
    },
  ]
}
