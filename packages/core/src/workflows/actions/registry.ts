import type { Action } from './action.ts'
import { addTagsAction } from './add-tags.ts'
import { assignAction } from './assign.ts'

/** Everything a step may do, in the order in which the editor offers it. */
const actions: readonly Action[] = [assignAction, addTagsAction]

const byName = new Map(actions.map((action) => [action.name, action]))

export function listActions(): readonly Action[] {
  return actions
}

export function actionOf(name: string): Action | undefined {
  return byName.get(name)
}
