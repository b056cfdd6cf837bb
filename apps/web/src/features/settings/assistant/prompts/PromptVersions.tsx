'use client'

import Button from '@mui/material/Button'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import { assistantApi, type Prompt } from '../api.ts'

type Props = { task: Prompt['task']; active: number; onPick: (template: string) => void }

/** Earlier words of a task, each to look at or to use again; the built-in ones are always among them. */
export function PromptVersions({ task, active, onPick }: Props) {
  const query = assistantApi.useListPromptVersionsInfiniteQuery({ query: { task } })
  const [put, { isLoading }] = assistantApi.usePutActivePromptMutation()
  const { tell, tellProblem } = useToasts()
  const use = async (version: number) => {
    const { error, data } = await put({ body: { task, version } })
    if (error !== undefined) return tellProblem('The version was not changed.', error)
    tell(version === 0 ? 'The built-in words are in use.' : `Version ${version} is in use.`)
    if (data) onPick(data.template)
  }
  const switchTo = (version: number) => (
    <Button variant="outlined" disabled={isLoading} onClick={() => void use(version)}>
      Use this
    </Button>
  )
  const inUse = <ToneChip label="In use" tone="calm" />
  return (
    <PagedList query={query} name="versions" empty={null}>
      {(versions) => (
        <ListCard label="Versions">
          <Rows>
            {versions.map(({ version, template, note, createdAt, createdBy }) => (
              <Row
                key={version}
                title={`Version ${version}`}
                marks={version === active && inUse}
                detail={note || template.replace(/\s+/g, ' ').slice(0, 120)}
                onOpen={() => onPick(template)}
                trailing={
                  <span>
                    {createdBy} · <RelativeTime at={createdAt} />
                  </span>
                }
                actions={version !== active && switchTo(version)}
              />
            ))}
            <Row
              title="Built-in words"
              marks={active === 0 && inUse}
              detail="Always here to return to."
              actions={active !== 0 && switchTo(0)}
            />
          </Rows>
        </ListCard>
      )}
    </PagedList>
  )
}
