'use client'

import type { Choice } from '../../../../ui/forms/ChoiceField.tsx'
import { useListRolesQuery } from '../api.ts'

/** The roles of the organization's own as the choices of a field, by their ids. */
export function useOwnRoleChoices(): Choice[] {
  const { data } = useListRolesQuery()
  return (data?.custom ?? []).map(({ id, name }) => ({ value: id, label: `${name} · Of your own` }))
}
