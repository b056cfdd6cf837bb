'use client'
import AddIcon from '@mui/icons-material/AddOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { PickMenu } from '../conversation/menus/PickMenu.tsx'
import type { Conversation } from '../inbox/api.ts'
import { useSkills } from '../settings/routing/api.ts'
import { usePermission } from '../shell/usePermission.ts'
import { type Candidates, type RoutingOfConversation, routingInContext } from './routing-api.ts'
import { verdictWords } from './routing-words.ts'
import { Section } from './Section.tsx'

/** Why this person has it, or what keeps it waiting. Nothing where nobody routes and nothing is asked for. */
export function Routing({ conversation }: { conversation: Conversation }) {
  const { currentData: routing } = routingInContext.useConversationRoutingQuery({
    params: { id: conversation.id },
  })
  const skills = useSkills()
  if (!routing) return null
  const { automatic, decisions, needs, candidates } = routing
  if (!automatic && decisions.length === 0 && needs.skills.length === 0 && skills.length === 0) return null
  const newest = decisions[0]
  return (
    <Section title="Routing">
      <Box sx={{ display: 'grid', gap: 2 }}>
        {newest && (
          <div>
            {newest.kind === 'assigned' ? `Given to ${newest.member}: ` : 'Back in the queue: '}
            {newest.reason} · <RelativeTime at={newest.at} />
          </div>
        )}
        {automatic && conversation.assignee === null && conversation.status === 'open' && (
          <div>{waitingWords(candidates)}</div>
        )}
        <Everybody candidates={conversation.assignee ? (newest?.candidates ?? []) : candidates} />
        <Needs conversation={conversation} routing={routing} />
      </Box>
    </Section>
  )
}

function waitingWords(candidates: Candidates): string {
  if (candidates.some(({ verdict }) => verdict === 'picked')) return 'It is given to somebody in a moment.'
  return candidates.length === 0 ? 'Nobody is in its team.' : 'It waits: nobody can take it at the moment.'
}

function Everybody({ candidates }: { candidates: Candidates }) {
  const [open, setOpen] = useState(false)
  if (candidates.length === 0) return null
  if (!open) {
    return (
      <Button variant="text" size="small" onClick={() => setOpen(true)} sx={{ justifySelf: 'start', ml: -2 }}>
        Why this way?
      </Button>
    )
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
      {candidates.map((one) => (
        <li key={one.id}>
          <Box component="span" sx={{ fontWeight: one.verdict === 'picked' ? 600 : 400 }}>
            {one.name}
          </Box>
          <Box component="span" sx={{ color: 'ink3' }}>
            {' '}
            {verdictWords(one)}
          </Box>
        </li>
      ))}
    </Box>
  )
}

type NeedsProps = { conversation: Conversation; routing: RoutingOfConversation }

function Needs({ conversation, routing }: NeedsProps) {
  const [put] = routingInContext.usePutNeedsMutation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const skills = useSkills()
  const may = usePermission('conversations:update')
  const { tellProblem } = useToasts()
  const asked = routing.needs.skills
  const toggle = async (key: string) => {
    const kept = asked.filter(({ id }) => id !== key).map(({ id, level }) => ({ id, level }))
    const wanted = kept.length < asked.length ? kept : [...kept, { id: key, level: 1 }]
    const { error } = await put({ params: { id: conversation.id }, body: { skills: wanted } })
    if (error !== undefined) tellProblem('It asks for the same as before.', error)
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
      {asked.map(({ id, name, level }) => (
        <ToneChip key={id} label={level > 1 ? `${name}, from ${level}` : name} />
      ))}
      {may && skills.length > 0 && (
        <Button
          variant="text"
          size="small"
          aria-haspopup="dialog"
          startIcon={<AddIcon />}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          Skill
        </Button>
      )}
      <PickMenu
        anchor={anchor}
        label="Skills it takes to answer"
        placeholder="Which skill?"
        typed={typed}
        onType={setTyped}
        several
        choices={skills.map(({ id, name }) => ({
          key: id,
          label: name,
          chosen: asked.some((one) => one.id === id),
        }))}
        onPick={(key) => void toggle(key)}
        onClose={() => setAnchor(null)}
      />
    </Box>
  )
}
