'use client'

import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { TryOnPast } from '../../replays/TryOnPast.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type WorkflowDetail, workflowsApi } from '../api.ts'
import { exportWorkflow } from './export-workflow.ts'
import type { Draft } from './tree.ts'

type Props = {
  workflow: WorkflowDetail
  draft: Draft
  changed: boolean
  faulty: boolean
  onSaved: () => void
}

const shares = [5, 10, 25, 50]

/** Save, publish for some or for all, export and delete. */
export function EditorActions({ workflow, draft, changed, faulty, onSaved }: Props) {
  const params = { id: workflow.id }
  const [put, saving] = workflowsApi.usePutWorkflowMutation()
  const [publish, publishing] = workflowsApi.usePublishWorkflowMutation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const allowed = usePermission('workflows:write')
  const { tell, tellProblem } = useToasts()
  const save = async () => {
    const { error } = await put({ params, body: draft })
    if (error !== undefined) tellProblem('The draft was not saved.', error)
    else onSaved()
    return error === undefined
  }
  const settle = async (percent: number) => {
    setAnchor(null)
    if (changed && !(await save())) return
    const { error } = await publish({ params, body: { percent } })
    if (error !== undefined) tellProblem('Nothing was published.', error)
    else tell(percent === 100 ? 'Published.' : `Published for ${percent} % of the conversations.`)
  }
  const busy = saving.isLoading || publishing.isLoading
  const nothingNew = !changed && workflow.draft === null && workflow.canary === null
  return (
    <>
      <MoreActions workflow={workflow} draft={draft} />
      <TryOnPast
        of={() => ({ kind: 'workflow', id: workflow.id, definition: draft.definition })}
        disabled={faulty}
      />
      <Button variant="outlined" disabled={!allowed || busy || !changed} onClick={() => void save()}>
        Save draft
      </Button>
      <Button
        variant="contained"
        disabled={!allowed || busy || faulty || nothingNew}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Publish
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void settle(100)}>For all conversations</MenuItem>
        {workflow.version !== null &&
          shares.map((percent) => (
            <MenuItem key={percent} onClick={() => void settle(percent)}>
              For {percent} % of the conversations
            </MenuItem>
          ))}
      </Menu>
    </>
  )
}

function MoreActions({ workflow, draft }: { workflow: WorkflowDetail; draft: Draft }) {
  const [remove, { isLoading }] = workflowsApi.useDeleteWorkflowMutation()
  const allowed = usePermission('workflows:write')
  const [sure, setSure] = useState(false)
  const router = useRouter()
  const { tell, tellProblem } = useToasts()
  const confirm = async () => {
    const { error } = await remove({ params: { id: workflow.id } })
    if (error !== undefined) return tellProblem('The workflow is still there.', error)
    tell(`“${workflow.name}” is deleted.`)
    router.push('/workflows')
  }
  return (
    <>
      <Button onClick={() => exportWorkflow(draft)}>Export</Button>
      <Button color="error" disabled={!allowed || isLoading} onClick={() => setSure(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={sure}
        title={`Delete “${workflow.name}”?`}
        confirm="Delete"
        busy={isLoading}
        onConfirm={() => void confirm()}
        onClose={() => setSure(false)}
      >
        {workflow.whenOff === null
          ? 'Its runs stay, as the record of what it did.'
          : `${workflow.whenOff} Its runs stay, and it can be installed again from the templates.`}
      </ConfirmDialog>
    </>
  )
}
