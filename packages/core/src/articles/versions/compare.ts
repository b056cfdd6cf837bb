import { diffLines, diffWordsWithSpace } from 'diff'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findArticle } from '../row.ts'
import { findVersion, type VersionView } from './view.ts'

type Part = { kind: 'same' | 'added' | 'removed'; text: string }
/** Lines that are the same, came, went, or were reworded; `parts` are the words of the latter. */
export type DiffRow = { kind: Part['kind'] | 'changed'; text: string; parts: Part[] }
type ChangedField = { field: (typeof comparedFields)[number]; from: string; to: string }
export type Comparison = { from: number; to: number; fields: ChangedField[]; rows: DiffRow[] }

const comparedFields = ['title', 'language', 'collection', 'audience'] as const
/** Texts that have more in them than this or take longer are shown as one that went and one that came. */
const limits = { maxEditLength: 4_000, timeout: 400 }
const wordLimits = { maxEditLength: 600, timeout: 60 }

/** What two versions of an article, the later the newest unless it is named, have in common, line by line, and within lines that were reworded by words. */
export async function compareArticleVersions(
  ctx: OrgContext,
  { id, from, ...input }: { id: string; from: number; to?: number | undefined },
): Promise<Comparison> {
  require(ctx, 'knowledge:read')
  const to = input.to ?? (await findArticle(ctx, id)).version
  const [older, newer] = [
    await findVersion(ctx, { articleId: id, number: from }),
    await findVersion(ctx, { articleId: id, number: to }),
  ]
  return { from, to, fields: changedFields(older, newer), rows: compareTexts(older.body, newer.body) }
}

function changedFields(older: VersionView, newer: VersionView): ChangedField[] {
  return comparedFields.flatMap((field) =>
    older[field] === newer[field] ? [] : [{ field, from: older[field], to: newer[field] }],
  )
}

/** The rows of a comparison: put together they give either text, by leaving out what was added or removed. */
export function compareTexts(older: string, newer: string): DiffRow[] {
  const found = diffLines(older, newer, limits) ?? [
    { value: older, added: false, removed: true },
    { value: newer, added: true, removed: false },
  ]
  const runs = found
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }): Part => ({ kind: kindOf(added, removed), text: value }))
  return joinReworded(runs)
}

function kindOf(added: boolean, removed: boolean): Part['kind'] {
  if (added) return 'added'
  return removed ? 'removed' : 'same'
}

/** What went right before something came was reworded. */
function joinReworded(runs: Part[]): DiffRow[] {
  const rows: DiffRow[] = []
  for (let index = 0; index < runs.length; index += 1) {
    const [run, next] = [runs[index], runs[index + 1]]
    if (!run) continue
    const parts = run.kind === 'removed' && next?.kind === 'added' ? compareWords(run.text, next.text) : null
    if (parts) index += 1
    rows.push(parts ? { kind: 'changed', text: '', parts } : { ...run, parts: [] })
  }
  return rows
}

/** Null where so little is the same that words would only confuse. */
function compareWords(older: string, newer: string): Part[] | null {
  const parts = diffWordsWithSpace(older, newer, wordLimits)?.map(
    ({ value, added, removed }): Part => ({ kind: kindOf(added, removed), text: value }),
  )
  if (!parts) return null
  const same = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0)
  return same * 3 >= Math.min(older.length, newer.length) ? parts : null
}
