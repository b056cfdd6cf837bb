import type { Permission } from '@frontdesk/core/permissions'
import { wordsOf } from '../../words.ts'

export type Resource = { name: string; verbs: { permission: Permission; name: string }[] }

/** Permissions by what they are about, in the order of the alphabet; "reports:read" is the verb Read of Reports. */
export function byResource(permissions: readonly Permission[]): Resource[] {
  const resources = new Map<string, Resource>()
  for (const permission of permissions) {
    const [about = '', verb = ''] = permission.split(':')
    const resource = resources.get(about) ?? { name: wordsOf(about), verbs: [] }
    resource.verbs.push({ permission, name: wordsOf(verb) })
    resources.set(about, resource)
  }
  return [...resources.values()].sort((a, b) => a.name.localeCompare(b.name))
}
