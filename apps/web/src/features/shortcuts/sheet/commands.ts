import { bindingOf } from '../bindings.ts'
import { type Section, type ShortcutId, shortcutIds, shortcutOf } from '../registry.ts'

export type CommandGroup = { section: Section; ids: ShortcutId[] }

const order: readonly Section[] = ['Conversation', 'Composer', 'List', 'Go to', 'Anywhere']

/** All shortcuts by section, for the help sheet. */
export function groupShortcuts(wanted: (id: ShortcutId) => boolean = () => true): CommandGroup[] {
  return order
    .map((section) => ({
      section,
      ids: shortcutIds.filter((id) => shortcutOf(id).section === section && wanted(id)),
    }))
    .filter((group) => group.ids.length > 0)
}

/** What can be done right now, for the palette. */
export function availableCommands(): CommandGroup[] {
  return groupShortcuts((id) => !shortcutOf(id).hidden && bindingOf(id) !== undefined)
}
