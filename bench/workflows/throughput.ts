/**
 * Events of an organization through its 50 active workflows: as fast as they go, and at a steady rate.
 *   node bench/workflows/throughput.ts [events] [events a second]
 */
import { machine } from '../rig/figures.ts'
import { openProduct } from '../rig/open-product.ts'
import { joinProduct } from '../rig/providers/connect.ts'
import { openDesk, tell } from './rig/desk.ts'
import { measured, tellSteadily, untilAnswered, watch } from './rig/measure.ts'

const [amount = 10_000, rate = 167] = process.argv.slice(2).map(Number)

console.log(machine())
const bench = await openProduct({ web: false })
const product = joinProduct(bench.env)
try {
  const desk = await openDesk(bench.db, `workflows-${Date.now()}`, 2 * amount + 500)
  // The first events of a process find everything cold and tables that PostgreSQL knows nothing about yet.
  await tell(desk, 2 * amount, 500, 4)
  await untilAnswered(bench, desk, 0)
  await bench.db.query('VACUUM ANALYZE')
  console.log(`\n${amount} events at once`)
  await tell(desk, 0, amount, 500)
  await measured(bench, desk, amount, () => untilAnswered(bench, desk, 2_000))
  console.log(`\n${amount} events, ${rate} a second`)
  await measured(bench, desk, amount, async () => {
    const telling = tellSteadily(desk, { from: amount, count: amount, aSecond: rate, together: 4 })
    await Promise.all([telling, watch(bench, desk, telling)])
    await untilAnswered(bench, desk, 0)
  })
} finally {
  await product.leave()
  await bench.close()
}
