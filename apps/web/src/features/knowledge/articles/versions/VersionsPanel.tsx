'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { useState } from 'react'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { StatusChip } from '../../../../ui/StatusChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import type { Article } from '../api.ts'
import { type ListedVersion, useCreateRollbackMutation, useListArticleVersionsInfiniteQuery } from './api.ts'
import { VersionDiff } from './VersionDiff.tsx'

type Props = { article: Article; onClose: () => void }

/** What the article said before, what has changed since, and the way back. */
export function VersionsPanel({ article, onClose }: Props) {
  const [shown, setShown] = useState<ListedVersion | null>(null)
  if (shown) return <OneVersion article={article} version={shown} onBack={() => setShown(null)} />
  return <AllVersions article={article} onClose={onClose} onShow={setShown} />
}

function AllVersions({ article, onClose, onShow }: Props & { onShow: (version: ListedVersion) => void }) {
  const query = useListArticleVersionsInfiniteQuery({ params: { id: article.id } })
  return (
    <SidePanel open title="Versions" onClose={onClose}>
      <PagedList query={query} name="versions" empty={<EmptyState title="No version yet" />}>
        {(versions) => (
          <Rows>
            {versions.map((version) => (
              <Row
                key={version.number}
                onOpen={() => onShow(version)}
                title={`Version ${version.number}`}
                marks={version.number === article.publishedVersion && <StatusChip status="published" />}
                detail={[version.by, version.note].filter((part) => part !== '').join(' · ')}
                trailing={<RelativeTime at={version.at} />}
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </SidePanel>
  )
}

type OneProps = { article: Article; version: ListedVersion; onBack: () => void }

function OneVersion({ article, version, onBack }: OneProps) {
  const [rollBack, { isLoading }] = useCreateRollbackMutation()
  const mayWrite = usePermission('knowledge:write')
  const { tell, tellProblem } = useToasts()
  const newest = version.number === article.version
  const from = newest ? Math.max(1, version.number - 1) : version.number

  const confirm = async () => {
    const { error } = await rollBack({
      params: { id: article.id },
      body: { number: version.number, basedOn: article.version },
    })
    if (error !== undefined) return tellProblem('The article stays as it was.', error)
    tell(`Version ${version.number} is the newest again, as a draft.`)
    onBack()
  }

  return (
    <SidePanel
      open
      title={newest ? `What version ${version.number} changed` : `Since version ${version.number}`}
      onClose={onBack}
    >
      <Stack direction="row" sx={{ gap: 2 }}>
        <Button variant="outlined" onClick={onBack}>
          All versions
        </Button>
        {!newest && mayWrite && (
          <Button variant="contained" disabled={isLoading} onClick={() => void confirm()}>
            Go back to this version
          </Button>
        )}
      </Stack>
      <VersionDiff id={article.id} from={from} to={article.version} />
    </SidePanel>
  )
}
