'use client'
import { usePermission } from '../shell/usePermission.ts'
import { type Runnable, runByHandApi } from './api.ts'

const none: Runnable[] = []

/** What one may run by hand; nothing for those who may not. */
export function useRunnable(): Runnable[] {
  const may = usePermission('workflows:run')
  const { data } = runByHandApi.useListRunnableQuery(undefined, { skip: !may })
  return data?.items ?? none
}
