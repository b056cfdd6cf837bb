import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

// Columns the engine asks for in PostgreSQL's one-byte type, as its queries name them.
const byteColumns = [
  { asked: 'constr.contype AS constraint_type', name: 'constraint_type' },
  { asked: 'con.confdeltype', name: 'confdeltype' },
  { asked: 'con.confupdtype', name: 'confupdtype' },
]

/** The adapter through which the schema engine looks at the database at `url`. */
export function connectAdapter(url: string) {
  return bindMigrationAwareSqlAdapterFactory(readingByteColumns(new PrismaPg({ connectionString: url })))
}

/** The adapter cannot read one-byte columns: it gets them as text, and the engine under the type it expects. */
function readingByteColumns(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  const wrap = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    const queryRaw: SqlDriverAdapter['queryRaw'] = async (query) => {
      const found = byteColumns.filter(({ asked }) => query.sql.includes(asked))
      const sql = found.reduce((text, { asked, name }) => text.replace(asked, asText(asked, name)), query.sql)
      const result = await adapter.queryRaw({ ...query, sql })
      for (const { name } of found) {
        const index = result.columnNames.indexOf(name)
        if (index >= 0) result.columnTypes[index] = ColumnTypeEnum.Character
      }
      return result
    }
    return new Proxy(adapter, {
      get: (target, name) => (name === 'queryRaw' ? queryRaw : bound(target, name)),
    })
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => wrap(await factory.connect()),
    connectToShadowDb: async () => wrap(await factory.connectToShadowDb()),
  }
}

function asText(asked: string, name: string): string {
  return `${asked.split(' ')[0]}::text AS ${name}`
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name)
  return typeof value === 'function' ? value.bind(target) : value
}
