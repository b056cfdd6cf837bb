'use client'

import CategoryIcon from '@mui/icons-material/LabelOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { useLeaveWarning } from '../../../ui/forms/useLeaveWarning.ts'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type DraftCategory, usePutCategoriesMutation } from './api.ts'
import { CategoryPanel } from './CategoryPanel.tsx'
import { CategoryRow } from './CategoryRow.tsx'
import { move, put } from './edit-list.ts'
import { SaveBar } from './SaveBar.tsx'

const about =
  'What the assistant sorts conversations into. Say in the description what belongs there: it reads it too.'

/** Edits the list as a whole; nothing changes until it is saved. */
export function CategoryEditor({ saved }: { saved: DraftCategory[] }) {
  const [draft, setDraft] = useState<DraftCategory[] | null>(null)
  const items = draft ?? saved
  const [shown, setShown] = useState<number | null>(null)
  const [save, { isLoading, error }] = usePutCategoriesMutation()
  const { tell, tellWithUndo } = useToasts()
  const mayWrite = usePermission('categories:write')

  useLeaveWarning(draft !== null)

  const archive = (at: number) => {
    const before = draft
    setDraft(items.toSpliced(at, 1))
    tellWithUndo(`“${items[at]?.name}” is archived once you save.`, { undo: () => setDraft(before) })
  }
  const submit = async () => {
    const answer = await save({ body: { items } })
    if (answer.data === undefined) return
    setDraft(null)
    tell('Categories saved. The assistant learns them now.')
  }

  const add = (
    <PermittedButton permission="categories:write" variant="contained" onClick={() => setShown(items.length)}>
      Add category
    </PermittedButton>
  )
  return (
    <>
      <PageHeader title="Categories" about={about} actions={add} />
      <ListCard label="Categories">
        {items.length === 0 ? (
          <EmptyState icon={<CategoryIcon />} title="No category yet" action={add}>
            Start with the three or four things customers ask for most.
          </EmptyState>
        ) : (
          <Rows>
            {items.map((category, at) => (
              <CategoryRow
                key={category.key}
                category={category}
                first={at === 0}
                last={at === items.length - 1}
                locked={!mayWrite}
                onOpen={() => setShown(at)}
                onMove={(by) => setDraft(move(items, at, by))}
                onArchive={() => archive(at)}
              />
            ))}
          </Rows>
        )}
      </ListCard>
      {draft !== null && (
        <SaveBar
          busy={isLoading}
          empty={items.length === 0}
          error={error}
          onSave={() => void submit()}
          onDiscard={() => setDraft(null)}
        />
      )}
      {shown !== null && (
        <CategoryPanel
          category={items[shown] ?? null}
          taken={items.map(({ key }) => key)}
          locked={!mayWrite}
          onKeep={(category) => setDraft(put(items, shown, category))}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}
