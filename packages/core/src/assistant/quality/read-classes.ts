import type { Pair as KeyedPair } from '../../classification/training/measure.ts'
import type { OrgContext } from '../../context.ts'
import type { Route } from '../../conversations/query/row.ts'
import { require } from '../../permissions.ts'
import { type ClassMeasure, type Confusion, measureClasses, type Pair } from './measure-classes.ts'
import { readVerdicts, type Verdicts } from './read-verdicts.ts'
import { lastWeeks } from './weeks.ts'

/** A category or route; null stands for a message that has none. */
export type Label = { key: string; name: string } | null

export type ClassesView = Omit<ReturnType<typeof measureClasses>, 'classes' | 'confusions'> & {
  classes: (Omit<ClassMeasure, 'key'> & { label: Label })[]
  confusions: (Omit<Confusion, 'actual' | 'predicted'> & { actual: Label; predicted: Label })[]
}

export type BothLevels = { categories: ClassesView; routes: ClassesView }

export type ClassQualityView = {
  since: string
  /** what people made of its judgements since then */
  live: BothLevels & { judged: number; reviewed: number }
  /**
   * the version in use about texts it has not seen, whose route is that of the category they were given; null before
   * the first training and for versions that did not keep count
   */
  heldOut: (BothLevels & { version: number; trainedAt: string }) | null
}

/** Every class of the classifier by its precision and recall: from what people did, and from what was held out. */
export async function readClasses(ctx: OrgContext, input: { weeks: number }): Promise<ClassQualityView> {
  require(ctx, 'categories:read')
  const { timeZone, weeks } = await lastWeeks(ctx, input.weeks)
  const since = weeks[0]?.from ?? new Date()
  const verdicts = await readVerdicts(ctx, { since, timeZone })
  const categories = await ctx.db.category.findMany({
    select: { id: true, key: true, name: true, route: true },
  })
  const version = await ctx.db.classifierVersion.findFirst({
    where: { active: true },
    select: { version: true, createdAt: true, confusion: true },
  })
  const pairs = version?.confusion as KeyedPair[] | null | undefined
  return {
    since: since.toISOString(),
    live: {
      judged: sum(verdicts),
      reviewed: sum(verdicts.filter(isReviewed)),
      ...ofLife(verdicts, categories),
    },
    heldOut:
      version && pairs
        ? {
            version: version.version,
            trainedAt: version.createdAt.toISOString(),
            ...ofTexts(pairs, categories),
          }
        : null,
  }
}

type Category = { id: string; key: string; name: string; route: Route }

const routeNames: Record<Route, string> = {
  informational: 'Information',
  service_action: 'Action',
  safety_compliance: 'Safety',
}

function ofLife(verdicts: Verdicts[], categories: Category[]): BothLevels {
  const reviewed = verdicts.filter(isReviewed)
  const names = new Map(categories.map(({ id, key, name }) => [id, { key, name }]))
  return {
    categories: toView(
      reviewed.map(({ category, actualCategory, count }) => ({
        actual: actualCategory,
        predicted: category,
        count,
      })),
      (id) => names.get(id) ?? null,
    ),
    routes: toView(
      reviewed.map(({ route, actualRoute, count }) => ({ actual: actualRoute, predicted: route, count })),
      routeLabel,
    ),
  }
}

function ofTexts(pairs: KeyedPair[], categories: Category[]): BothLevels {
  const known = new Map(categories.map((category) => [category.key, category]))
  const routeOf = (key: string) => known.get(key)?.route ?? null
  return {
    categories: toView(pairs, (key) => ({ key, name: known.get(key)?.name ?? key })),
    routes: toView(
      pairs.map(({ actual, predicted, count }) => ({
        actual: routeOf(actual),
        predicted: routeOf(predicted),
        count,
      })),
      routeLabel,
    ),
  }
}

function toView(pairs: Pair[], labelOf: (key: string) => Label): ClassesView {
  const { classes, confusions, ...measured } = measureClasses(pairs)
  const label = (key: string | null) => (key === null ? null : labelOf(key))
  return {
    ...measured,
    classes: classes.map(({ key, ...measure }) => ({ label: label(key), ...measure })),
    confusions: confusions.map(({ actual, predicted, ...confusion }) => ({
      actual: label(actual),
      predicted: label(predicted),
      ...confusion,
    })),
  }
}

function routeLabel(route: string): Label {
  return { key: route, name: routeNames[route as Route] ?? route }
}

function isReviewed({ reviewed }: Verdicts): boolean {
  return reviewed
}

function sum(verdicts: Verdicts[]): number {
  return verdicts.reduce((total, { count }) => total + count, 0)
}
