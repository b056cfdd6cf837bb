/**
 * How long an organization's events wait for workflows while another one has a great many waiting.
 *   node bench/workflows/fairness.ts [events of the other]
 */
import { machine } from '../rig/figures.ts'
import { openProduct } from '../rig/open-product.ts'
import { joinProduct } from '../rig/providers/connect.ts'
import { openDesk, tell } from './rig/desk.ts'
import { measured, tellSteadily, untilAnswered, waiting } from './rig/measure.ts'

const [amount = 50_000] = process.argv.slice(2).map(Number)
const [own, aSecond] = [300, 10]

console.log(machine())
const bench = await openProduct({ web: false })
const product = joinProduct(bench.env)
try {
  const busy = await openDesk(bench.db, `workflows-${Date.now()}`, Math.min(amount, 10_000))
  const desk = await openDesk(bench.db, `workflows-other-${Date.now()}`, own)
  await tell(busy, 0, amount, 500)
  console.log(`\n${own} events, ${aSecond} a second, while another organization has many waiting`)
  console.log(`${await waiting(bench, busy)} wait there as they begin`)
  await measured(bench, desk, own, async () => {
    await tellSteadily(desk, { from: 0, count: own, aSecond, together: 1 })
    await untilAnswered(bench, desk, 0)
  })
  console.log(`${await waiting(bench, busy)} still wait there`)
} finally {
  await product.leave()
  await bench.close()
}
