'use client'

import HistoryIcon from '@mui/icons-material/HistoryOutlined'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { Subject } from '../../replays/api.ts'
import { TryOnPast } from '../../replays/TryOnPast.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import type { Article } from './api.ts'
import type { ArticleFields, ArticleForm } from './article-form.ts'
import { StateMenu } from './state/StateMenu.tsx'
import type { Saving } from './useSaveArticle.ts'
import { VersionsPanel } from './versions/VersionsPanel.tsx'

type Props = {
  article: Article | null
  form: ArticleForm
  busy: boolean
  onSave: (fields: ArticleFields, status: Saving) => Promise<void>
}

/** Where the article stands, what it said before, and what to do with it. */
export function ArticleActions({ article, form, busy, onSave }: Props) {
  const [shown, setShown] = useState(false)
  const mayWrite = usePermission('knowledge:write')
  const mayPublish = usePermission('knowledge:publish')
  const submit = (status: Saving) => () => void form.handleSubmit((fields) => onSave(fields, status))()
  const last = mayPublish ? 'published' : 'in_review'
  return (
    <Stack direction="row" sx={row}>
      {article && <States article={article} />}
      {article && (
        <IconAction label="Versions" onClick={() => setShown(true)}>
          <HistoryIcon />
        </IconAction>
      )}
      {article && <TryOnPast of={() => triedOf(article, form)} />}
      {article && mayWrite && <StateMenu article={article} />}
      {mayWrite && (
        <>
          <Button variant="outlined" disabled={busy} onClick={submit('draft')}>
            Save draft
          </Button>
          <Button variant="contained" disabled={busy} onClick={submit(last)}>
            {mayPublish ? 'Publish' : 'Ask for review'}
          </Button>
        </>
      )}
      {article && shown && <VersionsPanel article={article} onClose={() => setShown(false)} />}
    </Stack>
  )
}

function triedOf({ id }: Article, form: ArticleForm): Subject | null {
  const { title, body } = form.getValues()
  return title.trim() === '' ? null : { kind: 'article', id, title, body }
}

/** A version that is published while another is written is named, since it is the one that answers. */
function States({ article: { status, publishedVersion } }: { article: Article }) {
  return (
    <>
      <StatusChip status={status} />
      {publishedVersion !== null && status !== 'published' && (
        <ToneChip tone="calm" label={`Version ${publishedVersion} is published`} />
      )}
    </>
  )
}

const row = { flex: 1, justifyContent: 'flex-end', alignItems: 'center', gap: 2, flexWrap: 'wrap' }
