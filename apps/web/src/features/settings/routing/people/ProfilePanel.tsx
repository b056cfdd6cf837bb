'use client'

import Alert from '@mui/material/Alert'
import Skeleton from '@mui/material/Skeleton'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { readHours, writeHours } from '../../sending/hours-text.ts'
import { type RoutingProfile, routingApi, useSkills } from '../api.ts'
import { LevelList } from '../LevelList.tsx'
import { ownLevels } from '../levels.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { WeekHours } from './WeekHours.tsx'

type Person = { memberId: string; name: string }
type Props = { person: Person; onClose: () => void }

/** A member's skills, languages, capacity and hours. */
export function ProfilePanel({ person, onClose }: Props) {
  const { data } = routingApi.useGetMemberRoutingQuery(
    { params: { id: person.memberId } },
    { refetchOnMountOrArgChange: true },
  )
  if (data) return <ProfileForm key={person.memberId} person={person} kept={data} onClose={onClose} />
  return (
    <SidePanel open title={person.name} onClose={onClose}>
      <Skeleton height={200} />
    </SidePanel>
  )
}

function ProfileForm({ person, kept, onClose }: Props & { kept: RoutingProfile }) {
  const [capacity, setCapacity] = useState(kept.capacity)
  const [levels, setLevels] = useState(() => kept.skills.map(({ id, level }) => ({ id, level })))
  const [languages, setLanguages] = useState(kept.languages)
  const [timeZone, setTimeZone] = useState(kept.timeZone)
  const [hours, setHours] = useState(() => writeHours(kept.workingHours))
  const [put, { error, isLoading }] = routingApi.usePutMemberRoutingMutation()
  const skills = useSkills()
  const { tell } = useToasts()
  const locked = !usePermission('routing:write')
  const read = hours.map((text, index) => readHours(text, index + 1))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const workingHours = read.flatMap((day) => day ?? [])
    const body = { capacity, skills: levels, languages, timeZone, workingHours }
    const saved = await put({ params: { id: person.memberId }, body })
    if (saved.error !== undefined) return
    tell(`${person.name} saved.`)
    onClose()
  }
  return (
    <SidePanel
      open
      title={person.name}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={isLoading || read.includes(null)}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      {locked && <Alert severity="info">Only admins change what members can do.</Alert>}
      <TextField
        label="Conversations at once"
        type="number"
        value={capacity}
        disabled={locked}
        onChange={(event) => setCapacity(Number(event.target.value))}
        helperText="A low one counts half, a high one one and a half, an urgent one two."
        slotProps={{ htmlInput: { min: 1, max: 200 } }}
      />
      <LevelList
        title="Skills"
        add="Add a skill"
        levels={ownLevels}
        choices={skills}
        value={levels}
        disabled={locked}
        onChange={setLevels}
      />
      <LanguageChoice value={languages} disabled={locked} onChange={setLanguages} />
      <WeekHours hours={hours} read={read} disabled={locked} onChange={setHours} />
      <TextField
        label="Time zone"
        value={timeZone}
        disabled={locked}
        onChange={(event) => setTimeZone(event.target.value.trim())}
        helperText="As in Europe/Berlin."
      />
    </SidePanel>
  )
}
