'use client'

import { isTimeZone } from '@frontdesk/core/business-hours/zone-clock'
import Alert from '@mui/material/Alert'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { DeleteButton } from '../../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { readHours, writeHours } from '../../sending/hours-text.ts'
import { type BusinessCalendar, slaSettingsApi } from '../api.ts'
import { Preview } from '../Preview.tsx'
import { HolidayFields } from './HolidayFields.tsx'
import { HoursFields } from './HoursFields.tsx'
import { readHoliday, writeHoliday } from './holiday-text.ts'

type Props = { calendar: BusinessCalendar | null; onClose: () => void }

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const usual = ['09:00-17:00', '09:00-17:00', '09:00-17:00', '09:00-17:00', '09:00-17:00', '', '']

/** The hours of each weekday, the holidays and the zone of a calendar, with what follows from them. */
export function CalendarPanel({ calendar, onClose }: Props) {
  const [fields, setFields] = useState(() => ({
    name: calendar?.name ?? '',
    timeZone: calendar?.timeZone ?? ownZone(),
    hours: calendar ? writeHours(calendar.hours) : usual,
    holidays: (calendar?.holidays ?? []).map(writeHoliday),
  }))
  const [create, created] = slaSettingsApi.useCreateCalendarMutation()
  const [put, changed] = slaSettingsApi.usePutCalendarMutation()
  const [remove] = slaSettingsApi.useDeleteCalendarMutation()
  const locked = !usePermission('sla:write')
  const { tell } = useToasts()
  const read = fields.hours.map((text, index) => readHours(text, index + 1))
  const hours = read.flatMap((one) => one ?? [])
  const zoneKnown = isTimeZone(fields.timeZone)
  const readDays = fields.holidays.filter(({ date }) => date !== '').map(readHoliday)
  const holidays = readDays.flatMap((one) => one ?? [])
  const wrong = [...read, ...readDays].includes(null) || !zoneKnown || fields.name.trim() === ''
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (wrong) return
    const body = { name: fields.name, timeZone: fields.timeZone, hours, holidays }
    const answer = calendar ? await put({ params: { id: calendar.id }, body }) : await create({ body })
    if (answer.error !== undefined) return
    tell(calendar ? 'Saved. Clocks that run keep their hours.' : `The calendar ${body.name} is made.`)
    onClose()
  }
  return (
    <SidePanel
      open
      title={calendar?.name ?? 'New calendar'}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit={calendar ? 'Save' : 'Make the calendar'}
      busy={created.isLoading || changed.isLoading || wrong}
      locked={locked}
      problem={<FormProblem error={created.error ?? changed.error} />}
    >
      {locked && <Alert severity="info">Only admins change calendars.</Alert>}
      <TextField
        label="Name"
        placeholder="Warehouse"
        disabled={locked}
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.target.value })}
      />
      <TextField
        label="Time zone"
        disabled={locked}
        value={fields.timeZone}
        error={!zoneKnown}
        helperText={zoneKnown ? 'As in Europe/Berlin' : 'There is no such time zone'}
        onChange={(event) => setFields({ ...fields, timeZone: event.target.value.trim() })}
      />
      <HoursFields
        hours={fields.hours}
        locked={locked}
        onChange={(next) => setFields({ ...fields, hours: next })}
      />
      <HolidayFields
        holidays={fields.holidays}
        locked={locked}
        onChange={(next) => setFields({ ...fields, holidays: next })}
      />
      <Preview
        calendar={{ timeZone: fields.timeZone, hours, holidays }}
        minutes={60}
        promise="With a target of 1 h."
      />
      {calendar && !locked && (
        <DeleteButton
          what="calendar"
          name={calendar.name}
          remove={() => remove({ params: { id: calendar.id } })}
          onDeleted={onClose}
        >
          A calendar that a policy counts by stays until that policy has another one.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
