import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'

export type TeamFields = { name: string; description: string }

/** The fields as they are kept: a name looks the same to everybody, however it was typed. */
export function keptFields(input: TeamFields): TeamFields {
  const name = storable(input.name).normalize('NFC').trim()
  if (name === '') throw new Invalid('A team needs a name', 'name')
  return { name, description: storable(input.description).trim() }
}

/** Refuses a name that another team has, ignoring case. A unique index holds what this only explains. */
export async function refuseTakenName(ctx: OrgContext, name: string, except: string): Promise<void> {
  const [taken] = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT name FROM teams WHERE lower(name) = lower(${name}) AND id <> ${except}::uuid`
  if (taken) throw new Conflict(`There is a team called ${taken.name} already`, 'already_exists')
}
