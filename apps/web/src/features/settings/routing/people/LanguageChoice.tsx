'use client'

import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { languageName } from '../../../inbox/list/chips.ts'

type Props = { value: string[]; disabled: boolean; onChange: (languages: string[]) => void }

/** The languages that are told apart in mail, by how many people write them. */
const offered = (
  'en es de fr it pt nl pl tr ru uk cs sk hu ro bg el sv da no fi et lv lt hr sr sl ' +
  'ar he fa hi bn ur ta te zh ja ko vi th id ms'
).split(' ')

/** The languages somebody answers in. */
export function LanguageChoice({ value, disabled, onChange }: Props) {
  return (
    <Autocomplete
      multiple
      options={[...new Set([...offered, ...value])]}
      getOptionLabel={languageName}
      value={value}
      disabled={disabled}
      onChange={(_, languages) => onChange(languages)}
      renderInput={(params) => <TextField {...params} label="Languages" placeholder="Add a language" />}
    />
  )
}
