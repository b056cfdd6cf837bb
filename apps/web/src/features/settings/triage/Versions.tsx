'use client'

import ModelIcon from '@mui/icons-material/ModelTrainingOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { triageApi } from './api.ts'
import { count, percent } from './words.ts'

/** Every version with what it was measured at; a click puts another one into use. */
export function Versions() {
  const query = triageApi.useListClassifierVersionsInfiniteQuery()
  const [choose, { isLoading }] = triageApi.usePutActiveVersionMutation()
  const { tell, tellProblem } = useToasts()
  const use = async (version: number) => {
    const { error } = await choose({ body: { version } })
    if (error === undefined) tell(`Version ${version} is in use.`)
    else tellProblem('The version was not changed.', error)
  }
  return (
    <PagedList
      query={query}
      name="versions"
      empty={
        <EmptyState icon={<ModelIcon />} title="Nothing trained yet">
          After some corrections, or when you train it, the first version appears here.
        </EmptyState>
      }
    >
      {(versions) => (
        <Rows>
          {versions.map(({ version, active, outcome, heldOutAccuracy, heldOut, compared, ...rest }) => (
            <Row
              key={version}
              title={`Version ${version}`}
              marks={
                <>
                  {active && <ToneChip label="In use" tone="calm" />}
                  {outcome === 'kept_back' && !active && <ToneChip label="Kept back" tone="warn" />}
                </>
              }
              detail={
                heldOutAccuracy === null
                  ? `${count(rest.examples, 'example')}, none of them held out`
                  : `${percent(heldOutAccuracy)} of ${count(heldOut, 'unseen message')} right` +
                    (compared ? `; version ${compared.version} had ${percent(compared.accuracy)}` : '')
              }
              trailing={
                <span>
                  {count(rest.examples, 'example')} · <RelativeTime at={rest.trainedAt} />
                </span>
              }
              actions={
                !active && (
                  <PermittedButton
                    permission="categories:write"
                    variant="outlined"
                    disabled={isLoading}
                    onClick={() => void use(version)}
                  >
                    Use this
                  </PermittedButton>
                )
              }
            />
          ))}
        </Rows>
      )}
    </PagedList>
  )
}
