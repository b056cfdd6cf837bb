import { Prisma } from '@frontdesk/db/tenancy'
import { decryptSecret, encryptSecret, needsReencryption } from '@frontdesk/runtime/crypto'
import { asSystem } from '../../context.ts'
import { type Place, places } from './places.ts'

export type Reencrypted = {
  place: string
  /** sealed anew with the newest key */
  resealed: number
  /** were sealed with the newest key already */
  current: number
  /** no configured key opens them: their key has to be in ENCRYPTION_KEYS still */
  unreadable: number
}

type Row = { key: Record<string, string>; place: string; sealed: string }

const atATime = 200

/**
 * Seals every secret with the newest key of ENCRYPTION_KEYS, portion by portion. What somebody changes meanwhile is
 * left as they wrote it, which is with the newest key. May be cut off and begun again at any moment: what was done
 * stays done.
 */
export async function reencryptSecrets(of: readonly Place[] = places): Promise<Reencrypted[]> {
  const done: Reencrypted[] = []
  for (const place of of) done.push(await reencryptPlace(place))
  return done
}

async function reencryptPlace(place: Place): Promise<Reencrypted> {
  const count = { place: `${place.table}.${place.column}`, resealed: 0, current: 0, unreadable: 0 }
  let after = ''
  for (;;) {
    const rows = await readPortion(place, after)
    for (const row of rows) count[await reseal(place, row)] += 1
    const last = rows.at(-1)
    if (!last || rows.length < atATime) return count
    after = last.place
  }
}

const keyOf = ({ key }: Place) => Prisma.raw(key.map((name) => `${name}::text`).join(` || ' ' || `))

/** In the order of their keys as text, from the one after `after` on. */
function readPortion(place: Place, after: string): Promise<Row[]> {
  const [table, column] = [Prisma.raw(place.table), Prisma.raw(place.column)]
  const pairs = Prisma.raw(place.key.map((name) => `'${name}', ${name}::text`).join(', '))
  return asSystem(
    'read sealed secrets',
    (db) => db.$queryRaw<Row[]>`
      SELECT jsonb_build_object(${pairs}) AS key, (${keyOf(place)}) COLLATE "C" AS place, ${column} AS sealed
      FROM ${table} WHERE ${column} IS NOT NULL AND (${keyOf(place)}) COLLATE "C" > ${after}
      ORDER BY 2 LIMIT ${atATime}`,
  )
}

async function reseal(
  place: Place,
  { key, sealed, place: at }: Row,
): Promise<'resealed' | 'current' | 'unreadable'> {
  const [table, column] = [Prisma.raw(place.table), Prisma.raw(place.column)]
  let anew: string
  try {
    if (!needsReencryption(sealed)) return 'current'
    anew = encryptSecret(decryptSecret(sealed, place.context(key)), place.context(key))
  } catch {
    return 'unreadable'
  }
  const changed = await asSystem(
    'seal a secret anew',
    (db) => db.$executeRaw`
      UPDATE ${table} SET ${column} = ${anew} WHERE ${keyOf(place)} = ${at} AND ${column} = ${sealed}`,
  )
  return changed > 0 ? 'resealed' : 'current'
}
