'use client'

import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import type { Catalogue, WorkflowDetail } from '../api.ts'
import { type View, ViewPicker } from '../graph/ViewPicker.tsx'
import { WorkflowGraph } from '../graph/WorkflowGraph.tsx'
import { OneWorkflowTabs } from '../WorkflowTabs.tsx'
import { ConditionGroup } from './ConditionGroup.tsx'
import { EditorActions } from './EditorActions.tsx'
import { Choice } from './fields/Choice.tsx'
import { Parameters } from './fields/Parameters.tsx'
import { problemsOf } from './problems.ts'
import { StepList } from './StepList.tsx'
import { asDefinition, type Definition, type Draft } from './tree.ts'
import { useLiveCheck } from './useLiveCheck.ts'

type Props = { workflow: WorkflowDetail; catalogue: Catalogue }

/** The sentence editor: when, if, then, with the sentence and its faults while you write. */
export function EditorForm({ workflow, catalogue }: Props) {
  const [draft, setDraft] = useState<Draft>(() => ({
    name: workflow.name,
    description: workflow.description,
    definition: asDefinition(workflow.definition),
  }))
  const [changed, setChanged] = useState(false)
  const [view, setView] = useState<View>('words')
  const disabled = !usePermission('workflows:write')
  const { sentence, problems } = useLiveCheck(changed ? draft.definition : undefined, workflow)
  const faults = problemsOf(problems)
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setChanged(true)
  }
  const define = (part: Partial<Definition>) => change({ definition: { ...draft.definition, ...part } })
  const { trigger, conditions, steps } = draft.definition
  const shared = { catalogue, disabled }
  return (
    <Page>
      <PageHeader
        title={draft.name}
        actions={
          <EditorActions
            workflow={workflow}
            draft={draft}
            changed={changed}
            faulty={problems.length > 0}
            onSaved={() => setChanged(false)}
          />
        }
      />
      <OneWorkflowTabs id={workflow.id} />
      <Sentence text={sentence} problems={problems.length} whenOff={workflow.whenOff} />
      <ViewPicker view={view} onChange={setView} />
      {view === 'graph' ? (
        <WorkflowGraph definition={draft.definition} />
      ) : (
        <>
          <Part title="Name">
            <TextField
              size="small"
              label="Name"
              fullWidth
              value={draft.name}
              disabled={disabled}
              onChange={({ target }) => change({ name: target.value })}
            />
          </Part>
          <Part title="When">
            <Choice
              label="Trigger"
              value={trigger.on}
              options={catalogue.triggers.map(({ name, label }) => ({ value: name, label }))}
              disabled={disabled}
              onChange={(on) => define({ trigger: { on, with: {} } })}
            />
            <Parameters
              {...shared}
              schema={catalogue.triggers.find(({ name }) => name === trigger.on)?.schema}
              values={trigger.with}
              problems={faults.below('trigger', 'with').byName()}
              onChange={(values) => define({ trigger: { ...trigger, with: values } })}
            />
          </Part>
          <Part title="If">
            <ConditionGroup
              {...shared}
              condition={conditions}
              problems={faults.below('conditions')}
              onChange={(condition) => define({ conditions: condition })}
            />
          </Part>
          <Part title="Then">
            <StepList
              {...shared}
              steps={steps}
              problems={faults.below('steps')}
              onChange={(list) => define({ steps: list })}
            />
          </Part>
        </>
      )}
    </Page>
  )
}

type Said = { text: string; problems: number; whenOff: string | null }

function Sentence({ text, problems, whenOff }: Said) {
  return (
    <Box
      role="status"
      aria-label="In words"
      sx={{ p: 3, mb: 5, borderRadius: '8px', bgcolor: 'accentSoft', overflowWrap: 'anywhere' }}
    >
      {text || 'This is no whole workflow yet.'}
      {whenOff !== null && (
        <Box sx={{ mt: 1, color: 'ink2', fontSize: 12 }}>
          Built in: messages that come in take this way. While it is off: {whenOff}
        </Box>
      )}
      {problems > 0 && (
        <Box sx={{ mt: 1, color: 'late', fontSize: 12 }}>
          {problems === 1 ? 'One thing is' : `${problems} things are`} still to be settled before it can be
          published.
        </Box>
      )}
    </Box>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ mb: 5, display: 'grid', gap: 2, minWidth: 0 }}>
      <Box component="h2" sx={{ m: 0, fontSize: 13, fontWeight: 600, color: 'ink2' }}>
        {title}
      </Box>
      {children}
    </Box>
  )
}
