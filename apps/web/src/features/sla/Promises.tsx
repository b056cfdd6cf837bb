'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../store/store.ts'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { useNow } from '../../ui/time/useNow.ts'
import { Facts, Section } from '../context/Section.tsx'
import { PickMenu } from '../conversation/menus/PickMenu.tsx'
import type { Conversation } from '../inbox/api.ts'
import { storeConversation } from '../inbox/cache.ts'
import { slaSettingsApi, whole } from '../settings/sla/api.ts'
import { usePermission } from '../shell/usePermission.ts'
import { slaApi } from './api.ts'
import { SlaWhy } from './SlaWhy.tsx'
import { countdown, kindWords } from './words.ts'

/** What is promised, why it is due then, and which policy it goes by. Nothing where there are no policies. */
export function Promises({ conversation }: { conversation: Conversation }) {
  const now = useNow()
  const [open, setOpen] = useState(false)
  const { currentData: explained } = slaApi.useGetConversationSlaQuery({ params: { id: conversation.id } })
  const { data: policies } = slaSettingsApi.useListSlaPoliciesQuery(whole)
  if (!explained || !policies || (policies.items.length === 0 && explained.clocks.length === 0)) return null
  const { sla } = conversation
  return (
    <Section title="Deadline">
      <Facts
        facts={[
          ...(sla ? [{ name: kindWords[sla.kind], value: countdown(sla, now) }] : []),
          { name: 'Policy', value: policyWords(explained.setPolicy, sla) },
        ]}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: -2, mt: 1 }}>
        {explained.clocks.length > 0 && (
          <Button variant="text" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            Why this deadline?
          </Button>
        )}
        <PolicyPicker
          conversation={conversation}
          policies={policies.items.filter(({ active }) => active)}
          chosen={explained.setPolicy?.id ?? null}
        />
      </Box>
      {open && <SlaWhy conversationId={conversation.id} />}
    </Section>
  )
}

function policyWords(set: { name: string } | null, sla: Conversation['sla']): string {
  if (set) return `${set.name}, set for this conversation`
  return sla ? `${sla.policy}, by its conditions` : 'none fits'
}

type PickerProps = {
  conversation: Conversation
  policies: { id: string; name: string }[]
  chosen: string | null
}

const byConditions = 'by conditions'

function PolicyPicker({ conversation, policies, chosen }: PickerProps) {
  const [put] = slaApi.usePutConversationSlaPolicyMutation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const dispatch = useDispatch<Dispatch>()
  const may = usePermission('conversations:update')
  const { tell, tellProblem } = useToasts()
  if (!may || (policies.length === 0 && chosen === null)) return null
  const pick = async (key: string) => {
    const policyId = key === byConditions ? null : key
    if (policyId === chosen) return
    const { data, error } = await put({ params: { id: conversation.id }, body: { policyId } })
    if (data === undefined) return tellProblem('The policy was not changed', error)
    dispatch(storeConversation(data))
    const name = policies.find(({ id }) => id === policyId)?.name
    tell(name ? `#${data.number} goes by ${name}` : `#${data.number} goes by the conditions of the policies`)
  }
  return (
    <>
      <Button
        variant="text"
        size="small"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Change policy
      </Button>
      <PickMenu
        anchor={anchor}
        label="SLA policy of this conversation"
        placeholder="Which policy?"
        typed={typed}
        onType={setTyped}
        choices={[
          { key: byConditions, label: 'By the conditions of the policies', chosen: chosen === null },
          ...policies.map(({ id, name }) => ({ key: id, label: name, chosen: id === chosen })),
        ]}
        onPick={(key) => void pick(key)}
        onClose={() => setAnchor(null)}
      />
    </>
  )
}
